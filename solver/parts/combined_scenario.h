// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/combined_equations.h"
#include "solver/parts/own_fields.h"

#include <memory>

namespace softlattice
{
  /// A case of the program with fields, energies and coefficients by formula beside: what the case is about,
  /// its nuclei and its report are those of the former, and the own fields have their columns.
  class CombinedScenario final : public Scenario
  {
  public:
    /// The case must outlive this.
    CombinedScenario(const Case &what, std::unique_ptr<Scenario> part);

    Equations &equations() override { return equations_; }
    InitialFields initial_fields() const override;
    double interface_width() const override { return part_->interface_width(); }
    double field_scale() const override;
    std::optional<SeedProfile> seed_profile() const override { return part_->seed_profile(); }
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const override
    {
      return part_->make_nucleation(fields);
    }
    std::string nucleating_phase() const override { return part_->nucleating_phase(); }

    double first_step() const override;
    std::vector<double> breakpoints(double from, double to) const override;
    bool jumps(double t) const override { return part_->jumps(t) || own_.jumps(t); }
    double front_speed(const double t) const override { return part_->front_speed(t); }
    bool energy_falls(double from, double to) const override;
    std::optional<ThermalNoise> thermal_noise(const double t) const override
    {
      return part_->thermal_noise(t);
    }

    void keep(StepMemory &memory) const override;
    void recall(StepMemory &memory) override;

    bool is_dimensionless() const override { return false; }
    std::vector<std::string> standard_columns() const override { return part_->standard_columns(); }
    std::vector<Column> own_columns() const override;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) override;
    std::vector<std::string> new_warnings() override { return part_->new_warnings(); }
    std::vector<OwnTable> own_tables() const override { return part_->own_tables(); }
    std::vector<std::vector<double>> rows_of(const OwnTable &table,
                                             PhaseField &fields,
                                             const double t) const override
    {
      return part_->rows_of(table, fields, t);
    }
    double transformed(const Measured &measured) const override
    {
      return part_->transformed(measured);
    }
    double end_fraction() const override { return part_->end_fraction(); }
    std::vector<Quantity> quantities(const Statistics &statistics,
                                     long nuclei,
                                     double exposed_area) const override;
    std::vector<std::string> closing_lines(const Statistics &statistics,
                                           const std::vector<Quantity> &quantities,
                                           const std::string &directory) const override
    {
      return part_->closing_lines(statistics, quantities, directory);
    }
    std::vector<std::string> description(const MeshFigures &mesh,
                                         double seed_radius) const override;

  private:
    std::unique_ptr<Scenario> part_;
    OwnFields own_;
    CombinedEquations equations_;
  };
} // namespace softlattice
