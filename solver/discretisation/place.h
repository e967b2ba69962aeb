// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/base/point.h>

#include <array>

namespace softlattice
{
  /// A place as the parts without dimension know it; z = 0 in 2D.
  template <int dim>
  std::array<double, 3> in_three(const dealii::Point<dim> &point)
  {
    std::array<double, 3> place{};
    for (int d = 0; d < dim; ++d)
      place[d] = point[d];
    return place;
  }

  /// The other way around.
  template <int dim>
  dealii::Point<dim> in_dim(const std::array<double, 3> &place)
  {
    dealii::Point<dim> point;
    for (int d = 0; d < dim; ++d)
      point[d] = place[d];
    return point;
  }
} // namespace softlattice
