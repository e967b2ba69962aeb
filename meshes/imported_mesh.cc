// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/imported_mesh.h"

#include "meshes/gmsh_cells.h"

namespace softlattice
{
  GmshMesh imported_mesh(const Geometry &geometry)
  {
    GmshMesh mesh = read_gmsh_file(geometry.mesh_file.path);
    prepare_cells(mesh, dimension(geometry));
    return mesh;
  }
} // namespace softlattice
