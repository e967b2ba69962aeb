// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/discretisation/space.h"

#include "solver/discretisation/cell_categories.h"
#include "solver/discretisation/constraints.h"
#include "solver/discretisation/degrees.h"

#include <deal.II/base/mpi.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/fe/fe_values.h>
#include <deal.II/matrix_free/fe_evaluation.h>

#include <algorithm>
#include <limits>
#include <string>

namespace softlattice
{
  template <int dim>
  Space<dim>::Space(const Mesh &mesh, const unsigned int degree)
    : mesh_(mesh)
    , fe_(degree)
    , mapping_(1)
    , dofs_(mesh)
  {}

  template <int dim>
  void Space<dim>::reinit()
  {
    dofs_.distribute_dofs(fe_);

    make_constraints(dofs_, constraints_);

    typename MatrixFree::AdditionalData data;
    data.tasks_parallel_scheme = MatrixFree::AdditionalData::none;
    data.mapping_update_flags = dealii::update_gradients | dealii::update_JxW_values;
    data.cell_vectorization_category = cell_categories(dofs_, constraints_);
    matrix_free_ = std::make_unique<MatrixFree>();
    matrix_free_->reinit(mapping_,
                         dofs_,
                         constraints_,
                         dealii::QGaussLobatto<1>(fe_.degree + 1),
                         data);

    constrained_nodes_.clear();
    const dealii::IndexSet &owned = dofs_.locally_owned_dofs();
    for (const auto index : owned)
      if (constraints_.is_constrained(index))
        constrained_nodes_.push_back(owned.index_within_set(index));

    compute_mass();
    volume_ = mass_.l1_norm();
    smallest_edge_ = std::numeric_limits<double>::max();
    for (const auto &cell : mesh_.active_cell_iterators())
      if (cell->is_locally_owned())
        smallest_edge_ = std::min(smallest_edge_, cell->minimum_vertex_distance());
    smallest_edge_ = dealii::Utilities::MPI::min(smallest_edge_, mesh_.get_communicator());
  }

  template <int dim>
  void Space<dim>::compute_mass()
  {
    initialise(mass_);
    initialise(inverse_mass_);
    with_degree(fe_.degree, [&](const auto p) {
      constexpr int degree = decltype(p)::value;
      dealii::FEEvaluation<dim, degree, degree + 1, 1, double, WideDouble> cell(*matrix_free_);
      for (unsigned int batch = 0; batch < matrix_free_->n_cell_batches(); ++batch)
        {
          cell.reinit(batch);
          for (unsigned int q = 0; q < cell.n_q_points; ++q)
            cell.submit_value(dealii::make_vectorized_array<WideDouble>(1.), q);
          cell.integrate_scatter(dealii::EvaluationFlags::values, mass_);
        }
    });
    mass_.compress(dealii::VectorOperation::add);

    double smallest = std::numeric_limits<double>::max();
    for (const unsigned int node : constrained_nodes_)
      mass_.local_element(node) = -1.;
    for (unsigned int i = 0; i < mass_.locally_owned_size(); ++i)
      {
        double &mass = mass_.local_element(i);
        if (mass == -1.)
          {
            mass = 0.;
            continue;
          }
        smallest = std::min(smallest, mass);
        inverse_mass_.local_element(i) = 1. / mass;
      }
    smallest = dealii::Utilities::MPI::min(smallest, mesh_.get_communicator());
    AssertThrow(smallest > 0.,
                dealii::ExcMessage("the mass matrix has a row sum that is not positive (" +
                                   std::to_string(smallest) + "): degenerate cells in the mesh?"));
  }

  template <int dim>
  std::vector<dealii::Point<dim>> Space<dim>::node_places() const
  {
    const dealii::IndexSet &owned = dofs_.locally_owned_dofs();
    std::vector<dealii::Point<dim>> places(owned.n_elements());
    dealii::FEValues<dim> values(mapping_,
                                 fe_,
                                 dealii::Quadrature<dim>(fe_.get_unit_support_points()),
                                 dealii::update_quadrature_points);
    std::vector<dealii::types::global_dof_index> indices(fe_.n_dofs_per_cell());
    for (const auto &cell : dofs_.active_cell_iterators())
      if (!cell->is_artificial())
        {
          values.reinit(cell);
          cell->get_dof_indices(indices);
          for (unsigned int i = 0; i < indices.size(); ++i)
            if (owned.is_element(indices[i]))
              places[owned.index_within_set(indices[i])] = values.quadrature_point(i);
        }
    return places;
  }

  template <int dim>
  std::vector<bool> Space<dim>::nodes_of_materials(const std::vector<unsigned int> &ids) const
  {
    // All cells of a node of this rank are its own or ghosts: the answer does not depend on the partition.
    const dealii::IndexSet &owned = dofs_.locally_owned_dofs();
    std::vector<bool> found(owned.n_elements(), false);
    std::vector<dealii::types::global_dof_index> indices(fe_.n_dofs_per_cell());
    for (const auto &cell : dofs_.active_cell_iterators())
      if (!cell->is_artificial() &&
          std::find(ids.begin(), ids.end(), cell->material_id()) != ids.end())
        {
          cell->get_dof_indices(indices);
          for (const auto index : indices)
            if (owned.is_element(index))
              found[owned.index_within_set(index)] = true;
        }
    return found;
  }

  template <int dim>
  void Space<dim>::distribute(Vector &vector) const
  {
    vector.update_ghost_values();
    constraints_.distribute(vector);
    vector.zero_out_ghost_values();
  }

  template <int dim>
  typename Space<dim>::Vector Space<dim>::with_relevant_nodes(const Vector &vector) const
  {
    dealii::IndexSet relevant;
    dealii::DoFTools::extract_locally_relevant_dofs(dofs_, relevant);
    Vector values(dofs_.locally_owned_dofs(), relevant, mesh_.get_communicator());
    values.copy_locally_owned_data_from(vector);
    constraints_.distribute(values);
    values.update_ghost_values();
    return values;
  }

  template class Space<2>;
  template class Space<3>;
} // namespace softlattice
