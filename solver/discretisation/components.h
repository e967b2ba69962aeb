// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/domain_sizes.h"
#include "solver/discretisation/space.h"

#include <vector>

namespace softlattice
{
  /// Volumes [m^dim], largest first, of the connected regions in which a field exceeds a threshold, or in
  /// which it does not: sets of cells whose mean does or does not and that share faces, also across
  /// hanging nodes and periodic boundaries. A region smaller than a cell may be missed, regions closer
  /// than a cell may count as one, and a boundary is where cells end. The same on any number of ranks up
  /// to rounding; `field` needs neither ghosts nor hanging nodes. Collective.
  template <int dim>
  std::vector<double> component_volumes(const Space<dim> &space,
                                        const typename Space<dim>::Vector &field,
                                        double threshold,
                                        Side side = Side::above);

  /// Their number.
  template <int dim>
  unsigned int count_components(const Space<dim> &space,
                                const typename Space<dim>::Vector &field,
                                double threshold);
} // namespace softlattice
