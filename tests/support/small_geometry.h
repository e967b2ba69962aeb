// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"

#include <string>

namespace softlattice
{
  constexpr double um = 1e-6; ///< [m]

  /// A body of any kind with round numbers: 5 um x 3 um, 3 x 2 islands of 2 um with gaps of 1 um.
  inline Geometry small(const std::string &kind, const std::string &dimension = "2")
  {
    Geometry geometry;
    geometry.kind = kind;
    geometry.dimension_choice = dimension;
    geometry.length = 5 * um;
    geometry.width = 3 * um;
    geometry.thickness = 0.5 * um;
    geometry.depth = 7 * um;
    geometry.diameter = 0.25 * um;
    geometry.islands_along_x = 3;
    geometry.islands_along_y = 2;
    geometry.island_size = 2 * um;
    geometry.gap = 1 * um;
    return geometry;
  }
} // namespace softlattice
