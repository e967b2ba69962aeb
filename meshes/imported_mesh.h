// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "meshes/gmsh_file.h"

namespace softlattice
{
  /// The mesh of a geometry that is imported, ready to use: see read_gmsh_file() and prepare_cells().
  /// @throws MeshError
  GmshMesh imported_mesh(const Geometry &geometry);
} // namespace softlattice
