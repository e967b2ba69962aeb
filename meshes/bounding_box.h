// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"

#include <array>

namespace softlattice
{
  /// Extents along the axes of the smallest box around a body [m]; 0 along z in 2D.
  /// @throws MeshError if the mesh file cannot be read
  std::array<double, 3> bounding_size(const Geometry &geometry);
} // namespace softlattice
