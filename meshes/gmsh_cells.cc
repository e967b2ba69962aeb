// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What the cells of a Gmsh file must be to make a coarse mesh.
#include "meshes/geometry.h"
#include "meshes/gmsh_file.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    constexpr std::uint64_t most_cells = 100000;

    // Corners of the faces, in the order of Gmsh.
    constexpr std::array<std::array<unsigned int, 2>, 4> edges = {
      {{{0, 1}}, {{1, 2}}, {{2, 3}}, {{3, 0}}}};
    constexpr std::array<std::array<unsigned int, 4>, 6> sides = {{{{0, 1, 2, 3}},
                                                                   {{4, 5, 6, 7}},
                                                                   {{0, 1, 5, 4}},
                                                                   {{1, 2, 6, 5}},
                                                                   {{2, 3, 7, 6}},
                                                                   {{3, 0, 4, 7}}}};

    struct Face
    {
      std::array<std::uint64_t, 4> nodes; // ascending
      unsigned long line;
    };

    template <class Corners>
    void add_faces(const GmshElement &cell, const Corners &faces, std::vector<Face> &all)
    {
      for (const auto &corners : faces)
        {
          Face face{{}, cell.line};
          for (std::size_t k = 0; k < corners.size(); ++k)
            face.nodes[k] = cell.nodes[corners[k]];
          std::sort(face.nodes.begin(), face.nodes.begin() + corners.size());
          all.push_back(face);
        }
    }
  } // namespace

  void require_cells(const GmshMesh &mesh, const int dimension)
  {
    const std::uint64_t n_cells = mesh.n_elements(dimension);
    if (dimension == 2 && mesh.n_elements(3) > 0)
      throw MeshError(mesh.path + ": the mesh has hexahedra; set Dimension = 3");
    if (n_cells == 0)
      throw MeshError(
        mesh.path + ": the mesh has no " +
        (dimension == 2 ? "quadrilaterals" : "hexahedra; set Dimension = 2") +
        (dimension == 2 ? "; are they in a physical group?" : ", or save the volume"));
    if (n_cells > most_cells)
      throw MeshError(mesh.path + ": " + std::to_string(n_cells) + " cells, more than the " +
                      std::to_string(most_cells) +
                      " of a coarse mesh; make it coarser, the program refines it");

    std::vector<Face> faces;
    for (const GmshElement &cell : mesh.elements)
      if (cell.dimension == dimension)
        {
          if (dimension == 2)
            add_faces(cell, edges, faces);
          else
            add_faces(cell, sides, faces);
        }
    std::sort(faces.begin(), faces.end(), [](const Face &a, const Face &b) {
      return a.nodes != b.nodes ? a.nodes < b.nodes : a.line < b.line;
    });
    for (std::size_t i = 2; i < faces.size(); ++i)
      if (faces[i].nodes == faces[i - 2].nodes)
        throw MeshError(mesh.path + ":" + std::to_string(faces[i].line) +
                        ": a third cell at the same face; lines " +
                        std::to_string(faces[i - 2].line) + " and " +
                        std::to_string(faces[i - 1].line) + " are the others");
    // Two cells that lie on one another share all their faces.
    std::vector<std::pair<unsigned long, unsigned long>> neighbours;
    for (std::size_t i = 1; i < faces.size(); ++i)
      if (faces[i].nodes == faces[i - 1].nodes)
        neighbours.emplace_back(faces[i - 1].line, faces[i].line);
    std::sort(neighbours.begin(), neighbours.end());
    const auto twice = std::adjacent_find(neighbours.begin(), neighbours.end());
    if (twice != neighbours.end())
      throw MeshError(mesh.path + ":" + std::to_string(twice->second) +
                      ": the cell shares more than one face with that of line " +
                      std::to_string(twice->first));
  }
} // namespace softlattice
