// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment_file.h"
#include "models/parameter_table.h"
#include "models/protocols/protocol.h"
#include "models/surface/ligand_loss.h"

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// By how much stress makes LT dearer than HT at a place, (274), (275): it adds to dg [J/m^3].
  struct StrainWork
  {
    double of_nucleus = 0.; ///< of what nucleates there, small against all else
    double of_front = 0.;   ///< of a front that goes through

    bool operator==(const StrainWork &other) const
    {
      return of_nucleus == other.of_nucleus && of_front == other.of_front;
    }
  };

  /// The surroundings of the exposed surface at one time.
  struct Conditions
  {
    double time = 0.;              ///< [s]
    double temperature = 298.15;   ///< of the film and its surface [K]
    double relative_humidity = 0.; ///< water activity at the surface [1], 0 ... 1
    double vapour_pressure = 0.;   ///< of water at the surface [Pa]
    double ambient_humidity =
      0.; ///< of the gas around at that temperature [1], 0 ... 1: not behind a film
    double ligands_left = 1.; ///< of those that were on the surface at the beginning [1]
    bool is_bare = false;   ///< whether there are no ligands at all, as in a pinhole of their layer
    StrainWork strain = {}; ///< none where the case has no stress
    /// ln of what multiplies the odds c_s/(1 - c_s) of vacancies on the surface, (321); 0 where the case has none that move [1].
    double vacancy_excess = 0.;
  };

  class Encapsulation;
  class ModuleClimate;

  /// Temperature and humidity over time, from schedules, a CSV file or a weather file, and behind a barrier film
  /// the vapour pressure that gets through: d p_s/dt = (p - p_s)/tau; and what is left of ligands.
  ///
  /// Every answer is a function of time alone: nothing depends on what was asked before.
  class Environment
  {
  public:
    Environment();
    ~Environment();
    void declare(ParameterTable &table);

    /// Reads the file if there is one and tabulates the barrier film up to end_time [s]; call once
    /// the parameters have been read, before anything else.
    /// @throws EnvironmentError with all problems of the file
    void prepare(double end_time);

    /// What the user should know of the file that was read, though nothing is wrong.
    const std::vector<FileProblem> &notes() const { return notes_; }

    /// Conditions at time t [s], 0 <= t <= end_time; at a jump those after it.
    Conditions at(double t) const;
    /// Conditions just before t; differ from at(t) at a jump after the start only.
    Conditions before(double t) const;
    /// Times in (from, to) at which a slope or a value changes, ascending.
    std::vector<double> breakpoints(double from, double to) const;
    /// Times [s] at which to look for what the surroundings ever are: the breakpoints, and 65 at equal distances
    /// from 0 to the end.
    std::vector<double> samples(double end_time) const;
    /// Lowest and highest temperature [K] that the environment ever has.
    std::pair<double, double> temperature_range() const;
    /// Vapour pressure [Pa] of the gas around at time t [s] as it is prescribed, whether or not air of the
    /// total pressure can have it.
    double prescribed_pressure(double t) const;
    double total_pressure() const { return total_pressure_; } ///< [Pa]
    /// The test of this name that the case is; null: none.
    const Protocol *protocol() const { return protocol_of(protocol_); }
    const ProtocolCycle &cycle() const { return cycle_; }
    /// Whether temperature and humidity are those of a site.
    bool is_weather() const { return source_ == "weather file" || source_ == "generated weather"; }
    /// Light on the module in the weather [W/m^2]; null: it is not known.
    const Schedule *irradiance() const { return irradiance_ ? &*irradiance_ : nullptr; }
    /// Whether something keeps vapour away from the surface.
    bool has_barrier() const { return barrier_ != "none"; }
    /// What an encapsulation of layers is made of; empty where there is none.
    std::string encapsulation_text() const;

  private:
    /// A time from which on the outer vapour pressure is linear, for the barrier film.
    struct Knot
    {
      double time;    // [s]
      double outside; // p just after `time` [Pa]
      double slope;   // dp/dt up to the next knot [Pa/s]
      double inside;  // p_s at `time` [Pa]
    };

    Conditions conditions(double t, bool just_before) const;
    double prescribed_pressure(double t, double temperature, bool just_before) const;
    /// The same, no more than the total pressure.
    double outer_pressure(double t, double temperature, bool just_before) const;
    double time_constant() const; ///< of the barrier [s]
    double pressure_behind_film(double t) const;
    void load_file(double end_time);
    void load_weather(double end_time);
    void tabulate_barrier(double end_time);
    bool is_layered() const { return barrier_ == "laminate" || barrier_ == "edge seal"; }

    std::string source_ = "schedule";
    std::string protocol_ = "none";
    ProtocolCycle cycle_; ///< has been used when the schedules were read
    std::string humidity_ = "relative humidity";
    std::string barrier_ = "none";
    Schedule temperature_{298.15};    // [K]
    Schedule relative_humidity_{0.4}; // [1]
    Schedule vapour_pressure_{1267.}; // [Pa]
    InputFile file_;
    double largest_gap_ =
      std::numeric_limits<double>::quiet_NaN(); ///< [s]; NaN: by the spacing of the rows
    double total_pressure_ = 101325.;           ///< of the gas around [Pa]
    bool repeat_ = false;
    double period_ = std::numeric_limits<double>::quiet_NaN(); ///< of the file [s]; NaN: as it says
    std::vector<FileProblem> notes_;
    double time_constant_ = 86400.;    // tau [s]
    double shell_thickness_ = 5e-9;    // d [m]
    double shell_diffusivity_ = 1e-21; // D_s [m^2/s]
    double initial_humidity_ = 0.;     // behind the film [1]

    std::optional<Schedule> irradiance_; // [W/m^2]
    std::vector<Knot> knots_;
    LigandLoss ligand_loss_;
    std::unique_ptr<ModuleClimate> climate_;
    std::unique_ptr<Encapsulation> encapsulation_;
  };
} // namespace softlattice
