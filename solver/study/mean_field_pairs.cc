// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/mean_field_pairs.h"

#include "solver/study/gauss_rule.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    /// Axes along the sites.
    std::vector<int> axes_of(const MeanFieldBody &body, const MeanFieldSites &sites)
    {
      std::vector<int> axes;
      for (int d = 0; d < body.dimension; ++d)
        if (d != sites.normal)
          axes.push_back(d);
      return axes;
    }

    /// Density of the distance of two places along an axis [1/m].
    double distance_density(const MeanFieldBody &body, const int axis, const double distance)
    {
      const double length = body.size[axis];
      if (body.periodic[axis])
        return distance <= length / 2. ? 2. / length : 0.;
      return distance <= length ? 2. * (length - distance) / (length * length) : 0.;
    }

    /// The n-th of numbers that fill [0, 1) evenly, of a sequence of its own for each purpose: multiples of
    /// the powers of the inverse of the root of x^5 = x + 1 (Roberts' extension of the golden section).
    double spread_evenly(const int n, const int purpose)
    {
      const double whole = 0.5 + n * std::pow(0.85667488385450287, purpose + 1);
      return whole - std::floor(whole);
    }

    struct Interval
    {
      double low, high;
      double length_with(const Interval &other) const
      {
        return std::max(0., std::min(high, other.high) - std::max(low, other.low));
      }
    };

    /// Of a circle about `centre` on a line at this distance from it; empty beyond its radius.
    Interval chord(const double centre, const double radius, const double away)
    {
      const double square = radius * radius - away * away;
      const double half = square > 0. ? std::sqrt(square) : -1.;
      return half > 0. ? Interval{centre - half, centre + half} : Interval{0., 0.};
    }

    /// What of an axis counts for a place there.
    Interval extent(const MeanFieldBody &body, const int axis, const double at)
    {
      if (body.periodic[axis])
        return {at - body.size[axis] / 2., at + body.size[axis] / 2.};
      return {body.lower[axis], body.lower[axis] + body.size[axis]};
    }

    /// Length that a chord shares with the chord about another place, or its nearest image.
    double shared_length(const MeanFieldBody &body,
                         const int axis,
                         const Interval &of_first,
                         const double second,
                         const Interval &about_second)
    {
      if (!body.periodic[axis])
        return of_first.length_with(about_second);
      double sum = 0.;
      for (const double shift : {-body.size[axis], 0., body.size[axis]})
        {
          const Interval cell = extent(body, axis, second + shift);
          sum += of_first.length_with({std::max(cell.low, about_second.low + shift),
                                       std::min(cell.high, about_second.high + shift)});
        }
      return sum;
    }

    /// Radius of the part of the plane of the sites that is within a reach of a place; 0 if none is.
    double radius_on(const MeanFieldBody &body,
                     const MeanFieldSites &sites,
                     const std::array<double, 3> &place,
                     const double reach)
    {
      if (sites.normal < 0)
        return reach;
      const double away = place[sites.normal] - body.lower[sites.normal] -
                          (sites.at_high_end ? body.size[sites.normal] : 0.);
      return std::sqrt(std::max(0., reach * reach - away * away));
    }
  } // namespace

  std::vector<WeightedPair> pairs_in(const MeanFieldBody &body,
                                     const MeanFieldSites &sites,
                                     const double longest)
  {
    constexpr int places_for_each = 3;
    const std::vector<int> axes = axes_of(body, sites);
    std::vector<WeightedPair> pairs;
    // Faces are symmetric about their middle: displacements in one quadrant stand for all.
    const auto add = [&](const std::array<double, 2> &shift, const double weight) {
      for (int repeat = 0; repeat < places_for_each; ++repeat)
        {
          const int n = static_cast<int>(pairs.size());
          WeightedPair pair{body.lower, body.lower, weight / places_for_each};
          for (std::size_t a = 0; a < axes.size(); ++a)
            {
              const int d = axes[a];
              const double room = body.periodic[d] ? body.size[d] : body.size[d] - shift[a];
              pair.first[d] += room * spread_evenly(n, static_cast<int>(a));
              pair.second[d] = pair.first[d] + shift[a];
              if (body.periodic[d] && pair.second[d] >= body.lower[d] + body.size[d])
                pair.second[d] -= body.size[d];
            }
          if (sites.normal >= 0)
            {
              pair.first[sites.normal] += body.size[sites.normal] * spread_evenly(n, 2);
              pair.second[sites.normal] += body.size[sites.normal] * spread_evenly(n, 3);
            }
          pairs.push_back(pair);
        }
    };
    double diagonal = 0.;
    std::array<double, 2> farthest{};
    for (std::size_t a = 0; a < axes.size(); ++a)
      {
        farthest[a] = body.size[axes[a]] / (body.periodic[axes[a]] ? 2. : 1.);
        diagonal = std::hypot(diagonal, farthest[a]);
      }
    for (const RuleNode &r : gauss_rule<15>(0., std::min(longest, diagonal)))
      if (axes.size() == 1)
        add({{r.at, 0.}}, r.weight * distance_density(body, axes[0], r.at));
      else
        {
          const double from = std::acos(std::min(1., farthest[0] / r.at));
          const double to = std::asin(std::min(1., farthest[1] / r.at));
          if (from < to)
            for (const RuleNode &angle : gauss_rule<4>(from, to))
              {
                const std::array<double, 2> shift = {
                  {r.at * std::cos(angle.at), r.at * std::sin(angle.at)}};
                add(shift,
                    r.weight * angle.weight * r.at * distance_density(body, axes[0], shift[0]) *
                      distance_density(body, axes[1], shift[1]));
              }
        }
    return pairs;
  }

  double sites_within_both(const MeanFieldBody &body,
                           const MeanFieldSites &sites,
                           const std::array<double, 3> &first,
                           const std::array<double, 3> &second,
                           const double reach)
  {
    const double radius = radius_on(body, sites, first, reach);
    const double other = radius_on(body, sites, second, reach);
    if (!(radius > 0. && other > 0.))
      return 0.;
    const std::vector<int> axes = axes_of(body, sites);
    const int along = axes[0];
    // The chords on a line at these distances from the two places.
    const auto shared = [&](const double from_first, const double from_second) {
      const Interval of_first = chord(first[along], radius, from_first);
      const Interval body_there = extent(body, along, first[along]);
      return shared_length(
        body,
        along,
        {std::max(of_first.low, body_there.low), std::min(of_first.high, body_there.high)},
        second[along],
        chord(second[along], other, from_second));
    };
    if (axes.size() == 1)
      return sites.out_of_plane * shared(0., 0.);
    // Lines across the disc about the first place, closer where its chord changes faster.
    static const std::vector<RuleNode> rule = gauss_rule<10>(0., 1.);
    const int across = axes[1];
    const Interval range = extent(body, across, first[across]);
    const auto angle = [&](const double end) {
      return std::asin(std::clamp((end - first[across]) / radius, -1., 1.));
    };
    const double from = angle(range.low), to = angle(range.high);
    double area = 0.;
    for (const RuleNode &node : rule)
      {
        const double at = from + node.at * (to - from);
        const double from_first = radius * std::sin(at);
        double from_second = std::abs(first[across] + from_first - second[across]);
        if (body.periodic[across])
          {
            from_second = std::fmod(from_second, body.size[across]);
            from_second = std::min(from_second, body.size[across] - from_second);
          }
        area += node.weight * (to - from) * radius * std::cos(at) * shared(from_first, from_second);
      }
    return sites.out_of_plane * area;
  }
} // namespace softlattice
