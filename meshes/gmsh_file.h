// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstdint>
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

  /// What a Gmsh file holds, short of the points and elements themselves.
  struct GmshOutline
  {
    std::string path;
    std::vector<PhysicalGroup> groups;          ///< in file order
    std::array<std::uint64_t, 4> elements = {}; ///< points, edges, quadrilaterals, hexahedra
  };

  /// Reads version, named groups and element types of an ASCII .msh file of version 2 or 4, and none
  /// of its coordinates, so that everything that is commonly wrong with it is found early.
  /// @throws MeshError with file, line and reason: missing, binary, cut short, or with elements other
  /// than points, edges, quadrilaterals and hexahedra of first order.
  GmshOutline read_gmsh_outline(const std::string &path);

  /// @throws MeshError unless the cells are those of the given dimension (2 or 3), and not more of
  /// them than every process can hold.
  void require_cells(const GmshOutline &outline, int dimension);
} // namespace softlattice
