// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/weighted_nodes.h"

#include <vector>

namespace softlattice
{
  /// The locally owned nodes on a part of the boundary, but for constrained ones: those that a boundary
  /// value sets, and their weights in integrals. int g u dS is the sum of weight * g * u over the nodes
  /// of all ranks, to the precision of the Gauss-Lobatto rule of the space.
  template <int dim>
  struct BoundaryNodes
  {
    using Node = WeightedNode;
    std::vector<Node> nodes; ///< in the order of their indices
  };

  /// The nodes on the boundary with an id, on the present mesh of the space. An id that no face has gives
  /// no nodes. Collective.
  template <int dim>
  BoundaryNodes<dim> boundary_nodes(const Space<dim> &space, dealii::types::boundary_id id);
} // namespace softlattice
