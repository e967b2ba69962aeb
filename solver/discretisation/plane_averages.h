// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

#include <vector>

namespace softlattice
{
  /// Averages of a field over the planes across an axis at positions along it [m], ascending; NaN where
  /// the plane does not meet the body. The finite element function itself is averaged: over each cell
  /// that a plane cuts by the Gauss-Lobatto rule of the space. Cells must be prisms along the axis, as
  /// those of films, wires and boxes are. On a plane between cells those of the higher side count.
  ///
  /// `field` needs neither ghosts nor hanging nodes. Collective.
  /// @throws std::invalid_argument for other cells
  template <int dim>
  std::vector<double> plane_averages(const Space<dim> &space,
                                     const typename Space<dim>::Vector &field,
                                     int axis,
                                     const std::vector<double> &positions);
} // namespace softlattice
