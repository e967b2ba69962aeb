// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/lac/la_parallel_vector.h>

#include <petscsnes.h>

#include <string>

namespace softlattice
{
  using Vector = dealii::LinearAlgebra::distributed::Vector<double>;

  /// A nonlinear system r(u) = 0 with a symmetric Jacobian that is applied without being stored.
  class NonlinearSystem
  {
  public:
    virtual ~NonlinearSystem() = default;
    virtual void residual(const Vector &u, Vector &result) = 0;
    /// Fixes the point u at which the Jacobian is applied from now on.
    virtual void linearise(const Vector &u) = 0;
    virtual void apply_jacobian(const Vector &direction, Vector &result) = 0;
    virtual void jacobian_diagonal(Vector &result) = 0;
    virtual void initialise(Vector &vector) const = 0;
  };

  struct NewtonReport
  {
    bool converged = true;
    unsigned int newton_iterations = 0;
    unsigned int krylov_iterations = 0;
    std::string failure;
  };

  /// PETSc's SNES over a NonlinearSystem: Newton with conjugate gradients and the diagonal as
  /// preconditioner unless PETSc options say otherwise. Bound to one partition of the unknowns.
  class Newton
  {
  public:
    /// `system` must outlive this.
    Newton(NonlinearSystem &system, MPI_Comm communicator);
    Newton(const Newton &) = delete;
    Newton &operator=(const Newton &) = delete;
    ~Newton();

    /// Solves r(u) = 0 until |r|_2 <= residual_tolerance, starting from u.
    NewtonReport solve(Vector &u, double residual_tolerance);
    /// Solves J x = b with the Jacobian of the last linearisation to a relative residual; returns the
    /// number of iterations. x = result.
    unsigned int solve_linear(const Vector &right_hand_side,
                              double relative_tolerance,
                              Vector &result);

  private:
    static PetscErrorCode residual(SNES, Vec u, Vec result, void *self);
    static PetscErrorCode jacobian(SNES, Vec u, Mat, Mat, void *self);
    static PetscErrorCode multiply(Mat matrix, Vec direction, Vec result);
    static PetscErrorCode diagonal(Mat matrix, Vec result);

    NonlinearSystem &system_;
    SNES snes_ = nullptr;
    Mat matrix_ = nullptr;
    Vec solution_ = nullptr;
    Vec residual_ = nullptr;
    // Twins of PETSc's vectors with the ghosts that the operators need.
    Vector argument_;
    Vector value_;
    std::string exception_; ///< of a callback; PETSc must not see C++ exceptions
  };
} // namespace softlattice
