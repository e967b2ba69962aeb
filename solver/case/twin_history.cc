// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/twin_history.h"

#include "models/local_conditions.h"
#include "solver/case/case.h"
#include "solver/nucleation/front_travel.h"

#include <algorithm>
#include <memory>

namespace softlattice
{
  namespace
  {
    // Between the breakpoints velocities are smooth; so often they are looked at in the course of a run.
    constexpr int n_knots = 64;

    bool is_steady(const Case &what)
    {
      const Environment &environment = what.models.environment();
      const double end = what.time.end_time;
      if (!environment.breakpoints(0., end).empty())
        return false;
      // Behind a barrier film the humidity changes without a breakpoint, and so do ligands that leave.
      const Conditions first = environment.at(0.);
      const std::vector<double> times = {0.1 * end, 0.5 * end, end};
      return std::all_of(times.begin(), times.end(), [&](const double time) {
        const Conditions now = environment.at(time);
        return now.temperature == first.temperature &&
               now.relative_humidity == first.relative_humidity &&
               now.ligands_left == first.ligands_left;
      });
    }

    /// Times that show what the surroundings are in the course of a run.
    std::vector<double> times_of(const Case &what)
    {
      if (is_steady(what))
        return {0.};
      std::vector<double> times = what.models.environment().breakpoints(0., what.time.end_time);
      for (int k = 0; k <= n_knots; ++k)
        times.push_back(what.time.end_time * k / n_knots);
      std::sort(times.begin(), times.end());
      return times;
    }

    /// HT is the stable phase of the nominal composition.
    bool is_above_equilibrium(const Case &what, const Conditions &now)
    {
      return what.models.transition().driving_force(now.temperature) > 0.;
    }
  } // namespace

  MeanFieldHistory history_of(const Case &what, const TwinPhase &phase)
  {
    const ModelSet &models = what.models;
    const double end = what.time.end_time;
    const auto velocity = [&models, phase](const double time) {
      const double v = models.front_velocity(models.environment().at(time));
      return phase.slower * std::max(0., phase.is_ht ? -v : v);
    };
    const auto rate_at = [&models, phase](const double time) {
      const Conditions now = models.environment().at(time);
      if (phase.is_ht)
        return models.nominal_ht_nucleation_rate(now) +
               phase.depth * models.nominal_ht_bulk_rate(now);
      const double covered = models.nominal_nucleation_rate(now);
      if (phase.bare_share == 0.)
        return covered;
      return (1. - phase.bare_share) * covered +
             phase.bare_share * models.nominal_nucleation_rate(uncovered(now));
    };
    MeanFieldHistory history;
    history.end = end;
    if (is_steady(what))
      {
        const double rate = rate_at(0.);
        history.rate = [rate](double) { return rate; };
        history.way = [v = velocity(0.)](const double time) { return v * time; };
        return history;
      }
    history.rate = rate_at;
    const auto travel =
      std::make_shared<FrontTravel>(0.,
                                    end / n_knots,
                                    velocity,
                                    [&models](const double from, const double to) {
                                      return models.environment().breakpoints(from, to);
                                    });
    history.way = [travel](const double time) { return travel->to(time); };
    history.breakpoints = models.environment().breakpoints(0., end);
    return history;
  }

  double critical_radius_of(const Case &what, const bool of_ht)
  {
    double sum = 0., weights = 0.;
    for (const double time : times_of(what))
      {
        const Conditions now = what.models.environment().at(time);
        const double sign = of_ht ? -1. : 1.;
        const double driving_force = sign * what.models.transition().driving_force(now.temperature);
        const double velocity = sign * what.models.front_velocity(now);
        if (!(driving_force < 0. && velocity > 0.))
          continue;
        weights += velocity;
        sum += velocity * what.models.coefficients().numerical_critical_radius(driving_force, 2);
      }
    return weights > 0. ? sum / weights : 0.;
  }

  bool forms_ht(const Case &what)
  {
    if (what.models.transition().driving_force(
          what.models.environment().temperature_range().second) <= 0.)
      return false; // it is nowhere stable
    const std::vector<double> times = times_of(what);
    return std::any_of(times.begin(), times.end(), [&](const double time) {
      return what.models.nominal_ht_nucleation_rate(what.models.environment().at(time)) > 0.;
    });
  }

  std::vector<TwinTurn> turns_of(const Case &what)
  {
    const Environment &environment = what.models.environment();
    std::vector<TwinTurn> turns = {{0., is_above_equilibrium(what, environment.at(0.))}};
    const auto [coldest, hottest] = environment.temperature_range();
    const auto force = [&](const double temperature) {
      return what.models.transition().driving_force(temperature);
    };
    if (force(coldest) > 0. || force(hottest) <= 0.)
      return turns; // one phase is stable all the time
    double last = 0.;
    const auto turn_at = [&](const double time, const bool is_ht) {
      if (is_ht != turns.back().is_ht)
        turns.push_back({time, is_ht});
    };
    for (const double time : times_of(what))
      {
        if (time > last)
          {
            // Just before a jump, and between two times at most once: the temperature is linear there.
            const bool is_ht = is_above_equilibrium(what, environment.before(time));
            double from = last, to = time;
            if (is_ht != turns.back().is_ht)
              for (int i = 0; i < 60; ++i)
                {
                  const double middle = from + (to - from) / 2.;
                  (is_above_equilibrium(what, environment.at(middle)) == is_ht ? to : from) =
                    middle;
                }
            turn_at(to, is_ht);
          }
        if (time < what.time.end_time)
          turn_at(time, is_above_equilibrium(what, environment.at(time)));
        last = time;
      }
    return turns;
  }
} // namespace softlattice
