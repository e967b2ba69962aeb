// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Points in the unit cube of n_axes dimensions for Sobol indices, n_base blocks of n_axes + 2 rows: a point
  /// a, an independent point b, and for each axis a with this coordinate from b (Saltelli et al. 2010,
  /// doi:10.1016/j.cpc.2009.09.018).
  ///
  /// a and b are halves of one Sobol sequence in 2 n_axes dimensions, from its first point on, under a random
  /// digital shift: each point is uniform in the cube, and the first 2^k blocks fill it evenly. Without a shift
  /// a and b of the first point would be the same.
  /// @throws std::invalid_argument with more axes than the sequence has dimensions for
  std::vector<std::vector<double>> saltelli_points(std::size_t n_base,
                                                   std::size_t n_axes,
                                                   unsigned seed);

  /// Rows of each block.
  constexpr std::size_t saltelli_block(const std::size_t n_axes)
  {
    return n_axes + 2;
  }
} // namespace softlattice
