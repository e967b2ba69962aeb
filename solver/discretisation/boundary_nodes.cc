// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/boundary_nodes.h"

#include "solver/discretisation/place.h"

#include <deal.II/fe/fe_values.h>

#include <map>

namespace softlattice
{
  namespace
  {
    using Index = dealii::types::global_dof_index;

    /// int phi_i dS over the locally owned faces, by global index, with constrained nodes given to
    /// those that they depend on.
    template <int dim>
    std::map<Index, double> local_weights(const Space<dim> &space,
                                          const dealii::types::boundary_id id)
    {
      const dealii::FE_Q<dim> &fe = space.fe();
      dealii::FEFaceValues<dim> values(space.mapping(),
                                       fe,
                                       dealii::QGaussLobatto<dim - 1>(fe.degree + 1),
                                       dealii::update_values | dealii::update_JxW_values);
      std::vector<Index> indices(fe.n_dofs_per_cell());
      std::map<Index, double> weights;
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
                    if (const auto *entries =
                          space.constraints().get_constraint_entries(indices[node]))
                      for (const auto &[master, factor] : *entries)
                        weights[master] += factor * weight;
                    else
                      weights[indices[node]] += weight;
                  }
              }
      return weights;
    }
  } // namespace

  template <int dim>
  BoundaryNodes<dim> boundary_nodes(const Space<dim> &space, const dealii::types::boundary_id id)
  {
    const std::map<Index, double> local = local_weights(space, id);
    const dealii::IndexSet &owned = space.dofs().locally_owned_dofs();
    dealii::IndexSet touched(owned.size());
    for (const auto &[index, weight] : local)
      touched.add_index(index);

    // A node belongs to the boundary if a face on any rank says so, even where its weight is zero.
    typename Space<dim>::Vector weights(owned, touched, space.mesh().get_communicator());
    typename Space<dim>::Vector faces(weights);
    for (const auto &[index, weight] : local)
      {
        weights(index) = weight;
        faces(index) = 1.;
      }
    weights.compress(dealii::VectorOperation::add);
    faces.compress(dealii::VectorOperation::add);

    BoundaryNodes<dim> result;
    const auto places = space.node_places();
    for (unsigned int i = 0; i < places.size(); ++i)
      if (faces.local_element(i) > 0.)
        result.nodes.push_back({i, weights.local_element(i), in_three<dim>(places[i])});
    return result;
  }

  template BoundaryNodes<2> boundary_nodes(const Space<2> &, dealii::types::boundary_id);
  template BoundaryNodes<3> boundary_nodes(const Space<3> &, dealii::types::boundary_id);
} // namespace softlattice
