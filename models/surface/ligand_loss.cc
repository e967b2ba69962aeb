// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/surface/ligand_loss.h"

#include "models/constants.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    // An Arrhenius rate over 2 K, integrated with five points of Gauss: to 1e-13 for energies below 2 eV.
    constexpr double knot_temperature_step = 2.; // [K]
    constexpr std::size_t most_knots = 5000000;

    /// Breakpoints of a schedule up to the first one after a time.
    std::vector<double> breakpoints_past(const Schedule &schedule, const double end_time)
    {
      const double horizon =
        schedule.period > 0. ? end_time + 2. * schedule.period : schedule.times.back();
      return schedule.breakpoints(0.,
                                  std::nextafter(horizon, std::numeric_limits<double>::infinity()));
    }
  } // namespace

  LigandLoss::LigandLoss()
    : reference_temperature_(constants::room_temperature)
    , energy_(1. * constants::electronvolt)
  {}

  void LigandLoss::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Model/Surface").of_parts({"phase"});
    section.choice("Ligand loss", &law_, {none, "first order"})
      .about("Whether ligands leave the surface in time. first order: each for itself, at a rate "
             "that heat and light make.")
      .from_equation("142")
      .from_source("a choice, not a number", Confidence::numerical);
    const ParameterSection loss = section.when("Ligand loss", {"first order"});
    loss.quantity("Ligand loss rate", &reference_rate_, "1/s", "1/h")
      .about("Part of the ligands that leaves per time in the dark, at the reference temperature.")
      .range(0., 1e6)
      .from_equation("142")
      .from_source("a third after 50 days: ligands of nanocrystals bind weakly and come and go; no "
                   "measured rate was read",
                   Confidence::assumed);
    loss.quantity("Ligand loss reference temperature", &reference_temperature_, "K", "degC")
      .about("Temperature of that rate.")
      .range(100., 1000.)
      .from_equation("142")
      .from_source("room temperature", Confidence::assumed);
    loss.quantity("Ligand loss energy", &energy_, "J", "eV")
      .about("Activation energy of that rate.")
      .range(0., 3. * constants::electronvolt)
      .from_equation("142")
      .from_source("bonds of ammonium and carboxylate ligands, 0.7 to 1.5 eV", Confidence::assumed);
    loss.quantity("Ligand loss dose", &dose_, "J/m^2", "kJ/cm^2")
      .about("Energy of light per area of film after which 37 % of the ligands are left.")
      .range(1., 1e30)
      .from_equation("142")
      .from_source("a day of sunlight, 100 mW/cm^2; no measured dose was read",
                   Confidence::assumed);
    loss.schedule("Irradiance", &irradiance_, "W/m^2", "mW/cm^2")
      .about("Power density of the light on the surface, constant or over time, as far as ligands "
             "are concerned.")
      .range(0., 1e9)
      .from_equation("142")
      .from_source("dark; sunlight is 100 mW/cm^2", Confidence::assumed);
  }

  double LigandLoss::rate(const double temperature, const double irradiance) const
  {
    return reference_rate_ * std::exp(-energy_ / constants::boltzmann *
                                      (1. / temperature - 1. / reference_temperature_)) +
           irradiance / dose_;
  }

  double LigandLoss::losses_between(const double from, const double to) const
  {
    // Gauss-Legendre on [-1, 1].
    static constexpr std::array<double, 3> places = {0., 0.53846931010568309, 0.90617984593866399};
    static constexpr std::array<double, 3> weights = {0.56888888888888889,
                                                      0.47862867049936647,
                                                      0.23692688505618909};
    const double middle = 0.5 * (from + to), half = 0.5 * (to - from);
    double sum = 0.;
    for (std::size_t i = 0; i < places.size(); ++i)
      for (const double side : {-1., 1.})
        if (i > 0 || side > 0.)
          {
            const double t = middle + side * half * places[i];
            sum += weights[i] * rate(temperature_.at(t), irradiance_.at(t));
          }
    return half * sum;
  }

  void LigandLoss::prepare(const Schedule &temperature, const double end_time)
  {
    knots_.clear();
    if (!is_any())
      return;
    temperature_ = temperature;
    // Knots depend on the schedules alone, not on where the run ends.
    std::vector<double> breaks = breakpoints_past(temperature_, end_time);
    const std::vector<double> of_light = breakpoints_past(irradiance_, end_time);
    breaks.insert(breaks.end(), of_light.begin(), of_light.end());
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    knots_.push_back({0., 0.});
    for (const double stop : breaks)
      {
        const double start = knots_.back().time;
        if (start > end_time)
          break;
        const double change = std::abs(temperature_.before(stop) - temperature_.at(start));
        const double pieces = std::max(1., std::ceil(change / knot_temperature_step));
        if (static_cast<double>(knots_.size()) + pieces > static_cast<double>(most_knots))
          throw std::length_error("too many changes of temperature or light for a loss of ligands");
        for (double k = 1.; k <= pieces; k += 1.)
          {
            const double to = k == pieces ? stop : start + (stop - start) * (k / pieces);
            const Knot last = knots_.back();
            knots_.push_back({to, last.losses + losses_between(last.time, to)});
          }
      }
  }

  double LigandLoss::left(const double t) const
  {
    if (knots_.empty())
      return 1.;
    const auto after =
      std::upper_bound(knots_.begin(), knots_.end(), t, [](const double time, const Knot &knot) {
        return time < knot.time;
      });
    const Knot &knot = after == knots_.begin() ? *after : *std::prev(after);
    return t > knot.time ? std::exp(-knot.losses - losses_between(knot.time, t))
                         : std::exp(-knot.losses);
  }

  std::vector<double> LigandLoss::breakpoints(const double from, const double to) const
  {
    return is_any() ? irradiance_.breakpoints(from, to) : std::vector<double>();
  }
} // namespace softlattice
