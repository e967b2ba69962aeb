// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/boundary_nodes.h"

#include <deal.II/fe/fe_values.h>

namespace softlattice
{
  template <int dim>
  BoundaryNodes<dim> boundary_nodes(const Space<dim> &space, const dealii::types::boundary_id id)
  {
    const dealii::FE_Q<dim> &fe = space.fe();
    dealii::FEFaceValues<dim> values(space.mapping(),
                                     fe,
                                     dealii::QGaussLobatto<dim - 1>(fe.degree + 1),
                                     dealii::update_values | dealii::update_JxW_values);
    std::vector<dealii::types::global_dof_index> indices(fe.n_dofs_per_cell());
    NodeWeights<dim> weights(space);
    for (const auto &cell : space.dofs().active_cell_iterators())
      if (cell->is_locally_owned() && cell->at_boundary())
        for (const unsigned int f : cell->face_indices())
          if (cell->at_boundary(f) && cell->face(f)->boundary_id() == id)
            {
              values.reinit(cell, f);
              cell->get_dof_indices(indices);
              for (unsigned int i = 0; i < fe.n_dofs_per_face(); ++i)
                {
                  const unsigned int node = fe.face_to_cell_index(i, f);
                  double weight = 0.;
                  for (const unsigned int q : values.quadrature_point_indices())
                    weight += values.shape_value(node, q) * values.JxW(q);
                  weights.add(indices[node], weight);
                }
            }
    return {weights.owned()};
  }

  template BoundaryNodes<2> boundary_nodes(const Space<2> &, dealii::types::boundary_id);
  template BoundaryNodes<3> boundary_nodes(const Space<3> &, dealii::types::boundary_id);
} // namespace softlattice
