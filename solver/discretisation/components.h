// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

namespace softlattice
{
  /// Number of connected regions in which a field exceeds a threshold: sets of cells whose mean does and
  /// that share faces, also across hanging nodes and periodic boundaries. A region smaller than a cell
  /// may be missed, and regions closer than a cell may count as one. The same on any number of ranks;
  /// `field` needs neither ghosts nor hanging nodes. Collective.
  template <int dim>
  unsigned int count_components(const Space<dim> &space,
                                const typename Space<dim>::Vector &field,
                                double threshold);
} // namespace softlattice
