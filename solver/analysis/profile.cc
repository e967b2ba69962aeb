// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/profile.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double outer_part = 0.05;

    /// Mean over the profile between two positions, by the trapezoidal rule on its points there.
    double mean_between(const Profile &profile, const double from, const double to)
    {
      double sum = 0., weights = 0.;
      const auto &z = profile.position;
      for (std::size_t i = 0; i < z.size(); ++i)
        if (z[i] >= from && z[i] <= to)
          {
            const double left = i > 0 ? z[i] - z[i - 1] : 0.;
            const double right = i + 1 < z.size() ? z[i + 1] - z[i] : 0.;
            const double weight = 0.5 * (left + right);
            sum += weight * profile.value[i];
            weights += weight;
          }
      return sum / weights;
    }
  } // namespace

  bool Plateaus::differ() const
  {
    return std::abs(step()) > 1e-12 * (std::abs(low_side) + std::abs(high_side));
  }

  Plateaus plateaus(const Profile &profile)
  {
    const double first = profile.position.front(), last = profile.position.back();
    const double part = outer_part * (last - first);
    return {mean_between(profile, first, first + part), mean_between(profile, last - part, last)};
  }

  double junction_width(const Profile &profile, const Plateaus &between)
  {
    const double none = std::numeric_limits<double>::quiet_NaN();
    if (!between.differ())
      return none;
    const auto &z = profile.position;
    // From 0 to 1 along the axis.
    std::vector<double> way(profile.value);
    for (double &one : way)
      one = (one - between.low_side) / between.step();
    // The middle: the crossing of one half that is nearest to where the step would be if all of it
    // were in one place, so that ripples far away do not count.
    double balance = z.front();
    for (std::size_t i = 0; i + 1 < z.size(); ++i)
      balance += (1. - 0.5 * (way[i] + way[i + 1])) * (z[i + 1] - z[i]);
    std::size_t middle = z.size();
    double distance = std::numeric_limits<double>::max();
    for (std::size_t i = 0; i + 1 < z.size(); ++i)
      if (way[i] < 0.5 && way[i + 1] >= 0.5 && std::abs(z[i] - balance) < distance)
        {
          middle = i;
          distance = std::abs(z[i] - balance);
        }
    if (middle == z.size())
      return none;
    const auto crossing = [&](const std::size_t i, const double level) {
      return z[i] + (z[i + 1] - z[i]) * (level - way[i]) / (way[i + 1] - way[i]);
    };
    std::size_t low = middle, high = middle;
    while (way[low] > 0.1)
      {
        if (low == 0)
          return none;
        --low;
      }
    while (way[high + 1] < 0.9)
      {
        ++high;
        if (high + 1 == z.size())
          return none;
      }
    return crossing(high, 0.9) - crossing(low, 0.1);
  }
} // namespace softlattice
