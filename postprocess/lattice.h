// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/result_reader.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// Places at equal distances along the axes of the body, where fields are sampled.
  struct Lattice
  {
    std::array<int, 3> number;     ///< of places along x, y and z; 1 across a plane
    std::array<double, 3> first;   ///< [m]
    std::array<double, 3> spacing; ///< [m], not zero

    std::size_t size() const { return std::size_t(number[0]) * number[1] * number[2]; }
    std::size_t index(const int i, const int j, const int k) const
    {
      return (std::size_t(k) * number[1] + j) * number[0] + i;
    }
  };

  /// Values of a field on a lattice, NaN where there is no material; the length of a vector. In a cell of higher
  /// degree they are those of its polynomial. Cells are quadrilaterals and hexahedra with straight edges, as the
  /// solver writes them. Throws RenderError for others.
  std::vector<float> sample_lattice(const Pieces &pieces,
                                    const std::string &field,
                                    const Lattice &lattice);
} // namespace softlattice
