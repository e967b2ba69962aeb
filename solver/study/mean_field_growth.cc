// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_growth.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr double endless = std::numeric_limits<double>::infinity();

    /// Integral of dr/(1 - q/r).
    double way_at(const double q, const double from, const double to)
    {
      return q > 0. ? to - from + q * std::log((to - q) / (from - q)) : to - from;
    }
  } // namespace

  MeanFieldGrowth::MeanFieldGrowth(const double seed_radius,
                                   const double critical_radius,
                                   std::vector<double> extents)
    : seed_radius_(seed_radius)
    , critical_radius_(critical_radius)
    , extents_(std::move(extents))
  {
    std::sort(extents_.begin(), extents_.end());
  }

  double MeanFieldGrowth::holding_back(const double radius) const
  {
    const auto longer = extents_.end() - std::upper_bound(extents_.begin(), extents_.end(), radius);
    return critical_radius_ * std::max<double>(0., static_cast<double>(longer) - 1.);
  }

  double MeanFieldGrowth::next_change(const double radius) const
  {
    const auto next = std::upper_bound(extents_.begin(), extents_.end(), radius);
    return next == extents_.end() ? endless : *next;
  }

  double MeanFieldGrowth::way(double from, const double to) const
  {
    double sum = 0.;
    while (from < to)
      {
        const double q = holding_back(from), end = std::min(to, next_change(from));
        if (q > 0. && !(from > q))
          return endless;
        sum += way_at(q, from, end);
        from = end;
      }
    return sum;
  }

  double MeanFieldGrowth::way_to(const double distance) const
  {
    return distance < seed_radius_ ? distance : seed_radius_ + way(seed_radius_, distance);
  }

  double MeanFieldGrowth::radius(const double way) const
  {
    if (way < seed_radius_)
      return way;
    double radius = seed_radius_, left = way - seed_radius_;
    while (left > 0.)
      {
        const double q = holding_back(radius), change = next_change(radius);
        if (q > 0. && !(radius > q))
          return radius;
        if (change < endless)
          if (const double piece = way_at(q, radius, change); piece <= left)
            {
              left -= piece;
              radius = change;
              continue;
            }
        // The way is concave in r: after the first step Newton's method comes to the root from below.
        double r = radius + left;
        for (int i = 0; i < 50; ++i)
          {
            const double step = (way_at(q, radius, r) - left) * (1. - q / r);
            r = std::max(radius, r - step);
            if (std::abs(step) <= 1e-12 * r)
              break;
          }
        return r;
      }
    return radius;
  }

  double MeanFieldGrowth::way_inwards(const double from, const double to) const
  {
    const double q = holding_back(to);
    return q > 0. ? from - to - q * std::log((from + q) / (to + q)) : from - to;
  }
} // namespace softlattice
