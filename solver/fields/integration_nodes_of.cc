// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What integrals of formulas need: nodes with weights, and gradients there.
#include "meshes/boundary_names.h"
#include "solver/discretisation/boundary_nodes.h"
#include "solver/fields/field_measures_of.h"
#include "solver/operators/nodal_gradients.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    void add_node(const unsigned int node,
                  const double weight,
                  const std::array<double, 3> &place,
                  IntegrationNodes &to)
    {
      to.node.push_back(node);
      to.weight.push_back(weight);
      for (std::size_t d = 0; d < place.size(); ++d)
        to.place[d].push_back(place[d]);
    }
  } // namespace

  template <int dim>
  IntegrationNodes FieldMeasuresOf<dim>::integration_nodes(const std::string &boundary) const
  {
    IntegrationNodes all;
    if (boundary.empty())
      {
        const std::vector<dealii::Point<dim>> places = fields_.space.node_places();
        for (unsigned int i = 0; i < places.size(); ++i)
          if (const double volume = fields_.space.mass().local_element(i); volume != 0.)
            {
              std::array<double, 3> place{};
              for (int d = 0; d < dim; ++d)
                place[d] = places[i][d];
              add_node(i, volume, place, all);
            }
        return all;
      }
    const std::vector<std::vector<std::string>> names = names_of_boundaries(fields_.geometry);
    for (unsigned int id = 0; id < names.size(); ++id)
      if (std::find(names[id].begin(), names[id].end(), boundary) != names[id].end())
        for (const auto &node : boundary_nodes(fields_.space, id).nodes)
          add_node(node.index, node.weight, node.place, all);
    return all;
  }

  template <int dim>
  void FieldMeasuresOf<dim>::gradients(const std::size_t field, State &result) const
  {
    result.reinit(dim);
    for (int d = 0; d < dim; ++d)
      fields_.space.initialise(result.block(d));
    result.collect_sizes();
    NodalGradients<dim>::create(fields_.space)->evaluate(values(field), result);
  }

  template IntegrationNodes FieldMeasuresOf<2>::integration_nodes(
    const std::string &boundary) const;
  template IntegrationNodes FieldMeasuresOf<3>::integration_nodes(
    const std::string &boundary) const;
  template void FieldMeasuresOf<2>::gradients(std::size_t field, State &result) const;
  template void FieldMeasuresOf<3>::gradients(std::size_t field, State &result) const;
} // namespace softlattice
