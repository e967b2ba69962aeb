// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/gmsh_file.h"

#include <array>
#include <cstdint>
#include <vector>

namespace softlattice
{
  /// A mesh that is refined from more would be no coarse one.
  constexpr std::uint64_t most_cells_of_a_file = 100000;

  /// Corners of a face, or an edge in 2D, as indices into GmshMesh::nodes, ascending; 0 beyond them.
  using FaceCorners = std::array<std::uint64_t, 4>;

  /// A face of a cell, and the way around it that the cell goes: 1 or -1.
  struct CellFace
  {
    FaceCorners corners;
    int turn;
    unsigned long line; ///< of the cell in the file
  };

  /// The faces of all cells of a dimension (2 or 3) in ascending order of corners, then lines. Cells go
  /// around their faces as seen from outside if they have a positive area or volume; those with a
  /// negative one are taken the other way round.
  std::vector<CellFace> faces_of_cells(const GmshMesh &mesh, int dimension);

  /// Elements with the same corners become one, in the groups of all of them.
  /// @throws MeshError if a cell is in the same group twice, or its corners in another order
  void merge_repeated_elements(GmshMesh &mesh);

  /// Makes the cells of a dimension (2 or 3) of a file ready to use: those of a 2D mesh in another plane
  /// than x-y are turned into it, which is noted.
  /// @throws MeshError unless there are such cells, not more of them than every process can hold, each of
  /// their faces belongs to one cell or to two on either side of it, and those in 2D are in one plane.
  void prepare_cells(GmshMesh &mesh, int dimension);
} // namespace softlattice
