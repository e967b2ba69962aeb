// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/initial_fields.h"
#include "solver/fields/phase_field.h"
#include "solver/nucleation/nucleation.h"
#include "solver/operators/equations.h"
#include "solver/output/statistics.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  struct Case;

  /// Noise of the conserved fields at a time.
  struct ThermalNoise
  {
    double energy; ///< kT [J]; in 2D over the depth [J/m]: see NoiseDraw
    std::uint64_t seed;
    double shortest_wave; ///< that steps are to follow [m]; 0: by interface width or mesh
  };

  /// The noise that a case asks for, of this kT [J]; a 2D body fluctuates over its depth as one.
  std::optional<ThermalNoise> thermal_noise_of(const Case &what, double thermal_energy);

  /// A table of a scenario's own, in NAME.csv, that grows whenever fields are written.
  struct OwnTable
  {
    std::string name;
    std::string meaning;
    std::vector<Column> columns;
  };

  /// What a kind of case is about, for a simulation and a recorder that know no physics: its equations
  /// and initial state, what happens in its surroundings, and what of it goes into the results.
  class Scenario
  {
  public:
    virtual ~Scenario() = default;

    virtual Equations &equations() = 0;
    virtual InitialFields initial_fields() const = 0;
    virtual double interface_width() const = 0; ///< 10-90 % [m], 0: not known
    virtual double field_scale() const = 0;     ///< see PhaseFieldSetup
    virtual std::optional<SeedProfile> seed_profile() const = 0;
    /// Where and when nuclei appear; null if they do not. @throws InputError
    virtual std::unique_ptr<Nucleation> make_nucleation(const PhaseField &fields) const = 0;
    virtual std::string nucleating_phase() const = 0; ///< as it is called in events.csv

    virtual double first_step() const = 0; ///< [s]
    /// Times in (from, to) at which a step has to end [s].
    virtual std::vector<double> breakpoints(double from, double to) const = 0;
    /// Whether the surroundings jump at t.
    virtual bool jumps(double t) const = 0;
    /// Speed of flat fronts [m/s], 0 if it is not known.
    virtual double front_speed(double t) const = 0;
    /// Whether the free energy can only fall between two times.
    virtual bool energy_falls(double from, double to) const = 0;
    /// None at any time, or some at all times.
    virtual std::optional<ThermalNoise> thermal_noise(double) const { return {}; }

    /// What it has learnt while the case ran.
    virtual void keep(StepMemory & /*memory*/) const {}
    virtual void recall(StepMemory & /*memory*/) {}

    virtual bool is_dimensionless() const = 0;
    /// Names of the standard columns that it has, and further ones.
    virtual std::vector<std::string> standard_columns() const = 0;
    virtual std::vector<Column> own_columns() const = 0;
    /// Sets the columns that it has chosen, but nuclei, unknowns, iterations and wall time. Collective;
    /// `row` is null on all ranks but one.
    virtual void fill(Statistics *row, PhaseField &fields, const Measured &measured, double t) = 0;
    /// What the state last filled in shows that the user has to know and has not been told of.
    virtual std::vector<std::string> new_warnings() { return {}; }
    virtual std::vector<OwnTable> own_tables() const { return {}; }
    /// What the present state adds to a table. Collective.
    virtual std::vector<std::vector<double>> rows_of(const OwnTable &, PhaseField &, double) const
    {
      return {};
    }
    /// Fraction of the transformation, NaN if there is none.
    virtual double transformed(const Measured &measured) const = 0;
    /// Ends the run when `transformed` is above this.
    virtual double end_fraction() const { return std::numeric_limits<double>::infinity(); }
    virtual std::vector<Quantity> quantities(const Statistics &statistics,
                                             long nuclei,
                                             double exposed_area) const = 0;
    /// The last lines of a run.
    virtual std::vector<std::string> closing_lines(const Statistics &statistics,
                                                   const std::vector<Quantity> &quantities,
                                                   const std::string &directory) const = 0;
    /// What is run, in a few lines for the log.
    virtual std::vector<std::string> description(const MeshFigures &mesh,
                                                 double seed_radius) const = 0;

    /// The scenario of a case, which must outlive it.
    static std::unique_ptr<Scenario> create(const Case &what);
  };
} // namespace softlattice
