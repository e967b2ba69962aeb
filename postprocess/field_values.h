// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/cell_nodes.h"

#include <array>
#include <string>
#include <vector>

class vtkDataArray;
class vtkUnstructuredGrid;

namespace softlattice
{
  /// The value of a field at a node or of a cell, the length of a vector.
  double value_of(vtkDataArray *array, vtkIdType i);

  /// A field within one cell after the other: the polynomial through the values at its nodes.
  class FieldValues
  {
  public:
    FieldValues(vtkUnstructuredGrid *grid, const std::string &field);

    /// Takes the values of a cell.
    void fetch(vtkIdType cell, const CellNodes &nodes, const vtkIdType *points);
    /// In the cell that was fetched, at a place of [0, 1]^dim.
    double at(const std::array<double, 3> &reference, const CellNodes &nodes) const;

  private:
    vtkDataArray *array_;
    bool is_of_cells_;
    std::vector<double> values_; ///< in the order of the nodes; one where the field is of cells
    mutable std::array<std::vector<double>, 3> factors_;
  };
} // namespace softlattice
