// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// What cells of a mesh are marked with: a physical group of a Gmsh file, in which a cell may be in
  /// several, the number of the island of an island array, 0 else.
  struct CellMaterial
  {
    unsigned int number;
    std::string name;              ///< of the group; empty if it has none
    std::vector<unsigned int> ids; ///< material ids of its cells, which hand them on when refined
  };

  /// Those that at least one cell has, by number. Builds the coarse mesh.
  /// @throws MeshError if the mesh file cannot be read.
  std::vector<CellMaterial> cell_materials(const Geometry &geometry);
} // namespace softlattice
