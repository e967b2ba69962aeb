// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/gmsh_cells.h"

#include "meshes/geometry.h"
#include "meshes/gmsh_plane.h"

#include <algorithm>
#include <map>
#include <utility>

namespace softlattice
{
  namespace
  {
    // Corners of the faces, in the order of Gmsh, around them as seen from outside.
    constexpr std::array<std::array<unsigned int, 2>, 4> edges = {
      {{{0, 1}}, {{1, 2}}, {{2, 3}}, {{3, 0}}}};
    constexpr std::array<std::array<unsigned int, 4>, 6> sides = {{{{0, 3, 2, 1}},
                                                                   {{4, 5, 6, 7}},
                                                                   {{0, 1, 5, 4}},
                                                                   {{1, 2, 6, 5}},
                                                                   {{2, 3, 7, 6}},
                                                                   {{3, 0, 4, 7}}}};

    using Place = std::array<double, 3>;

    Place difference(const Place &a, const Place &b)
    {
      return {{a[0] - b[0], a[1] - b[1], a[2] - b[2]}};
    }

    double determinant(const Place &a, const Place &b, const Place &c)
    {
      return a[0] * (b[1] * c[2] - b[2] * c[1]) + a[1] * (b[2] * c[0] - b[0] * c[2]) +
             a[2] * (b[0] * c[1] - b[1] * c[0]);
    }

    /// The mean of the places of some corners of a cell.
    template <std::size_t n>
    Place middle(const GmshMesh &mesh,
                 const GmshElement &cell,
                 const std::array<unsigned int, n> &corners)
    {
      Place sum = {};
      for (const unsigned int corner : corners)
        for (std::size_t d = 0; d < 3; ++d)
          sum[d] += mesh.nodes[cell.nodes[corner]][d] / double(n);
      return sum;
    }

    /// Whether the corners of a cell go around it the other way than those of the unit cell.
    bool is_inverted(const GmshMesh &mesh, const GmshElement &cell)
    {
      if (cell.dimension == 2)
        {
          // Twice the area is the product of the diagonals.
          const Place a = difference(mesh.nodes[cell.nodes[2]], mesh.nodes[cell.nodes[0]]),
                      b = difference(mesh.nodes[cell.nodes[3]], mesh.nodes[cell.nodes[1]]);
          return a[0] * b[1] - a[1] * b[0] < 0.;
        }
      // The orientation at the centre, from side to opposite side.
      return determinant(difference(middle(mesh, cell, sides[3]), middle(mesh, cell, sides[5])),
                         difference(middle(mesh, cell, sides[4]), middle(mesh, cell, sides[2])),
                         difference(middle(mesh, cell, sides[1]), middle(mesh, cell, sides[0]))) <
             0.;
    }

    /// The face with these corners of a cell, around which it goes in their order.
    template <std::size_t n>
    CellFace face_of(const GmshElement &cell, const std::array<unsigned int, n> &corners)
    {
      CellFace face{{}, 1, cell.line};
      for (std::size_t k = 0; k < n; ++k)
        face.corners[k] = cell.nodes[corners[k]];
      std::rotate(face.corners.begin(),
                  std::min_element(face.corners.begin(), face.corners.begin() + n),
                  face.corners.begin() + n);
      // From the lowest corner an edge is walked along or against, a side left or right around.
      if (n == 2)
        face.turn = face.corners[0] == cell.nodes[corners[0]] ? 1 : -1;
      else
        face.turn = face.corners[1] < face.corners[n - 1] ? 1 : -1;
      std::sort(face.corners.begin(), face.corners.begin() + n);
      return face;
    }

    std::vector<CellFace> faces_of_cell(const GmshElement &cell)
    {
      std::vector<CellFace> faces;
      if (cell.dimension == 2)
        for (const auto &corners : edges)
          faces.push_back(face_of(cell, corners));
      else if (cell.dimension == 3)
        for (const auto &corners : sides)
          faces.push_back(face_of(cell, corners));
      return faces;
    }

    std::vector<FaceCorners> sorted_corners(const std::vector<CellFace> &faces)
    {
      std::vector<FaceCorners> corners;
      for (const CellFace &face : faces)
        corners.push_back(face.corners);
      std::sort(corners.begin(), corners.end());
      return corners;
    }

    [[noreturn]] void fail(const GmshMesh &mesh, const unsigned long line, const std::string &what)
    {
      throw MeshError(mesh.path + ":" + std::to_string(line) + ": " + what);
    }

