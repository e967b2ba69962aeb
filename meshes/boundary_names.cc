// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/boundary_names.h"

#include "meshes/gmsh_groups.h"
#include "meshes/imported_mesh.h"

namespace softlattice
{
  std::vector<std::vector<std::string>> names_of_boundaries(const Geometry &geometry)
  {
    if (geometry.kind == "imported mesh")
      return face_groups(imported_mesh(geometry), dimension(geometry)).names_of_id;
    std::vector<std::vector<std::string>> names;
    for (const std::string &name : boundary_names(geometry))
      names.push_back({name});
    return names;
  }
} // namespace softlattice
