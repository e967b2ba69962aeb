// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/field_values.h"

#include <vtkCellData.h>
#include <vtkDataArray.h>
#include <vtkPointData.h>
#include <vtkUnstructuredGrid.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    /// Lagrange's polynomials of nodes at equal distances in [0, 1], at x.
    void lagrange(const double x, const int degree, std::vector<double> &factors)
    {
      factors.assign(static_cast<std::size_t>(degree) + 1, 1.);
      for (int i = 0; i <= degree; ++i)
        for (int m = 0; m <= degree; ++m)
          if (m != i)
            factors[i] *= (x * degree - m) / (i - m);
    }
  } // namespace

  double value_of(vtkDataArray *array, const vtkIdType i)
  {
    if (array->GetNumberOfComponents() == 1)
      return array->GetComponent(i, 0);
    double square = 0;
    for (int c = 0; c < array->GetNumberOfComponents(); ++c)
      square += array->GetComponent(i, c) * array->GetComponent(i, c);
    return std::sqrt(square);
  }

  FieldValues::FieldValues(vtkUnstructuredGrid *grid, const std::string &field)
    : array_(grid->GetPointData()->GetArray(field.c_str()))
    , is_of_cells_(array_ == nullptr)
  {
    if (is_of_cells_)
      array_ = grid->GetCellData()->GetArray(field.c_str());
  }

  void FieldValues::fetch(const vtkIdType cell, const CellNodes &nodes, const vtkIdType *points)
  {
    values_.clear();
    if (is_of_cells_)
      values_.push_back(value_of(array_, cell));
    else
      for (const int node : nodes.in_order())
        values_.push_back(value_of(array_, points[node]));
  }

  double FieldValues::at(const std::array<double, 3> &reference, const CellNodes &nodes) const
  {
    if (is_of_cells_)
      return values_.front();
    const int n = nodes.degree() + 1, layers = nodes.is_flat() ? 1 : n;
    for (std::size_t d = 0; d < 2; ++d)
      lagrange(reference[d], nodes.degree(), factors_[d]);
    lagrange(reference[2], layers - 1, factors_[2]);
    double sum = 0;
    std::size_t node = 0;
    for (int k = 0; k < layers; ++k)
      for (int j = 0; j < n; ++j)
        {
          double row = 0;
          for (int i = 0; i < n; ++i)
            row += factors_[0][i] * values_[node++];
          sum += factors_[2][k] * factors_[1][j] * row;
        }
    return sum;
  }
} // namespace softlattice
