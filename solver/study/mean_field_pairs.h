// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field_body.h"

#include <array>
#include <vector>

namespace softlattice
{
  /// Two places of a body, and their share in the mean over all pairs.
  struct WeightedPair
  {
    std::array<double, 3> first, second;
    double weight;
  };

  /// Pairs of places that stand for all that are no farther apart along the sites than `longest` [m], close ones
  /// as finely as distant ones. The weights add up to the part of all pairs that they stand for. The
  /// sites are one face, or all of a 2D body.
  std::vector<WeightedPair> pairs_in(const MeanFieldBody &body,
                                     const MeanFieldSites &sites,
                                     double longest);

  /// Area [m^2] of the sites within a reach [m] of both places of a pair; to about a per cent, which is
  /// enough for a spread.
  double sites_within_both(const MeanFieldBody &body,
                           const MeanFieldSites &sites,
                           const std::array<double, 3> &first,
                           const std::array<double, 3> &second,
                           double reach);
} // namespace softlattice
