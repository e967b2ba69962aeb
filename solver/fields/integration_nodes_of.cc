// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What integrals of formulas need: nodes with weights, and gradients there.
#include "meshes/boundary_names.h"
#include "solver/discretisation/boundary_nodes.h"
#include "solver/discretisation/place.h"
#include "solver/discretisation/region_nodes.h"
#include "solver/fields/field_measures_of.h"
#include "solver/operators/nodal_gradients.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    void add_node(const WeightedNode &node, IntegrationNodes &to)
    {
      to.node.push_back(node.index);
      to.weight.push_back(node.weight);
      for (std::size_t d = 0; d < node.place.size(); ++d)
        to.place[d].push_back(node.place[d]);
    }
  } // namespace

  template <int dim>
  IntegrationNodes FieldMeasuresOf<dim>::integration_nodes(const IntegralRegion &region) const
  {
    IntegrationNodes all;
    switch (region.kind)
      {
        case IntegralRegion::Kind::domain:
          {
            const std::vector<dealii::Point<dim>> places = fields_.space.node_places();
            for (unsigned int i = 0; i < places.size(); ++i)
              if (const double volume = fields_.space.mass().local_element(i); volume != 0.)
                add_node({i, volume, in_three<dim>(places[i])}, all);
            break;
          }
        case IntegralRegion::Kind::boundary: // be it one of several that its faces have
          {
            const std::vector<std::vector<std::string>> names =
              names_of_boundaries(fields_.geometry);
            for (unsigned int id = 0; id < names.size(); ++id)
              if (std::find(names[id].begin(), names[id].end(), region.boundary) != names[id].end())
                for (const WeightedNode &node : boundary_nodes(fields_.space, id).nodes)
                  add_node(node, all);
            break;
          }
        case IntegralRegion::Kind::material:
          for (const WeightedNode &node : nodes_in_materials(fields_.space, region.material_ids))
            add_node(node, all);
          break;
        case IntegralRegion::Kind::box:
          for (const WeightedNode &node :
               nodes_in_box(fields_.space, region.lowest, region.highest))
            add_node(node, all);
          break;
      }
    return all;
  }

  template <int dim>
  std::string FieldMeasuresOf<dim>::objection_to(const IntegralRegion &region) const
  {
    return region.kind == IntegralRegion::Kind::box &&
               cuts_slanted_cells(fields_.space, region.lowest, region.highest)
             ? "the box cuts cells of the mesh whose edges do not lie along the axes"
             : "";
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

  template IntegrationNodes FieldMeasuresOf<2>::integration_nodes(const IntegralRegion &) const;
  template IntegrationNodes FieldMeasuresOf<3>::integration_nodes(const IntegralRegion &) const;
  template std::string FieldMeasuresOf<2>::objection_to(const IntegralRegion &) const;
  template std::string FieldMeasuresOf<3>::objection_to(const IntegralRegion &) const;
  template void FieldMeasuresOf<2>::gradients(std::size_t field, State &result) const;
  template void FieldMeasuresOf<3>::gradients(std::size_t field, State &result) const;
} // namespace softlattice
