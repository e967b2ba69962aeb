// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/newton.h"

#include <algorithm>
#include <exception>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    void check(const PetscErrorCode code)
    {
      if (code != 0)
        {
          const char *text = nullptr;
          PetscErrorMessage(code, &text, nullptr);
          throw std::runtime_error("PETSc: " + std::string(text ? text : "unknown error"));
        }
    }

    void copy(const Vec from, Vector &to)
    {
      const PetscScalar *values;
      check(VecGetArrayRead(from, &values));
      std::copy_n(values, to.locally_owned_size(), to.begin());
      check(VecRestoreArrayRead(from, &values));
    }

    void copy(const Vector &from, Vec to)
    {
      PetscScalar *values;
      check(VecGetArrayWrite(to, &values));
      std::copy_n(from.begin(), from.locally_owned_size(), values);
      check(VecRestoreArrayWrite(to, &values));
    }

    // Runs a callback; PETSc is told of an exception by an error code, and its message is kept.
    template <typename Function>
    PetscErrorCode guarded(std::string &message, Function &&function)
    {
      try
        {
          function();
          return 0;
        }
      catch (const std::exception &exception)
        {
          message = exception.what();
          return PETSC_ERR_USER;
        }
    }
  } // namespace

  Newton::Newton(NonlinearSystem &system, const MPI_Comm communicator)
    : system_(system)
  {
    system.initialise(argument_);
    system.initialise(value_);
    const PetscInt owned = argument_.locally_owned_size();

    check(VecCreateMPI(communicator, owned, PETSC_DETERMINE, &solution_));
    check(VecDuplicate(solution_, &residual_));
    check(
      MatCreateShell(communicator, owned, owned, PETSC_DETERMINE, PETSC_DETERMINE, this, &matrix_));
    check(MatShellSetOperation(matrix_, MATOP_MULT, reinterpret_cast<void (*)()>(&multiply)));
    check(
      MatShellSetOperation(matrix_, MATOP_GET_DIAGONAL, reinterpret_cast<void (*)()>(&diagonal)));
    check(MatSetOption(matrix_, MAT_SYMMETRIC, PETSC_TRUE));

    check(SNESCreate(communicator, &snes_));
    check(SNESSetFunction(snes_, residual_, &residual, this));
    check(SNESSetJacobian(snes_, matrix_, matrix_, &jacobian, this));
    check(SNESSetType(snes_, SNESNEWTONLS));
    check(SNESSetForceIteration(snes_, PETSC_TRUE));
    SNESLineSearch search;
    check(SNESGetLineSearch(snes_, &search));
    check(SNESLineSearchSetType(search, SNESLINESEARCHBASIC));

    KSP krylov;
    PC preconditioner;
    check(SNESGetKSP(snes_, &krylov));
    check(KSPSetType(krylov, KSPCG));
    check(KSPSetNormType(krylov, KSP_NORM_NATURAL));
    check(KSPSetTolerances(krylov, 1e-2, PETSC_DEFAULT, PETSC_DEFAULT, 60));
    check(KSPGetPC(krylov, &preconditioner));
    check(PCSetType(preconditioner, PCJACOBI));
    check(SNESSetFromOptions(snes_));
  }

  Newton::~Newton()
  {
    SNESDestroy(&snes_);
    MatDestroy(&matrix_);
    VecDestroy(&residual_);
    VecDestroy(&solution_);
  }

  NewtonReport Newton::solve(Vector &u, const double residual_tolerance)
  {
    // More than six iterations mean that the step is too long: a shorter one is cheaper.
    check(SNESSetTolerances(snes_, residual_tolerance, 1e-10, 0., 6, 1000));
    copy(u, solution_);
    exception_.clear();
    const PetscErrorCode code = SNESSolve(snes_, nullptr, solution_);
    if (!exception_.empty())
      throw std::runtime_error(exception_);
    check(code);

    NewtonReport report;
    SNESConvergedReason reason;
    PetscInt newton, krylov;
    check(SNESGetConvergedReason(snes_, &reason));
    check(SNESGetIterationNumber(snes_, &newton));
    check(SNESGetLinearSolveIterations(snes_, &krylov));
    report.newton_iterations = newton;
    report.krylov_iterations = krylov;
    report.converged = reason > 0;
    if (!report.converged)
      {
        KSP inner;
        KSPConvergedReason inner_reason;
        check(SNESGetKSP(snes_, &inner));
        check(KSPGetConvergedReason(inner, &inner_reason));
        report.failure =
          reason == SNES_DIVERGED_LINEAR_SOLVE
            ? std::string("the linear solver stopped: ") + KSPConvergedReasons[inner_reason]
            : std::string("Newton's method stopped: ") + SNESConvergedReasons[reason];
      }
    copy(solution_, u);
    return report;
  }

  unsigned int Newton::solve_linear(const Vector &right_hand_side,
                                    const double relative_tolerance,
                                    Vector &result)
  {
    KSP krylov;
    PetscReal rtol, atol, dtol;
    PetscInt max_iterations, iterations;
    check(SNESGetKSP(snes_, &krylov));
    check(KSPGetTolerances(krylov, &rtol, &atol, &dtol, &max_iterations));
    check(KSPSetTolerances(krylov, relative_tolerance, atol, dtol, max_iterations));
    copy(right_hand_side, residual_);
    exception_.clear();
    const PetscErrorCode code = KSPSolve(krylov, residual_, solution_);
    if (!exception_.empty())
      throw std::runtime_error(exception_);
    check(code);
    check(KSPSetTolerances(krylov, rtol, atol, dtol, max_iterations));
    check(KSPGetIterationNumber(krylov, &iterations));
    copy(solution_, result);
    return iterations;
  }

  PetscErrorCode Newton::residual(SNES, Vec u, Vec result, void *self)
  {
    auto &newton = *static_cast<Newton *>(self);
    return guarded(newton.exception_, [&] {
      copy(u, newton.argument_);
      newton.system_.residual(newton.argument_, newton.value_);
      copy(newton.value_, result);
    });
  }

  PetscErrorCode Newton::jacobian(SNES, Vec u, Mat matrix, Mat, void *self)
  {
    auto &newton = *static_cast<Newton *>(self);
    return guarded(newton.exception_, [&] {
      copy(u, newton.argument_);
      newton.system_.linearise(newton.argument_);
      // Tells PETSc that the entries have changed, so that the diagonal is asked for again.
      check(MatAssemblyBegin(matrix, MAT_FINAL_ASSEMBLY));
      check(MatAssemblyEnd(matrix, MAT_FINAL_ASSEMBLY));
    });
  }

  PetscErrorCode Newton::multiply(Mat matrix, Vec direction, Vec result)
  {
    Newton *newton = nullptr;
    MatShellGetContext(matrix, &newton);
    return guarded(newton->exception_, [&] {
      copy(direction, newton->argument_);
      newton->system_.apply_jacobian(newton->argument_, newton->value_);
      copy(newton->value_, result);
    });
  }

  PetscErrorCode Newton::diagonal(Mat matrix, Vec result)
  {
    Newton *newton = nullptr;
    MatShellGetContext(matrix, &newton);
    return guarded(newton->exception_, [&] {
      newton->system_.jacobian_diagonal(newton->value_);
      copy(newton->value_, result);
    });
  }
} // namespace softlattice
