// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/parts/part.h"
#include "tests/parts/tracer.h"

#include <optional>

namespace softlattice::tests
{
  /// exp(-a c)
  struct SlowedFront : FreeEnergyFrom<SlowedFront, 1>
  {
    double slowing = 0.;
    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      return exp(-slowing * u[0]);
    }
  };

  /// - k c [1/s]
  struct Decay : FreeEnergyFrom<Decay, 1>
  {
    double rate = 0.;
    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      return -rate * u[0];
    }
  };

  /// c^2/2 [J/m^3]: with the mobility D the flux is - D grad c.
  struct Spreading : FreeEnergyFrom<Spreading, 1>
  {
    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      return 0.5 * (u[0] * u[0]);
    }
  };

  class TracerEquations final : public PartEquations
  {
  public:
    TracerEquations(const TracerSettings &settings, const Tolerance &tolerance);

    const PartDescription &description() const override { return description_; }
    std::vector<const PartTerm *> energies() const override { return {&energy_}; }
    const PartTerm *coefficient(std::size_t) const override { return &mobility_; }
    const PartTerm *mobility_factor(const std::string &field) const override;
    const PartTerm *source(const std::string &field) const override;
    void set_time(double t, bool before) override;
    void set_nodes(const LawNodes &nodes) override { n_nodes_ = nodes.places.size(); }
    void derive(const double *const *u, double *const *values) const override;

  private:
    const TracerSettings &settings_;
    PartDescription description_;
    PointState state_;
    SlowedFront slowed_front_;
    Decay decay_;
    Spreading spreading_;
    PointTerm energy_, factor_, source_;
    UniformTerm mobility_;
    std::size_t n_nodes_ = 0;
  };

  class TracerPart final
    : public Part
    , public PartReport
  {
  public:
    TracerPart(const TracerSettings &settings, const Case &what, std::size_t first_field);

    PartEquations &equations() override { return equations_; }
    InitialFields initial_fields() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    bool energy_falls(double, double) const override { return settings_.decay_rate == 0.; }
    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory) override;
    std::vector<std::string> description(const MeshFigures &, double) const override;
    PartReport *report() override { return this; }

    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<OwnTable> own_tables() const override;
    std::vector<std::vector<double>> rows_of(const OwnTable &,
                                             PhaseField &fields,
                                             double t) const override;
    std::vector<Quantity> quantities(const Statistics &statistics, long, double) const override;
    std::vector<std::string> quantity_keys() const override { return {"tracer decayed [1]"}; }

  private:
    const TracerSettings &settings_;
    std::size_t field_; ///< its number
    TracerEquations equations_;
    std::optional<double> initial_mean_; ///< once it is known
  };
} // namespace softlattice::tests
