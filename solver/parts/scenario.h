// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/equations/combined_equations.h"
#include "solver/parts/numbers/own_numbers_report.h"
#include "solver/parts/part.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;

  /// What a case is about, for a simulation and a recorder that know no physics: all its parts together. See
  /// Part, PartReport and GrowingPhase for what the functions mean.
  class Scenario
  {
  public:
    /// The case must outlive this.
    explicit Scenario(const Case &what);
    static std::unique_ptr<Scenario> create(const Case &what)
    {
      return std::make_unique<Scenario>(what);
    }

    Equations &equations() { return *equations_; }
    InitialFields initial_fields() const;
    double interface_width() const; ///< 10-90 % [m], 0: not known
    MeshNeeds mesh_needs() const;
    std::optional<SeedProfile> seed_profile() const;
    std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const;
    std::string nucleating_phase() const;

    double first_step() const;
    std::vector<double> breakpoints(double from, double to) const;
    /// Whether nothing moves until a nucleus enters; see GrowingPhase. Collective.
    bool is_at_rest(PhaseField &fields) const;
    bool jumps(double t) const;
    /// Whether what is reported differs before and after t.
    bool shows_jump(double t) const;
    double front_speed(double t, PhaseField &fields) const;
    bool energy_falls(double from, double to) const;
    std::optional<ThermalNoise> thermal_noise(double t) const;

    void keep(StepMemory &memory) const;
    void recall(StepMemory &memory);

    bool is_dimensionless() const;
    int dimension() const;
    std::vector<Column> leading_columns() const;
    std::vector<Column> own_columns() const;
    void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t);
    std::vector<std::string> new_warnings();
    std::vector<OwnTable> own_tables() const;
    std::vector<std::vector<double>> rows_of(const OwnTable &table,
                                             PhaseField &fields,
                                             double t) const;
    double transformed(const Measured &measured) const;
    double volume_below_grid(const std::vector<GrownNucleus> &nuclei) const
    {
      return phase_ != nullptr ? phase_->volume_below_grid(nuclei) : 0.;
    }
    std::string name_of_fraction() const;
    double end_fraction() const;
    std::vector<Quantity> quantities(const Statistics &statistics,
                                     long nuclei,
                                     double exposed_area) const;
    std::vector<std::string> quantity_keys() const;
    std::vector<std::string> closing_lines(const std::vector<Quantity> &quantities,
                                           const std::string &directory) const;
    /// The columns that the case makes of its fields by formulas; null: none.
    const OwnNumbersReport *numbers() const { return numbers_.get(); }
    std::vector<std::string> description(const MeshFigures &mesh, double seed_radius) const;

  private:
    void combine_equations();

    const Case &case_;
    std::vector<std::unique_ptr<Part>> parts_;
    std::vector<PartReport *> reports_; ///< of those that have one
    std::unique_ptr<OwnNumbersReport> numbers_;
    GrowingPhase *phase_ = nullptr; ///< if one of them has it
    bool only_one_acts_ = false;    ///< the others look at its fields
    std::unique_ptr<CombinedEquations> combined_;
    Equations *equations_ = nullptr;
  };
} // namespace softlattice
