// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/multigrid_hierarchy.h"

#include "solver/discretisation/cell_categories.h"
#include "solver/discretisation/coarsened_meshes.h"
#include "solver/discretisation/constraints.h"

#include <deal.II/base/quadrature_lib.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/matrix_free/fe_evaluation.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    // A direct solution takes less time there than a cycle over what is below.
    constexpr unsigned int cells_of_coarsest = 300;

    template <int dim>
    typename MultigridHierarchy<dim>::MatrixFree::AdditionalData settings(
      const dealii::DoFHandler<dim> &dofs,
      const dealii::AffineConstraints<double> &constraints)
    {
      using MatrixFree = typename MultigridHierarchy<dim>::MatrixFree;
      typename MatrixFree::AdditionalData data;
      data.tasks_parallel_scheme = MatrixFree::AdditionalData::none;
      data.mapping_update_flags = dealii::update_gradients | dealii::update_JxW_values;
      data.cell_vectorization_category = cell_categories(dofs, constraints);
      return data;
    }

    /// Row sums of the mass matrix of the linear elements.
    template <int dim>
    void linear_mass(const typename MultigridHierarchy<dim>::Level &level,
                     const unsigned int quadrature_index,
                     typename MultigridHierarchy<dim>::Vector &mass)
    {
      level.initialise(mass);
      dealii::FEEvaluation<dim, 1, 2, 1, float, Wide<float>> cell(*level.matrix_free,
                                                                  level.dof_index,
                                                                  quadrature_index);
      for (unsigned int batch = 0; batch < level.matrix_free->n_cell_batches(); ++batch)
        {
          cell.reinit(batch);
          for (unsigned int q = 0; q < cell.n_q_points; ++q)
            cell.submit_value(dealii::make_vectorized_array<Wide<float>>(1.f), q);
          cell.integrate_scatter(dealii::EvaluationFlags::values, mass);
        }
      mass.compress(dealii::VectorOperation::add);
      for (const unsigned int node : level.matrix_free->get_constrained_dofs(level.dof_index))
        mass.local_element(node) = 0.f;
    }

  } // namespace

  template <int dim>
  MultigridHierarchy<dim>::MultigridHierarchy(const Space<dim> &space)
    : communicator_(space.mesh().get_communicator())
    , linear_(1)
    , meshes_(coarsened_meshes(space.mesh(), cells_of_coarsest))
  {
    for (unsigned int i = 0; i + 1 < meshes_.size(); ++i)
      build_coarse_level(*meshes_[i], space.mapping());
    build_space_levels(space);
    build_transfers();
  }

  template <int dim>
  void MultigridHierarchy<dim>::build_coarse_level(const Mesh &mesh,
                                                   const dealii::Mapping<dim> &mapping)
  {
    dofs_.push_back(std::make_unique<dealii::DoFHandler<dim>>(mesh));
    dofs_.back()->distribute_dofs(linear_);
    constraints_.push_back(std::make_unique<dealii::AffineConstraints<double>>());
    make_constraints(*dofs_.back(), *constraints_.back());

    Level level;
    level.dofs = dofs_.back().get();
    level.constraints = constraints_.back().get();
    level.matrix_free = std::make_shared<MatrixFree>();
    level.matrix_free->reinit(mapping,
                              *level.dofs,
                              *level.constraints,
                              dealii::QGaussLobatto<1>(2),
                              settings(*level.dofs, *level.constraints));
    linear_mass<dim>(level, 0, level.mass);
    complete(level, 1, 0);
    levels_.push_back(std::move(level));
  }

  template <int dim>
  void MultigridHierarchy<dim>::build_space_levels(const Space<dim> &space)
  {
    std::vector<const dealii::DoFHandler<dim> *> dofs{&space.dofs()};
    std::vector<const dealii::AffineConstraints<double> *> constraints{&space.constraints()};
    std::vector<dealii::QGaussLobatto<1>> quadratures{dealii::QGaussLobatto<1>(space.degree() + 1)};
    const bool has_linear_level = space.degree() > 1;
    if (has_linear_level)
      {
        dofs_.push_back(std::make_unique<dealii::DoFHandler<dim>>(space.mesh()));
        dofs_.back()->distribute_dofs(linear_);
        constraints_.push_back(std::make_unique<dealii::AffineConstraints<double>>());
        make_constraints(*dofs_.back(), *constraints_.back());
        dofs.push_back(dofs_.back().get());
        constraints.push_back(constraints_.back().get());
        quadratures.emplace_back(2);
      }
    auto matrix_free = std::make_shared<MatrixFree>();
    matrix_free->reinit(space.mapping(),
                        dofs,
                        constraints,
                        quadratures,
                        settings(space.dofs(), space.constraints()));

    for (unsigned int index = dofs.size(); index-- > 0;)
      {
        Level level;
        level.matrix_free = matrix_free;
        level.dof_index = index;
        level.dofs = dofs[index];
        level.constraints = constraints[index];
        if (index == 0)
          {
            level.initialise(level.mass);
            for (unsigned int i = 0; i < level.mass.locally_owned_size(); ++i)
              level.mass.local_element(i) = space.mass().local_element(i);
          }
        else
          linear_mass<dim>(level, index, level.mass);
        complete(level, index == 0 ? space.degree() : 1, index);
        levels_.push_back(std::move(level));
      }
    if (has_linear_level)
      {
        levels_.back().initialise(inverse_mass_);
        for (unsigned int i = 0; i < inverse_mass_.locally_owned_size(); ++i)
          inverse_mass_.local_element(i) = space.inverse_mass().local_element(i);
        degree_transfer_ = DegreeTransfer<dim>::create(*matrix_free, inverse_mass_, space.degree());
      }
  }

  template <int dim>
  void MultigridHierarchy<dim>::complete(Level &level,
                                         const unsigned int degree,
                                         const unsigned int quadrature_index)
  {
    level.stiffness =
      Stiffness<dim, float>::create(*level.matrix_free, degree, level.dof_index, quadrature_index);
    level.jacobi_radius =
      static_cast<float>(level.stiffness->diagonal(level.stiffness_diagonal, level.mass));
  }

  template <int dim>
  void MultigridHierarchy<dim>::build_transfers()
  {
    const unsigned int n_linear = levels_.size() - (degree_transfer_ ? 1 : 0);
    std::vector<dealii::AffineConstraints<float>> constraints(n_linear);
    for (unsigned int l = 0; l < n_linear; ++l)
      constraints[l].copy_from(*levels_[l].constraints);
    for (unsigned int l = 1; l < n_linear; ++l)
      {
        auto transfer = std::make_unique<dealii::MGTwoLevelTransfer<dim, Vector>>();
        transfer->reinit_geometric_transfer(*levels_[l].dofs,
                                            *levels_[l - 1].dofs,
                                            constraints[l],
                                            constraints[l - 1]);
        transfer->enable_inplace_operations_if_possible(
          levels_[l - 1].matrix_free->get_vector_partitioner(levels_[l - 1].dof_index),
          levels_[l].matrix_free->get_vector_partitioner(levels_[l].dof_index));
        mesh_transfers_.push_back(std::move(transfer));
      }
  }

  template <int dim>
  void MultigridHierarchy<dim>::restrict(const unsigned int l, Vector &coarse, Vector &fine) const
  {
    if (degree_transfer_ && l + 1 == levels_.size())
      {
        degree_transfer_->restrict(coarse, fine);
        return;
      }
    coarse = 0.f;
    mesh_transfers_[l - 1]->restrict_and_add(coarse, fine);
  }

  template <int dim>
  void MultigridHierarchy<dim>::prolongate_and_add(const unsigned int l,
                                                   Vector &fine,
                                                   const Vector &coarse,
                                                   Vector &work) const
  {
    if (degree_transfer_ && l + 1 == levels_.size())
      degree_transfer_->prolongate_and_add(fine, coarse, work);
    else
      mesh_transfers_[l - 1]->prolongate_and_add(fine, coarse);
  }

  template class MultigridHierarchy<2>;
  template class MultigridHierarchy<3>;
} // namespace softlattice
