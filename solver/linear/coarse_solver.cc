// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/coarse_solver.h"

#include "solver/linear/petsc_check.h"

#include <deal.II/base/quadrature_lib.h>
#include <deal.II/dofs/dof_tools.h>
#include <deal.II/fe/fe_values.h>
#include <deal.II/lac/dynamic_sparsity_pattern.h>
#include <deal.II/lac/sparsity_tools.h>

#include <algorithm>

namespace softlattice
{
  template <int dim>
  CoarseSolver<dim>::CoarseSolver(const dealii::DoFHandler<dim> &dofs,
                                  const dealii::AffineConstraints<double> &constraints,
                                  const MPI_Comm communicator)
  {
    const dealii::IndexSet &owned = dofs.locally_owned_dofs();
    dealii::IndexSet relevant;
    dealii::DoFTools::extract_locally_relevant_dofs(dofs, relevant);
    dealii::DynamicSparsityPattern pattern(relevant);
    dealii::DoFTools::make_sparsity_pattern(dofs, pattern, constraints, true);
    dealii::SparsityTools::distribute_sparsity_pattern(pattern, owned, communicator, relevant);
    dealii::PETScWrappers::MPI::SparseMatrix stiffness;
    stiffness.reinit(owned, owned, pattern, communicator);

    dealii::FEValues<dim> values(dofs.get_fe(),
                                 dealii::QGaussLobatto<dim>(2),
                                 dealii::update_gradients | dealii::update_JxW_values);
    const unsigned int n = dofs.get_fe().n_dofs_per_cell();
    dealii::FullMatrix<double> local(n, n);
    std::vector<dealii::types::global_dof_index> indices(n);
    for (const auto &cell : dofs.active_cell_iterators())
      if (cell->is_locally_owned())
        {
          values.reinit(cell);
          local = 0.;
          for (unsigned int q = 0; q < values.n_quadrature_points; ++q)
            for (unsigned int i = 0; i < n; ++i)
              for (unsigned int j = 0; j < n; ++j)
                local(i, j) += values.shape_grad(i, q) * values.shape_grad(j, q) * values.JxW(q);
          cell->get_dof_indices(indices);
          constraints.distribute_local_to_global(local, indices, stiffness);
        }
    stiffness.compress(dealii::VectorOperation::add);

    // On one rank the matrix that an LU of PETSc itself knows. What Debian's takes else, MUMPS, needs a hundred times the
    // work of so small a system for its preparations.
    int n_ranks = 1;
    MPI_Comm_size(communicator, &n_ranks);
    // deal.II 9.4 makes a distributed matrix on one rank, too; later ones make that of PETSc's own kind.
    PetscBool is_distributed = PETSC_FALSE;
    check_petsc(PetscObjectTypeCompare(reinterpret_cast<PetscObject>(static_cast<Mat>(stiffness)),
                                       MATMPIAIJ,
                                       &is_distributed));
    if (n_ranks == 1 && is_distributed == PETSC_TRUE)
      check_petsc(MatMPIAIJGetLocalMat(stiffness, MAT_INITIAL_MATRIX, &stiffness_));
    else
      check_petsc(MatDuplicate(stiffness, MAT_COPY_VALUES, &stiffness_));
    check_petsc(MatDuplicate(stiffness_, MAT_COPY_VALUES, &matrix_));
    check_petsc(MatCreateVecs(matrix_, &solution_, &right_hand_side_));
    check_petsc(KSPCreate(PetscObjectComm(reinterpret_cast<PetscObject>(matrix_)), &solver_));
    check_petsc(KSPSetType(solver_, KSPPREONLY));
    PC factorisation = nullptr;
    check_petsc(KSPGetPC(solver_, &factorisation));
    if (n_ranks > 1) // every rank has all of it
      {
        KSP inner = nullptr;
        check_petsc(PCSetType(factorisation, PCREDUNDANT));
        check_petsc(PCRedundantGetKSP(factorisation, &inner));
        check_petsc(KSPSetType(inner, KSPPREONLY));
        check_petsc(KSPGetPC(inner, &factorisation));
      }
    check_petsc(PCSetType(factorisation, PCLU));
    check_petsc(PCFactorSetMatSolverType(factorisation, MATSOLVERPETSC));
    check_petsc(PCFactorSetShiftType(factorisation, MAT_SHIFT_NONZERO)); // nothing holds the mean
  }

  template <int dim>
  CoarseSolver<dim>::~CoarseSolver()
  {
    KSPDestroy(&solver_);
    VecDestroy(&right_hand_side_);
    VecDestroy(&solution_);
    MatDestroy(&matrix_);
    MatDestroy(&stiffness_);
  }

  template <int dim>
  void CoarseSolver<dim>::set_matrix(const Vector &diagonal, const double factor)
  {
    check_petsc(MatCopy(stiffness_, matrix_, SAME_NONZERO_PATTERN));
    check_petsc(MatScale(matrix_, factor));
    PetscScalar *values = nullptr;
    check_petsc(VecGetArrayWrite(solution_, &values));
    for (unsigned int i = 0; i < diagonal.locally_owned_size(); ++i)
      // Constrained nodes have no mass; on a mesh without exchange at all the matrix is singular.
      values[i] = std::max(double(diagonal.local_element(i)), 1e-30);
    check_petsc(VecRestoreArrayWrite(solution_, &values));
    check_petsc(MatDiagonalSet(matrix_, solution_, ADD_VALUES));
    check_petsc(KSPSetOperators(solver_, matrix_, matrix_));
  }

  template <int dim>
  void CoarseSolver<dim>::apply(Vector &result, const Vector &right_hand_side)
  {
    PetscScalar *to = nullptr;
    check_petsc(VecGetArrayWrite(right_hand_side_, &to));
    for (unsigned int i = 0; i < right_hand_side.locally_owned_size(); ++i)
      to[i] = right_hand_side.local_element(i);
    check_petsc(VecRestoreArrayWrite(right_hand_side_, &to));
    check_petsc(KSPSolve(solver_, right_hand_side_, solution_));
    const PetscScalar *from = nullptr;
    check_petsc(VecGetArrayRead(solution_, &from));
    for (unsigned int i = 0; i < result.locally_owned_size(); ++i)
      result.local_element(i) = static_cast<float>(from[i]);
    check_petsc(VecRestoreArrayRead(solution_, &from));
  }

  template class CoarseSolver<2>;
  template class CoarseSolver<3>;
} // namespace softlattice
