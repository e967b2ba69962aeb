// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What cells of a mesh are marked with: the tag of their physical group in a Gmsh file, the number of
  /// the island of an island array, 0 else. Cells hand it on to those they are refined into.
  struct CellMaterial
  {
    unsigned int id;
    std::string name; ///< of the group; empty if it has none
  };

  /// Those that at least one cell has, ascending. Builds the coarse mesh.
  /// @throws MeshError if the mesh file cannot be read.
  std::vector<CellMaterial> cell_materials(const Geometry &geometry);
} // namespace softlattice
