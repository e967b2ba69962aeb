// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/geometry.h"
#include "meshes/gmsh_groups.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <cmath>
#include <sstream>

namespace softlattice::fuzz
{
  void mesh(const std::string_view input)
  {
    std::istringstream stream{std::string(input)};
    try
      {
        const GmshMesh mesh = read_gmsh(stream, "body.msh");
        for (const auto &node : mesh.nodes)
          for (const double coordinate : node)
            promise(std::isfinite(coordinate), "nodes have finite places");
        for (const int dimension : {2, 3})
          try
            {
              GmshMesh prepared = mesh;
              prepare_cells(prepared, dimension);
              for (const GmshElement &element : prepared.elements)
                for (std::size_t k = 0; k < n_corners(element.dimension); ++k)
                  promise(element.nodes[k] < prepared.nodes.size(), "corners are nodes");
              const CellGroups cells = cell_groups(prepared, dimension);
              const FaceGroups faces = face_groups(prepared, dimension);
              for (const auto &[corners, id] : faces.ids)
                promise(id < faces.names_of_id.size(), "each face has names");
              for (const auto &[tags, id] : cells.ids)
                promise(tags.size() > 1 || id == (tags.empty() ? 0 : tags[0]), "a tag is an id");
            }
          catch (const MeshError &error)
            {
              promise(std::string(error.what()).size() < 1000, "messages are short");
            }
      }
    catch (const MeshError &error)
      {
        promise(std::string(error.what()).size() < 1000, "messages are short");
      }
  }
} // namespace softlattice::fuzz
