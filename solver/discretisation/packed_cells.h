// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

#include <vector>

namespace softlattice
{
  // Nodal values as they are kept in a checkpoint: cell by cell in the order of visit_own_cells(), so that
  // the parts of several processes, one after the other, are the whole, which any number of processes can
  // take up.

  /// Appends the values at the nodes of each own cell. Collective.
  template <int dim>
  void pack(const Space<dim> &space,
            const std::vector<const typename Space<dim>::Vector *> &vectors,
            std::vector<double> &values);

  /// The reverse: `vectors` are initialised. As many values as pack() gives.
  template <int dim>
  void unpack(const Space<dim> &space,
              const std::vector<double> &values,
              const std::vector<typename Space<dim>::Vector *> &vectors);
} // namespace softlattice
