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
    std::vector<unsigned int> groups;   ///< tags of its physical groups, ascending
    std::array<std::uint64_t, 8> nodes; ///< indices into GmshMesh::nodes, in the order of Gmsh
    unsigned long line;                 ///< of the file
  };

  /// What a Gmsh file holds, in its own unit of length.
  struct GmshMesh
  {
    std::string path;
    std::vector<PhysicalGroup> groups; ///< in file order
    std::vector<std::array<double, 3>> nodes;
    std::vector<GmshElement> elements; ///< all but points, each once
    std::vector<std::string> notes;    ///< what the user should know though nothing is wrong

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
  /// there or not finite, elements other than points, edges, quadrilaterals and hexahedra of first order,
  /// or a cell twice. Elements that are listed once for each of their groups become one in all of them.
  GmshMesh read_gmsh_file(const std::string &path);

  /// The same from a stream; `path` is what messages call it.
  GmshMesh read_gmsh(std::istream &stream, const std::string &path);
} // namespace softlattice
