// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/surface/condensation.h"

#include "models/environment.h"
#include "models/surface/surface_water.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace softlattice
{
  namespace
  {
    constexpr int n_looks = 16;               // between two breakpoints
    constexpr int n_halvings = 60;            // until a time is known
    constexpr std::size_t most_times = 50000; // of a long record
    constexpr double rounding = 1e-9;         // at 100 % by rounding nothing condenses

    bool condenses(const Conditions &now)
    {
      return now.vapour_pressure > saturation_pressure(now.temperature) * (1. + rounding);
    }

    /// Between two times of which one is in a spell and the other is not: where it begins or ends.
    double edge(const Environment &environment, double left, double right)
    {
      const bool is_wet = condenses(environment.at(left));
      for (int k = 0; k < n_halvings; ++k)
        {
          const double middle = 0.5 * (left + right);
          (condenses(environment.at(middle)) == is_wet ? left : right) = middle;
        }
      return right;
    }
  } // namespace

  std::vector<CondensationSpell> condensation_spells(const Environment &environment,
                                                     const double end_time)
  {
    std::vector<double> times = environment.breakpoints(0., end_time);
    times.insert(times.begin(), 0.);
    if (times.size() > most_times)
      times.resize(most_times);
    else if (times.back() < end_time)
      times.push_back(end_time);

    std::vector<CondensationSpell> spells;
    bool is_wet = false;
    double last = 0.;
    const auto look = [&](const double time, const Conditions &now) {
      const bool was_wet = is_wet;
      is_wet = condenses(now);
      if (is_wet && !was_wet)
        {
          // What jumps does so at a breakpoint, and begins there.
          const double begin = time > last ? edge(environment, last, time) : time;
          const Conditions first = environment.at(begin);
          spells.push_back({begin, end_time, first.vapour_pressure, first.temperature});
        }
      else if (!is_wet && was_wet)
        spells.back().end = time > last ? edge(environment, last, time) : time;
      last = time;
    };
    look(0., environment.at(0.));
    for (std::size_t i = 1; i < times.size(); ++i)
      {
        const double from = times[i - 1], to = times[i];
        for (int k = 1; k < n_looks; ++k)
          look(from + (to - from) * k / n_looks, environment.at(from + (to - from) * k / n_looks));
        const double just_before = std::nextafter(to, 0.);
        if (just_before > last)
          look(just_before, environment.before(just_before));
        last = to;
        look(to, environment.at(to));
      }
    return spells;
  }
} // namespace softlattice
