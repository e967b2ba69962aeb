// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

#include <array>
#include <functional>

namespace softlattice
{
  /// L2 norm of the difference between a field and a function of the place, by Gauss quadrature with two
  /// more points than the degree [unit of the field m^(dim/2)]. Collective.
  template <int dim>
  double l2_error(const Space<dim> &space,
                  const typename Space<dim>::Vector &field,
                  const std::function<double(const std::array<double, 3> &)> &exact);
} // namespace softlattice
