// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/geometry.h"
#include "meshes/gmsh_file.h"
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
              require_cells(mesh, dimension);
              for (const GmshElement &element : mesh.elements)
                for (std::size_t k = 0; k < n_corners(element.dimension); ++k)
                  promise(element.nodes[k] < mesh.nodes.size(), "corners are nodes");
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
