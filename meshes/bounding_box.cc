// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/bounding_box.h"

#include "meshes/imported_mesh.h"

#include <algorithm>
#include <limits>

namespace softlattice
{
  namespace
  {
    std::array<double, 3> size_of_cells(const GmshMesh &mesh, const int dimension)
    {
      constexpr double infinity = std::numeric_limits<double>::infinity();
      std::array<double, 3> lowest, highest, size = {};
      lowest.fill(infinity);
      highest.fill(-infinity);
      for (const GmshElement &element : mesh.elements)
        if (element.dimension == dimension)
          for (std::size_t k = 0; k < n_corners(dimension); ++k)
            for (std::size_t d = 0; d < 3; ++d)
              {
                lowest[d] = std::min(lowest[d], mesh.nodes[element.nodes[k]][d]);
                highest[d] = std::max(highest[d], mesh.nodes[element.nodes[k]][d]);
              }
      for (std::size_t d = 0; d < static_cast<std::size_t>(dimension); ++d)
        size[d] = highest[d] - lowest[d];
      return size;
    }
  } // namespace

  std::array<double, 3> bounding_size(const Geometry &geometry)
  {
    if (geometry.kind == "island array")
      {
        const auto extent = [&](const int n) {
          return n * geometry.island_size + (n - 1) * geometry.gap;
        };
        return {{extent(geometry.islands_along_x), extent(geometry.islands_along_y), 0.}};
      }
    if (geometry.kind != "imported mesh")
      return box_size(geometry);
    std::array<double, 3> size = size_of_cells(imported_mesh(geometry), dimension(geometry));
    for (double &extent : size)
      extent *= geometry.length_unit;
    return size;
  }
} // namespace softlattice
