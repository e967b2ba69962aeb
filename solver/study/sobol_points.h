// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// n places in [0, 1)^n_dimensions, more even than chance: the sequence of Sobol (USSR Comput. Maths. Math. Phys.
  /// 7, 86, 1967) with the directions of Joe and Kuo (2008, doi:10.1137/070709359) in Boost, which leaves out the
  /// first point, a corner. Without dimensions all are empty.
  std::vector<std::vector<double>> sobol_points(std::size_t n, std::size_t n_dimensions);
} // namespace softlattice
