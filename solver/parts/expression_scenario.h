// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/own_fields.h"

#include <vector>

namespace softlattice
{
  /// A case that defines all its fields, energy and coefficients.
  class ExpressionScenario final : public Scenario
  {
  public:
    explicit ExpressionScenario(const Case &what)
      : case_(what)
      , own_(what)
    {}

    Equations &equations() override { return own_.equations(); }
    InitialFields initial_fields() const override;
    double interface_width() const override { return case_.discretisation.interface_width; }
    double field_scale() const override { return own_.field_scale(); }
    std::optional<SeedProfile> seed_profile() const override;
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const override;
    std::string nucleating_phase() const override { return case_.seeding.field; }

    double first_step() const override { return own_.first_step(); }
    std::vector<double> breakpoints(const double from, const double to) const override
    {
      return own_.breakpoints(from, to);
    }
    bool jumps(const double t) const override { return own_.jumps(t); }
    double front_speed(double) const override { return 0.; }
    bool energy_falls(double, double) const override { return own_.energy_falls(); }
    std::optional<ThermalNoise> thermal_noise(double t) const override;

    bool is_dimensionless() const override { return case_.is_dimensionless(); }
    std::vector<std::string> standard_columns() const override;
    std::vector<Column> own_columns() const override { return own_.columns(); }
    void fill(Statistics *row,
              PhaseField &fields,
              const Measured &measured,
              const double t) override
    {
      own_.fill(row, fields, measured, t);
    }
    double transformed(const Measured &) const override;
    std::vector<Quantity> quantities(const Statistics &statistics, long, double) const override
    {
      return own_.quantities(statistics);
    }
    std::vector<std::string> closing_lines(const Statistics &statistics,
                                           const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override;
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;

    void keep(StepMemory &memory) const override { own_.keep(memory); }
    void recall(StepMemory &memory) override { own_.recall(memory); }

  private:
    const Case &case_;
    OwnFields own_;
  };
} // namespace softlattice
