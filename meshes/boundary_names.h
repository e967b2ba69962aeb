// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// The names that faces with a boundary id, the index, have. The first ids have one name each, in the
  /// order of boundary_names(); then come those of faces of an imported mesh that are in several groups.
  /// @throws MeshError if the mesh file cannot be read.
  std::vector<std::vector<std::string>> names_of_boundaries(const Geometry &geometry);
} // namespace softlattice
