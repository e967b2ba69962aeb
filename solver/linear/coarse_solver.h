// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/discretisation/wide.h"

#include <deal.II/dofs/dof_handler.h>
#include <deal.II/lac/affine_constraints.h>
#include <deal.II/lac/la_parallel_vector.h>
#include <deal.II/lac/petsc_sparse_matrix.h>

#include <petscksp.h>

namespace softlattice
{
  /// Solves (D + a K) x = r exactly for the linear elements of a coarse mesh, which every rank
  /// factorises for itself: a few cells to a few thousand.
  template <int dim>
  class CoarseSolver
  {
  public:
    using Vector = dealii::LinearAlgebra::distributed::Vector<float>;

    /// Collective.
    CoarseSolver(const dealii::DoFHandler<dim> &dofs,
                 const dealii::AffineConstraints<double> &constraints,
                 MPI_Comm communicator);
    CoarseSolver(const CoarseSolver &) = delete;
    CoarseSolver &operator=(const CoarseSolver &) = delete;
    ~CoarseSolver();

    void set_matrix(const Vector &diagonal, double factor);
    void apply(Vector &result, const Vector &right_hand_side);

  private:
    Mat stiffness_ = nullptr; ///< one at constrained nodes
    Mat matrix_ = nullptr;
    Vec right_hand_side_ = nullptr;
    Vec solution_ = nullptr;
    KSP solver_ = nullptr;
  };
} // namespace softlattice
