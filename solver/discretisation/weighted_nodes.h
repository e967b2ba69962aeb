// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/space.h"

#include <array>
#include <map>
#include <vector>

namespace softlattice
{
  /// A locally owned node that is not constrained, with its weight in integrals over some part of the body: int g u dV
  /// is the sum of weight * g * u over the nodes of all ranks, to the precision of the rule that made the weights.
  struct WeightedNode
  {
    unsigned int index; ///< of the local vector element
    double weight; ///< int phi_i dV through the constraints [m^dim], over a boundary [m^(dim-1)]
    std::array<double, 3> place; ///< [m]; z = 0 in 2D
  };

  /// Weights that the cells of each rank give to their nodes, whoever owns these.
  template <int dim>
  class NodeWeights
  {
  public:
    using Index = dealii::types::global_dof_index;

    explicit NodeWeights(const Space<dim> &space)
      : space_(space)
    {}

    /// To a node, or to those that it depends on.
    void add(Index node, double weight);
    /// The nodes to which any rank has given a weight, be it zero, in the order of their indices. Collective.
    std::vector<WeightedNode> owned() const;

  private:
    const Space<dim> &space_;
    std::map<Index, double> local_;
  };
} // namespace softlattice
