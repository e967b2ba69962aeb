// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vtkSmartPointer.h>
#include <vtkUnstructuredGrid.h>

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// One entry of a .pvd file.
  struct OutputRecord
  {
    double time;      ///< [s], or 1 in a dimensionless case
    std::string file; ///< a .vtu or .pvtu, with its folder
  };

  /// Smallest and largest coordinate in each direction. [m]
  struct Box
  {
    std::array<double, 3> lowest;
    std::array<double, 3> highest;

    double size(const int axis) const { return highest[axis] - lowest[axis]; }
  };

  using Pieces = std::vector<vtkSmartPointer<vtkUnstructuredGrid>>;

  /// The outputs of DIR/solution.pvd in the order of the file. Throws RenderError if the directory or
  /// the file is missing, is no .pvd, lists nothing, or lists a file that is not there.
  std::vector<OutputRecord> read_pvd(const std::string &directory);

  /// The grids of a .vtu, or of all pieces of a .pvtu, with the array `field` only (all arrays, if
  /// empty). Throws RenderError with the file and the reason if it is missing, damaged, or has no such array.
  Pieces read_pieces(const std::string &file, const std::string &field = {});

  /// Unit of an array as the solver stored it; empty if there is none.
  std::string read_unit(const std::string &file, const std::string &field);

  /// True if DIR/statistics.csv counts time without a unit.
  bool is_dimensionless(const std::string &directory);

  Box bounding_box(const Pieces &pieces);
} // namespace softlattice
