// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/result_reader.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A field on the pixels of a plane, NaN where there is no material. The first row is the top one.
  struct Raster
  {
    int width = 0;
    int height = 0;
    std::vector<float> values; ///< width * height

    float &at(const int column, const int row) { return values[row * width + column]; }
    float at(const int column, const int row) const { return values[row * width + column]; }
  };

  /// A plane normal to an axis.
  struct Plane
  {
    int right;       ///< axis that points to the right: 0, 1 or 2
    int up;          ///< axis that points up
    double position; ///< on the third axis [m]
  };

  /// Values of the field at the centres of the pixels, of the polynomials in the cells. The plane covers the box.
  /// Vectors are drawn by their length.
  Raster sample(const Pieces &pieces,
                const std::string &field,
                const Box &box,
                const Plane &plane,
                int width,
                int height);

  /// Smallest and largest nodal value, NaN left out.
  std::pair<double, double> field_range(const Pieces &pieces, const std::string &field);
} // namespace softlattice
