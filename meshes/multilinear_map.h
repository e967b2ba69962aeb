// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/base/point.h>
#include <deal.II/base/tensor.h>
#include <deal.II/grid/tria.h>
#include <deal.II/grid/tria_accessor.h>
#include <deal.II/grid/tria_iterator.h>

#include <array>

namespace softlattice
{
  /// Of a quadrilateral or hexahedron; corner v sits at the reference coordinates that are the binary digits of v.
  template <int dim>
  using CellCorners = std::array<dealii::Point<dim>, 1 << dim>;

  template <int dim>
  CellCorners<dim> cell_corners(const typename dealii::Triangulation<dim>::cell_iterator &cell)
  {
    CellCorners<dim> corners;
    for (const unsigned int v : cell->vertex_indices())
      corners[v] = cell->vertex(v);
    return corners;
  }

  /// The multilinear map of the reference cell [0, 1]^dim, or with `direction` >= 0 its derivative in that
  /// direction.
  template <int dim>
  dealii::Tensor<1, dim> multilinear_map(const CellCorners<dim> &corners,
                                         const dealii::Point<dim> &unit,
                                         const int direction = -1)
  {
    dealii::Tensor<1, dim> result;
    for (unsigned int v = 0; v < corners.size(); ++v)
      {
        double weight = 1.;
        for (int d = 0; d < dim; ++d)
          {
            const bool is_high = (v >> d) & 1u;
            if (d == direction)
              weight *= is_high ? 1. : -1.;
            else
              weight *= is_high ? unit[d] : 1. - unit[d];
          }
        result += weight * corners[v];
      }
    return result;
  }
} // namespace softlattice
