// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/fields/polymorph_equations.h"
#include "solver/parts/scenario.h"

namespace softlattice
{
  /// The HT-LT transformation in given surroundings.
  class TransformationScenario final : public Scenario
  {
  public:
    explicit TransformationScenario(const Case &what);

    Equations &equations() override { return equations_; }
    InitialFields initial_fields() const override;
    double interface_width() const override;
    double field_scale() const override { return 1.; }
    std::optional<SeedProfile> seed_profile() const override;
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const override;
    std::string nucleating_phase() const override { return "LT"; }

    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override;
    double front_speed(double t) const override;
    bool energy_falls(double from, double to) const override;

    bool is_dimensionless() const override { return false; }
    std::vector<std::string> standard_columns() const override;
    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    double transformed(const Measured &measured) const override { return measured.fields[0].mean; }
    double end_fraction() const override { return case_.time.end_lt_fraction; }
    std::vector<Quantity> quantities(const Statistics &statistics,
                                     long nuclei,
                                     double exposed_area) const override;
    std::vector<std::string> closing_lines(const Statistics &statistics,
                                           const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override;
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;

  private:
    const Case &case_;
    PolymorphEquations equations_;
  };
} // namespace softlattice
