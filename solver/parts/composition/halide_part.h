// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/halide_equations.h"
#include "solver/parts/composition/halide_emission.h"
#include "solver/parts/equations/equations_of_part.h"
#include "solver/parts/part.h"

#include <optional>

namespace softlattice
{
  /// Columns of statistics.csv that a mixed halide adds.
  const std::vector<Column> &halide_columns();

  /// A mixed halide: diffusion, exchange with its surroundings, demixing in the dark and under light, and
  /// the HT-LT transformation, with its nuclei, of a varying composition.
  class HalidePart final
    : public Part
    , public PartReport
    , public GrowingPhase
  {
  public:
    /// The case must outlive this.
    explicit HalidePart(const Case &what);

    PartEquations &equations() override { return beside_others_; }
    Equations *equations_alone() override { return &equations_; }
    double energy_scale() const override { return equations_.energy_scale(); }
    InitialFields initial_fields() const override;
    double field_scale() const override;
    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    bool energy_falls(double from, double to) const override;
    std::optional<ThermalNoise> thermal_noise(double t) const override;
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;
    PartReport *report() override { return this; }
    GrowingPhase *growing_phase() override { return equations_.has_phase() ? this : nullptr; }

    double interface_width() const override;
    double front_speed(double t) const override;
    std::optional<SeedProfile> seed_profile() const override;
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const override;
    std::string nucleating_phase() const override { return "LT"; }
    double transformed(const Measured &measured) const override;
    double end_fraction() const override;

    std::vector<std::string> standard_columns() const override;
    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<std::string> new_warnings() override;
    std::vector<OwnTable> own_tables() const override;
    std::vector<std::vector<double>> rows_of(const OwnTable &,
                                             PhaseField &fields,
                                             const double t) const override
    {
      return emission_.rows(fields, t);
    }
    std::vector<Quantity> quantities(const Statistics &statistics,
                                     long nuclei,
                                     double exposed_area) const override;
    std::vector<std::string> quantity_keys() const override;
    std::vector<std::string> closing_lines(const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override;

    void keep(StepMemory &memory) const override
    {
      memory.keep("mixed halide/initial mean",
                  initial_mean_ ? std::vector<double>{*initial_mean_} : std::vector<double>());
      memory.keep("mixed halide/told of degeneracy", told_of_degeneracy_ ? 1. : 0.);
      memory.keep("mixed halide/log activities", equations_.carriers().log_activities());
    }
    void recall(StepMemory &memory) override
    {
      initial_mean_.reset();
      if (const auto mean = memory.list_or_none("mixed halide/initial mean", 1); !mean.empty())
        initial_mean_ = mean[0];
      told_of_degeneracy_ = memory.flag("mixed halide/told of degeneracy");
      HalideCarriers &carriers = equations_.carriers();
      carriers.start_from(
        memory.list("mixed halide/log activities", carriers.log_activities().size()));
    }

  private:
    const Case &case_;
    HalideEquations equations_;
    EquationsOfPart beside_others_;
    HalideEmission emission_;
    std::optional<double> initial_mean_; ///< of x, once it is known
    double carrier_part_ = 0.;           ///< the largest, of the state last filled in [1]
    bool told_of_degeneracy_ = false;
  };
} // namespace softlattice
