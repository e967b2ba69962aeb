// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/heat/heat_balance.h"

#include <cmath>
#include <vector>

namespace softlattice
{
  double HeatBalance::error() const
  {
    // What film and plate give one another leaves none of them together.
    double size = std::abs(stored);
    for (const double part : {latent, light, air, base, given, plate_stored})
      size += std::abs(part);
    return size > 0. ? (stored - latent - light - air - base - given + plate_stored) / size : 0.;
  }

  HeatBalance heat_balance(const HeatEquations &equations,
                           const double rise,
                           const double plate_rise,
                           const std::map<std::string, double> &tallied,
                           const double capacity,
                           const double volume)
  {
    const auto heat_of = [&](const std::string &name) {
      const auto found = tallied.find(name);
      return found == tallied.end() ? 0. : capacity * found->second / volume;
    };
    const auto through = [&](const char *const begins, const std::vector<std::string> &names) {
      double sum = 0.;
      for (const std::string &name : names)
        sum += heat_of(begins + name);
      return sum;
    };
    const HeatBoundaries &boundaries = equations.boundaries();
    HeatBalance heat;
    heat.stored = capacity * rise;
    heat.latent = heat_of(heat_tallies::latent);
    heat.light = heat_of(heat_tallies::light);
    heat.air = heat_of(heat_tallies::air) + through(heat_tallies::through, boundaries.to_air);
    heat.below =
      heat_of(heat_tallies::base) + through(heat_tallies::through, boundaries.to_substrate);
    heat.given = through(heat_tallies::through, boundaries.given);
    heat.base = heat.below;
    if (equations.plate() == nullptr)
      return heat;
    const double ratio = equations.plate()->capacity_ratio();
    heat.plate_stored = ratio * capacity * plate_rise;
    heat.base = ratio * heat_of(heat_tallies::plate_base);
    heat.given += ratio * through(heat_tallies::plate_through, boundaries.given);
    return heat;
  }
} // namespace softlattice
