// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/extrapolation.h"

#include "models/constants.h"
#include "models/model_set.h"

#include <cmath>
#include <locale>
#include <optional>
#include <sstream>

namespace softlattice
{
  namespace
  {
    constexpr double far = 100.;             // [K]
    constexpr double least_share = 0.1;      // of a velocity or rate, to be worth a word
    constexpr double hardly_a_front = 1e-12; // [m/s]: a micrometre in eleven days

    /// Whether a temperature is further from where something is known than the furthest so far at which it counts.
    bool is_further(const std::optional<Extrapolation> &worst,
                    const double known_at,
                    const double used_at)
    {
      const double distance = std::abs(used_at - known_at);
      return distance > far && (!worst || distance > std::abs(worst->used_at - worst->known_at));
    }

    /// Keeps the furthest temperature at which a part counts.
    void note(std::optional<Extrapolation> &worst,
              const std::string &what,
              const double known_at,
              const double used_at)
    {
      if (is_further(worst, known_at, used_at))
        worst = Extrapolation{what, known_at, used_at};
    }

    std::string celsius(const double temperature)
    {
      std::ostringstream text;
      text.imbue(std::locale::classic());
      text << std::lround(temperature - constants::celsius_zero) << " degC";
      return text.str();
    }
  } // namespace

  std::string Extrapolation::text() const
  {
    return "the " + what + " is known at " + celsius(known_at) + " and carried over " +
           std::to_string(std::lround(std::abs(used_at - known_at))) + " K to " + celsius(used_at) +
           " by an assumed activation energy: take it for an order of magnitude";
  }

  std::vector<Extrapolation> extrapolations(const ModelSet &models, const double end_time)
  {
    const Environment &environment = models.environment();
    const double bromide = models.transition().br_fraction();
    const auto fronts = models.kinetics().anchors(bromide);
    const auto nuclei = models.nucleation_rate().anchors(bromide);
    std::optional<Extrapolation> dry_front, wet_front, dry_nuclei, wet_nuclei;
    for (const double time : environment.samples(end_time))
      {
        const Conditions now = environment.at(time);
        // Years of weather have many hours; few are further than all before.
        const auto of_either = [&](const std::optional<AnchorTemperatures> &anchors,
                                   const std::optional<Extrapolation> &without,
                                   const std::optional<Extrapolation> &with) {
          return anchors && (is_further(without, anchors->dry, now.temperature) ||
                             is_further(with, anchors->wet, now.temperature));
        };
        if (!of_either(fronts, dry_front, wet_front) && !of_either(nuclei, dry_nuclei, wet_nuclei))
          continue;
        Conditions dry = now;
        dry.relative_humidity = dry.vapour_pressure = 0.;
        const double velocity = std::abs(models.front_velocity(now));
        if (fronts && velocity > hardly_a_front)
          {
            const double without = std::abs(models.front_velocity(dry));
            if (without > least_share * velocity)
              note(dry_front, "velocity of fronts without water", fronts->dry, now.temperature);
            if (velocity - without > least_share * velocity)
              note(wet_front, "velocity of fronts under water", fronts->wet, now.temperature);
          }
        const double rate = models.nominal_nucleation_rate(now);
        if (nuclei && rate > 0. && velocity > hardly_a_front)
          {
            const double without = models.nominal_nucleation_rate(dry);
            if (without > least_share * rate)
              note(dry_nuclei, "rate of nucleation without water", nuclei->dry, now.temperature);
            if (rate - without > least_share * rate)
              note(wet_nuclei, "rate of nucleation under water", nuclei->wet, now.temperature);
          }
      }
    std::vector<Extrapolation> all;
    for (const auto &one : {dry_front, wet_front, dry_nuclei, wet_nuclei})
      if (one)
        all.push_back(*one);
    return all;
  }
} // namespace softlattice
