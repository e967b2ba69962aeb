// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

#include <array>
#include <vector>

namespace softlattice
{
  /// Places [m] of the points of integration of all cell batches, batch after batch, point after point, and
  /// lane after lane. A lane without a cell has the places of the first.
  template <int dim>
  std::vector<std::array<double, 3>> cell_points(const Space<dim> &space);
} // namespace softlattice
