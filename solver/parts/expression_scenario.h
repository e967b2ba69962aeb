// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/expression_equations.h"
#include "solver/parts/scenario.h"

#include <vector>

namespace softlattice
{
  /// A case that defines its own fields, energy and coefficients.
  class ExpressionScenario final : public Scenario
  {
  public:
    explicit ExpressionScenario(const Case &what);

    Equations &equations() override { return *equations_; }
    InitialFields initial_fields() const override;
    double interface_width() const override { return case_.discretisation.interface_width; }
    double field_scale() const override;
    std::optional<SeedProfile> seed_profile() const override;
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const override;
    std::string nucleating_phase() const override { return case_.seeding.field; }

    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    double front_speed(double) const override { return 0.; }
    bool energy_falls(double, double) const override;
    std::optional<ThermalNoise> thermal_noise(double t) const override;

    bool is_dimensionless() const override { return case_.expressions.is_dimensionless(); }
    std::vector<std::string> standard_columns() const override;
    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    double transformed(const Measured &) const override;
    std::vector<Quantity> quantities(const Statistics &statistics,
                                     long nuclei,
                                     double exposed_area) const override;
    std::vector<std::string> closing_lines(const Statistics &statistics,
                                           const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override;
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;

    void keep(StepMemory &memory) const override
    {
      memory.keep("expressions/initial means", initial_mean_);
    }
    void recall(StepMemory &memory) override
    {
      initial_mean_ = memory.list_or_none("expressions/initial means", equations_->fields().size());
    }

  private:
    double region_threshold(std::size_t field) const;

    const Case &case_;
    std::unique_ptr<ExpressionEquations> equations_;
    std::vector<double> initial_mean_; ///< per field, once it is known
  };
} // namespace softlattice
