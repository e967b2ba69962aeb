// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// Of a threshold.
  enum class Side
  {
    above,
    below
  };

  /// Sizes of separate regions, by number.
  struct DomainSizes
  {
    unsigned int count;
    double mean_radius;   ///< of the circles or balls of the same volumes [m]; NaN without regions
    double radius_spread; ///< standard deviation of these radii [m]; 0 for one, NaN without
    double fraction;      ///< of the body that they fill
  };

  /// From the areas (dimension 2) or volumes (3) of regions of a body [m^d].
  DomainSizes domain_sizes(const std::vector<double> &volumes,
                           double volume_of_body,
                           int dimension);
} // namespace softlattice
