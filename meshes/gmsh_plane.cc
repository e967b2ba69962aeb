// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/gmsh_plane.h"

#include "meshes/geometry.h"

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>

namespace softlattice
{
  namespace
  {
    using Vector = std::array<double, 3>;

    // Of the extent: what files with six digits round, and less than any bend that is meant.
    constexpr double flatness = 1e-5;

    double product(const Vector &a, const Vector &b)
    {
      return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    Vector cross(const Vector &a, const Vector &b)
    {
      return {{a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]}};
    }

    Vector minus(const Vector &a, const Vector &b, const double factor = 1.)
    {
      return {{a[0] - factor * b[0], a[1] - factor * b[1], a[2] - factor * b[2]}};
    }

    double length(const Vector &a)
    {
      return std::hypot(a[0], a[1], a[2]);
    }

    Vector over(const Vector &a, const double divisor)
    {
      return {{a[0] / divisor, a[1] / divisor, a[2] / divisor}};
    }

    /// Indices of the nodes that quadrilaterals have.
    std::vector<std::uint64_t> nodes_of_cells(const GmshMesh &mesh)
    {
      std::vector<std::uint64_t> used;
      for (const GmshElement &element : mesh.elements)
        if (element.dimension == 2)
          used.insert(used.end(), element.nodes.begin(), element.nodes.begin() + 4);
      std::sort(used.begin(), used.end());
      used.erase(std::unique(used.begin(), used.end()), used.end());
      return used;
    }

    std::string text_of(const Vector &axis)
    {
      std::ostringstream text;
      text.imbue(std::locale::classic());
      text.precision(4);
      // No 1e-17 that rounding leaves, nor -0.
      const auto rounded = [](const double x) { return std::round(1e4 * x) / 1e4 + 0.; };
      text << "(" << rounded(axis[0]) << ", " << rounded(axis[1]) << ", " << rounded(axis[2])
           << ")";
      return text.str();
    }
  } // namespace

  void turn_into_plane(GmshMesh &mesh)
  {
    const std::vector<std::uint64_t> used = nodes_of_cells(mesh);
    const Vector origin = mesh.nodes[used.front()];
    // Two directions from one node: to the farthest node, and to that farthest from their line.
    const auto farthest = [&](const auto &measure) {
      return *std::max_element(used.begin(), used.end(), [&](const auto a, const auto b) {
        return measure(mesh.nodes[a]) < measure(mesh.nodes[b]);
      });
    };
    const Vector first =
      minus(mesh.nodes[farthest([&](const Vector &p) { return length(minus(p, origin)); })],
            origin);
    const double extent = length(first);
    const double lowest = mesh.nodes[farthest([](const Vector &p) { return -p[2]; })][2],
                 highest = mesh.nodes[farthest([](const Vector &p) { return p[2]; })][2];
    if (highest - lowest <= flatness * extent)
      return; // in x-y, or beside it
    const Vector along = over(first, extent);
    const Vector second = over(minus(mesh.nodes[farthest([&](const Vector &p) {
                                 return length(cross(over(minus(p, origin), extent), along));
                               })],
                                     origin),
                               extent);
    const Vector area = cross(along, second);
    if (!(length(area) > flatness))
      throw MeshError(mesh.path + ": the quadrilaterals lie on a line");
    const Vector normal = over(area, length(area));
    for (const std::uint64_t node : used)
      if (std::abs(product(minus(mesh.nodes[node], origin), normal)) > flatness * extent)
        throw MeshError(mesh.path +
                        ": the quadrilaterals are in no plane: a 2D case cannot be on a curved "
                        "surface; save a flat surface, or the volume and set Dimension = 3");

    // The axis that is nearest to the normal has to go.
    const Vector steep = {{std::abs(normal[0]), std::abs(normal[1]), std::abs(normal[2])}};
    constexpr double preference = 1. + 1e-9; // for x-y among those that are as near
    const std::size_t away = steep[2] * preference >= std::max(steep[0], steep[1]) ? 2
                             : steep[1] * preference >= steep[0]                   ? 1
                                                                                   : 0;
    const std::size_t to_x = away == 0 ? 1 : 0, to_y = away == 2 ? 1 : 2;
    Vector axis = {};
    axis[to_x] = 1.;
    const Vector projected = minus(axis, normal, normal[to_x]);
    const Vector x = over(projected, length(projected));
    Vector y = cross(normal, x);
    if (y[to_y] < 0.)
      y = over(y, -1.);
    for (Vector &node : mesh.nodes)
      node = {{product(node, x), product(node, y), 0.}};
    mesh.notes.push_back("the mesh is not in the x-y plane and was turned into it: x runs along " +
                         text_of(x) + " of the file, y along " + text_of(y));
  }
} // namespace softlattice