    void check_faces(const GmshMesh &mesh, const int dimension)
    {
      const std::vector<CellFace> faces = faces_of_cells(mesh, dimension);
      for (std::size_t i = 2; i < faces.size(); ++i)
        if (faces[i].corners == faces[i - 2].corners)
          fail(mesh,
               faces[i].line,
               "a third cell at the same face; lines " + std::to_string(faces[i - 2].line) +
                 " and " + std::to_string(faces[i - 1].line) + " are the others");
      // Two cells that lie on one another share all their faces.
      std::vector<std::pair<unsigned long, unsigned long>> neighbours;
      for (std::size_t i = 1; i < faces.size(); ++i)
        if (faces[i].corners == faces[i - 1].corners)
          neighbours.emplace_back(faces[i - 1].line, faces[i].line);
      std::sort(neighbours.begin(), neighbours.end());
      const auto twice = std::adjacent_find(neighbours.begin(), neighbours.end());
      if (twice != neighbours.end())
        fail(mesh,
             twice->second,
             "the cell shares more than one face with that of line " +
               std::to_string(twice->first));
      // Cells on either side of a face go around it in opposite ways.
      for (std::size_t i = 1; i < faces.size(); ++i)
        if (faces[i].corners == faces[i - 1].corners && faces[i].turn == faces[i - 1].turn)
          fail(mesh,
               faces[i].line,
               "the mesh is folded: the cell lies on the same side of a face as that of line " +
                 std::to_string(faces[i - 1].line));
    }
  } // namespace

  std::vector<CellFace> faces_of_cells(const GmshMesh &mesh, const int dimension)
  {
    std::vector<CellFace> all;
    for (const GmshElement &cell : mesh.elements)
      if (cell.dimension == dimension)
        {
          const int turn = is_inverted(mesh, cell) ? -1 : 1;
          for (CellFace &face : faces_of_cell(cell))
            {
              face.turn *= turn;
              all.push_back(face);
            }
        }
    std::sort(all.begin(), all.end(), [](const CellFace &a, const CellFace &b) {
      return a.corners != b.corners ? a.corners < b.corners : a.line < b.line;
    });
    return all;
  }

  void merge_repeated_elements(GmshMesh &mesh)
  {
    std::map<std::pair<int, std::vector<std::uint64_t>>, std::size_t> first;
    const int dimension = mesh.n_elements(3) > 0 ? 3 : 2;
    std::vector<GmshElement> once;
    once.reserve(mesh.elements.size());
    for (GmshElement &element : mesh.elements)
      {
        std::vector<std::uint64_t> corners;
        for (std::size_t k = 0; k < n_corners(element.dimension); ++k)
          corners.push_back(element.nodes[k]);
        std::sort(corners.begin(), corners.end());
        const auto [entry, is_new] = first.try_emplace({element.dimension, corners}, once.size());
        if (is_new)
          {
            once.push_back(std::move(element));
            continue;
          }
        GmshElement &same = once[entry->second];
        if (sorted_corners(faces_of_cell(element)) != sorted_corners(faces_of_cell(same)))
          fail(mesh,
               element.line,
               "the cell has the corners of that of line " + std::to_string(same.line) +
                 " in another order");
        std::vector<unsigned int> groups;
        std::set_union(same.groups.begin(),
                       same.groups.end(),
                       element.groups.begin(),
                       element.groups.end(),
                       std::back_inserter(groups));
        const bool is_cell = element.dimension == dimension;
        if (is_cell && groups.size() < same.groups.size() + element.groups.size())
          fail(mesh,
               element.line,
               "the cell of line " + std::to_string(same.line) + " again, in the same group");
        if (is_cell && element.groups.empty())
          fail(mesh, element.line, "the cell of line " + std::to_string(same.line) + " again");
        same.groups = std::move(groups);
      }
    mesh.elements = std::move(once);
  }

  void prepare_cells(GmshMesh &mesh, const int dimension)
  {
    const std::uint64_t n_cells = mesh.n_elements(dimension);
    if (dimension == 2 && mesh.n_elements(3) > 0)
      throw MeshError(mesh.path + ": the mesh has hexahedra; set Dimension = 3");
    if (n_cells == 0)
      throw MeshError(
        mesh.path + ": the mesh has no " +
        (dimension == 2 ? "quadrilaterals" : "hexahedra; set Dimension = 2") +
        (dimension == 2 ? "; are they in a physical group?" : ", or save the volume"));
    if (n_cells > most_cells_of_a_file)
      throw MeshError(mesh.path + ": " + std::to_string(n_cells) + " cells, more than the " +
                      std::to_string(most_cells_of_a_file) +
                      " of a coarse mesh; make it coarser, the program refines it");
    if (dimension == 2)
      turn_into_plane(mesh);
    check_faces(mesh, dimension);
  }
} // namespace softlattice
