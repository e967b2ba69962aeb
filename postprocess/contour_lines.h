// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <vector>

namespace softlattice
{
  /// A line along which a quantity has one value.
  struct ContourLine
  {
    double level;
    std::vector<std::array<double, 2>> places;
  };

  /// Of values at the nodes of a rectangular grid, linear between them; where one of the four around
  /// a cell is no number there are none. `values` go row by row.
  std::vector<ContourLine> contour_lines(const std::vector<double> &x,
                                         const std::vector<double> &y,
                                         const std::vector<double> &values,
                                         const std::vector<double> &levels);
} // namespace softlattice
