// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <vector>

namespace softlattice
{
  /// A named group of elements in a Gmsh file.
  struct PhysicalGroup
  {
    int dimension;
    unsigned int tag;
    std::string name;
  };

  /// A point, an edge, a quadrilateral or a hexahedron of first order.
  struct GmshElement
  {
    int dimension;
    unsigned int tag;                   ///< of its physical group, 0: none
    std::array<std::uint64_t, 8> nodes; ///< indices into GmshMesh::nodes, in the order of Gmsh
    unsigned long line;                 ///< of the file
  };

  /// What a Gmsh file holds, in its own unit of length.
  struct GmshMesh
  {
    std::string path;
    std::vector<PhysicalGroup> groups; ///< in file order
    std::vector<std::array<double, 3>> nodes;
    std::vector<GmshElement> elements; ///< all but points

    std::uint64_t n_elements(int dimension) const;
  };

  /// Number of corners of an element of a dimension from 0 to 3.
  constexpr std::size_t n_corners(const int dimension)
  {
    return std::size_t(1) << static_cast<unsigned int>(dimension);
  }

  /// Reads an ASCII .msh file of version 2 or 4. It may come from anybody: whatever counts it states,
  /// no more is read or stored than it holds, and that is bounded.
  /// @throws MeshError with file, line and reason: missing, binary, cut short, nodes that are not
  /// there or not finite, or elements other than points, edges, quadrilaterals and hexahedra of first
  /// order.
  GmshMesh read_gmsh_file(const std::string &path);

  /// The same from a stream; `path` is what messages call it.
  GmshMesh read_gmsh(std::istream &stream, const std::string &path);

  /// @throws MeshError unless the cells are those of the given dimension (2 or 3), not more of them
  /// than every process can hold, and each of their faces belongs to one cell or two.
  void require_cells(const GmshMesh &mesh, int dimension);
} // namespace softlattice
