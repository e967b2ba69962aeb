// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/ball_in_body.h"

#include "solver/study/gauss_rule.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// A disc across the first two axes of the body.
    double disc_in(const MeanFieldBody &body,
                   const std::array<double, 3> &centre,
                   const double radius)
    {
      const MeanFieldSites all;
      return sites_within(body, all, centre, radius);
    }
  } // namespace

  double ball_in(const MeanFieldBody &body,
                 const std::array<double, 3> &centre,
                 const double radius)
  {
    if (!(radius > 0.))
      return 0.;
    MeanFieldBody plane = body;
    plane.dimension = 2;
    if (body.dimension == 2)
      return disc_in(plane, centre, radius);
    const double half = body.size[2] / 2.;
    const double low = body.periodic[2] ? -half : body.lower[2] - centre[2],
                 high = body.periodic[2] ? half : body.lower[2] + body.size[2] - centre[2];
    // Sections are discs; where the sides of the body cut them their areas have kinks.
    constexpr int n_pieces = 8;
    const double from = std::max(-radius, low), to = std::min(radius, high);
    const double length = std::max(0., to - from) / n_pieces;
    double sum = 0.;
    for (int piece = 0; piece < n_pieces; ++piece)
      for (const RuleNode &node : gauss_rule<5>(from + piece * length, from + (piece + 1) * length))
        sum += node.weight *
               disc_in(plane, centre, std::sqrt(std::max(0., radius * radius - node.at * node.at)));
    return sum;
  }
} // namespace softlattice
