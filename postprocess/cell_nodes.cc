// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/cell_nodes.h"

#include "postprocess/render.h"

#include <vtkCellType.h>
#include <vtkHigherOrderHexahedron.h>
#include <vtkHigherOrderQuadrilateral.h>

#include <cmath>
#include <string>

namespace softlattice
{
  CellNodes::CellNodes(const int vtk_type, const vtkIdType n_nodes)
    : is_flat_(vtk_type == VTK_QUAD || vtk_type == VTK_LAGRANGE_QUADRILATERAL)
  {
    const bool is_linear = vtk_type == VTK_QUAD || vtk_type == VTK_HEXAHEDRON;
    if (!is_linear && !is_flat_ && vtk_type != VTK_LAGRANGE_HEXAHEDRON)
      throw RenderError("cells of VTK's type " + std::to_string(vtk_type) +
                        " are not of softlattice: it writes quadrilaterals and hexahedra");
    degree_ = static_cast<int>(
                std::lround(is_flat_ ? std::sqrt(double(n_nodes)) : std::cbrt(double(n_nodes)))) -
              1;
    const int n = degree_ + 1, layers = is_flat_ ? 1 : n;
    if (degree_ < 1 || n_nodes != vtkIdType(n) * n * layers)
      throw RenderError("a cell has " + std::to_string(n_nodes) +
                        " nodes: not as many along each edge");
    const int order[4] = {degree_, degree_, degree_, static_cast<int>(n_nodes)};
    for (int k = 0; k < layers; ++k)
      for (int j = 0; j < n; ++j)
        for (int i = 0; i < n; ++i)
          // VTK's linear cells are those of degree 1, corners around a face.
          in_order_.push_back(is_flat_
                                ? vtkHigherOrderQuadrilateral::PointIndexFromIJK(i, j, order)
                                : vtkHigherOrderHexahedron::PointIndexFromIJK(i, j, k, order));
  }

  int CellNodes::corner(const int bits) const
  {
    const int n = degree_ + 1;
    return in_order_[static_cast<std::size_t>(
      ((bits >> 2 & 1) * n * n + (bits >> 1 & 1) * n + (bits & 1)) * degree_)];
  }
} // namespace softlattice
