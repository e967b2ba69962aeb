// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/weighted_nodes.h"

#include "solver/discretisation/place.h"

namespace softlattice
{
  template <int dim>
  void NodeWeights<dim>::add(const Index node, const double weight)
  {
    if (const auto *entries = space_.constraints().get_constraint_entries(node))
      for (const auto &[master, factor] : *entries)
        local_[master] += factor * weight;
    else
      local_[node] += weight;
  }

  template <int dim>
  std::vector<WeightedNode> NodeWeights<dim>::owned() const
  {
    const dealii::IndexSet &owned = space_.dofs().locally_owned_dofs();
    dealii::IndexSet touched(owned.size());
    for (const auto &[index, weight] : local_)
      touched.add_index(index);
    typename Space<dim>::Vector weights(owned, touched, space_.mesh().get_communicator());
    typename Space<dim>::Vector cells(weights);
    for (const auto &[index, weight] : local_)
      {
        weights(index) = weight;
        cells(index) = 1.;
      }
    weights.compress(dealii::VectorOperation::add);
    cells.compress(dealii::VectorOperation::add);

    std::vector<WeightedNode> nodes;
    const auto places = space_.node_places();
    for (unsigned int i = 0; i < places.size(); ++i)
      if (cells.local_element(i) > 0.)
        nodes.push_back({i, weights.local_element(i), in_three<dim>(places[i])});
    return nodes;
  }

  template class NodeWeights<2>;
  template class NodeWeights<3>;
} // namespace softlattice
