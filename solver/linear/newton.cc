// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/newton.h"

#include "solver/base/error.h"
#include "solver/linear/petsc_check.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    // More mean that the step is too long: a shorter one is cheaper.
    constexpr int most_newton_iterations = 6;
    constexpr int most_krylov_iterations = 60;

    // Runs a callback; PETSc is told of an exception by an error code, and the exception is kept.
    template <typename Function>
    PetscErrorCode guarded(std::exception_ptr &thrown, Function &&function)
    {
      try
        {
          function();
          return 0;
        }
      catch (...)
        {
          if (!thrown) // what follows from the first one would hide it
            thrown = std::current_exception();
          return PETSC_ERR_USER;
        }
    }

    /// What PETSc cannot do with the options that it has been given, it says only now.
    void check_solved(const PetscErrorCode code)
    {
      if (code == PETSC_ERR_SUP || code == PETSC_ERR_ARG_WRONGSTATE || code == PETSC_ERR_ARG_WRONG)
        throw SolverError("PETSc cannot solve this with the options that it has: " + text_of(code));
      check_petsc(code);
    }
  } // namespace

  Newton::Newton(NonlinearSystem &system, const MPI_Comm communicator)
    : system_(system)
  {
    system.initialise(argument_);
    system.initialise(value_);
    PetscInt owned = 0;
    for (unsigned int i = 0; i < argument_.n_blocks(); ++i)
      owned += argument_.block(i).locally_owned_size();

    check_petsc(VecCreateMPI(communicator, owned, PETSC_DETERMINE, &solution_));
    check_petsc(VecDuplicate(solution_, &residual_));
    check_petsc(
      MatCreateShell(communicator, owned, owned, PETSC_DETERMINE, PETSC_DETERMINE, this, &matrix_));
    check_petsc(MatShellSetOperation(matrix_, MATOP_MULT, reinterpret_cast<void (*)()>(&multiply)));

    check_petsc(SNESCreate(communicator, &snes_));
    check_petsc(SNESSetFunction(snes_, residual_, &residual, this));
    check_petsc(SNESSetJacobian(snes_, matrix_, matrix_, &jacobian, this));
    check_petsc(SNESSetType(snes_, SNESNEWTONLS));
    check_petsc(SNESSetConvergenceTest(snes_, &judge, this, nullptr));
    check_petsc(SNESSetTolerances(snes_, 0., 0., 0., most_newton_iterations, 1000));
    SNESLineSearch search = nullptr;
    check_petsc(SNESGetLineSearch(snes_, &search));
    check_petsc(SNESLineSearchSetType(search, SNESLINESEARCHBASIC));
    if (system.has_ranges())
      check_petsc(SNESLineSearchSetPreCheck(search, &restrain, this));

    KSP krylov = nullptr;
    PC shell = nullptr;
    check_petsc(SNESGetKSP(snes_, &krylov));
    if (system.is_symmetric())
      {
        check_petsc(MatSetOption(matrix_, MAT_SYMMETRIC, PETSC_TRUE));
        check_petsc(KSPSetType(krylov, KSPCG));
        check_petsc(KSPSetNormType(krylov, KSP_NORM_NATURAL));
      }
    else
      {
        check_petsc(KSPSetType(krylov, KSPGMRES));
        check_petsc(KSPGMRESSetRestart(krylov, most_krylov_iterations));
        check_petsc(KSPSetPCSide(krylov, PC_RIGHT));
      }
    check_petsc(
      KSPSetTolerances(krylov, linear_tolerance, 0., PETSC_DEFAULT, most_krylov_iterations));
    check_petsc(KSPConvergedDefaultCreate(&linear_ends_));
    check_petsc(KSPSetConvergenceTest(krylov, &judge_linear, this, nullptr));
    check_petsc(KSPGetPC(krylov, &shell));
    check_petsc(PCSetType(shell, PCSHELL));
    check_petsc(PCShellSetContext(shell, this));
    check_petsc(PCShellSetApply(shell, &precondition));
    check_petsc(PCShellSetName(shell, "softlattice block preconditioner"));
    check_petsc(SNESSetFromOptions(snes_));
    PetscReal relative = 0.;
    check_petsc(KSPGetTolerances(krylov, &relative, nullptr, nullptr, nullptr));
    adapts_ = relative == linear_tolerance; // else the options know better
  }

  Newton::~Newton()
  {
    SNESDestroy(&snes_);
    KSPConvergedDefaultDestroy(linear_ends_);
    MatDestroy(&matrix_);
    VecDestroy(&residual_);
    VecDestroy(&solution_);
  }

  void Newton::to_state(const Vec from, State &to, const bool unknown) const
  {
    const PetscScalar *values = nullptr;
    check_petsc(VecGetArrayRead(from, &values));
    for (unsigned int i = 0; i < to.n_blocks(); ++i)
      {
        const unsigned int n = to.block(i).locally_owned_size();
        const double unit = unknown ? system_.units()[i] : 1.;
        double *DEAL_II_RESTRICT out = to.block(i).begin();
        const double *DEAL_II_RESTRICT weight = unknown ? nullptr : system_.node_weights(i);
        if (weight != nullptr)
          for (unsigned int k = 0; k < n; ++k)
            out[k] = values[k] / weight[k];
        else
          for (unsigned int k = 0; k < n; ++k)
            out[k] = unit * values[k];
        values += n;
      }
    check_petsc(VecRestoreArrayRead(from, &values));
  }

  void Newton::to_vec(const State &from, Vec to, const bool unknown) const
  {
    PetscScalar *begin = nullptr;
    check_petsc(VecGetArrayWrite(to, &begin));
    PetscScalar *DEAL_II_RESTRICT values = begin;
    for (unsigned int i = 0; i < from.n_blocks(); ++i)
      {
        const unsigned int n = from.block(i).locally_owned_size();
        const double factor = unknown ? 1. / system_.units()[i] : 1.;
        const double *DEAL_II_RESTRICT in = from.block(i).begin();
        const double *DEAL_II_RESTRICT weight = unknown ? nullptr : system_.node_weights(i);
        if (weight != nullptr)
          for (unsigned int k = 0; k < n; ++k)
            values[k] = weight[k] * in[k];
        else
          for (unsigned int k = 0; k < n; ++k)
            values[k] = factor * in[k];
        values += n;
      }
    check_petsc(VecRestoreArrayWrite(to, &begin));
  }

  NewtonReport Newton::solve(State &u, const double tolerance)
  {
    PetscInt size = 0;
    check_petsc(VecGetSize(solution_, &size));
    tolerance_ = tolerance * std::sqrt(double(size));
    to_vec(u, solution_, true);
    exception_ = nullptr;
    is_restrained_ = false;
    more_update_ = 0.;
    const PetscErrorCode code = SNESSolve(snes_, nullptr, solution_);
    if (exception_)
      std::rethrow_exception(std::exchange(exception_, nullptr));
    check_solved(code);

    NewtonReport report;
    SNESConvergedReason reason = SNES_CONVERGED_ITERATING;
    PetscInt newton = 0, krylov = 0;
    check_petsc(SNESGetConvergedReason(snes_, &reason));
    check_petsc(SNESGetIterationNumber(snes_, &newton));
    check_petsc(SNESGetLinearSolveIterations(snes_, &krylov));
    report.newton_iterations = newton;
    report.krylov_iterations = krylov;
    report.converged = reason > 0;
    if (!report.converged)
      {
        KSP inner = nullptr;
        KSPConvergedReason inner_reason = KSP_CONVERGED_ITERATING;
        check_petsc(SNESGetKSP(snes_, &inner));
        check_petsc(KSPGetConvergedReason(inner, &inner_reason));
        report.failure =
          reason == SNES_DIVERGED_LINEAR_SOLVE
            ? std::string("the linear solver stopped: ") + KSPConvergedReasons[inner_reason]
            : std::string("Newton's method stopped: ") + SNESConvergedReasons[reason];
      }
    // Where the residual is no number, u is what it was last asked for; else the solution so far.
    if (reason == SNES_DIVERGED_FNORM_NAN || reason == SNES_DIVERGED_LINE_SEARCH)
      u = argument_;
    else
      to_state(solution_, u, true);
    return report;
  }

  unsigned int Newton::solve_linear(const State &right_hand_side,
                                    const double relative_tolerance,
                                    State &result)
  {
    KSP krylov = nullptr;
    PetscReal rtol = 0., atol = 0., dtol = 0.;
    PetscInt max_iterations = 0, iterations = 0;
    check_petsc(SNESGetKSP(snes_, &krylov));
    check_petsc(KSPGetTolerances(krylov, &rtol, &atol, &dtol, &max_iterations));
    check_petsc(KSPSetTolerances(krylov, relative_tolerance, atol, dtol, max_iterations));
    to_vec(right_hand_side, residual_, false);
    exception_ = nullptr;
    const PetscErrorCode code = KSPSolve(krylov, residual_, solution_);
    if (exception_)
      std::rethrow_exception(std::exchange(exception_, nullptr));
    check_solved(code);
    check_petsc(KSPSetTolerances(krylov, rtol, atol, dtol, max_iterations));
    check_petsc(KSPGetIterationNumber(krylov, &iterations));
    to_state(solution_, result, true);
    return iterations;
  }

  void Newton::choose_side()
  {
    KSP krylov = nullptr;
    check_petsc(SNESGetKSP(snes_, &krylov));
    if (system_.is_stiff() != is_stiff_)
      {
        is_stiff_ = system_.is_stiff();
        check_petsc(KSPSetPCSide(krylov, is_stiff_ ? PC_LEFT : PC_RIGHT));
      }
  }

  PetscErrorCode Newton::residual(SNES, Vec u, Vec result, void *self)
  {
    auto &newton = *static_cast<Newton *>(self);
    return guarded(newton.exception_, [&] {
      newton.to_state(u, newton.argument_, true);
      newton.system_.residual(newton.argument_, newton.value_);
      newton.to_vec(newton.value_, result, false);
    });
  }

  PetscErrorCode Newton::jacobian(SNES, Vec u, Mat matrix, Mat, void *self)
  {
    auto &newton = *static_cast<Newton *>(self);
    return guarded(newton.exception_, [&] {
      newton.to_state(u, newton.argument_, true);
      newton.system_.linearise(newton.argument_);
      newton.choose_side();
      // Tells PETSc that the entries have changed.
      check_petsc(MatAssemblyBegin(matrix, MAT_FINAL_ASSEMBLY));
      check_petsc(MatAssemblyEnd(matrix, MAT_FINAL_ASSEMBLY));
    });
  }

  PetscErrorCode Newton::restrain(SNESLineSearch,
                                  const Vec u,
                                  const Vec update,
                                  PetscBool *changed,
                                  void *self)
  {
    auto &newton = *static_cast<Newton *>(self);
    *changed = PETSC_FALSE;
    return guarded(newton.exception_, [&] {
      newton.to_state(u, newton.argument_, true);
      newton.to_state(update, newton.value_, true);
      newton.is_restrained_ = newton.system_.restrain(newton.argument_, newton.value_);
      if (newton.is_restrained_)
        {
          newton.to_vec(newton.value_, update, true);
          *changed = PETSC_TRUE;
        }
      newton.more_update_ = newton.added_by_weights(newton.value_);
    });
  }

  PetscErrorCode Newton::multiply(Mat matrix, Vec direction, Vec result)
  {
    Newton *newton = nullptr;
    MatShellGetContext(matrix, &newton);
    return guarded(newton->exception_, [&] {
      newton->to_state(direction, newton->argument_, true);
      newton->system_.apply_jacobian(newton->argument_, newton->value_);
      newton->to_vec(newton->value_, result, false);
    });
  }

  PetscErrorCode Newton::multiply_by_diagonal(const double *DEAL_II_RESTRICT inverse,
                                              Vec right_hand_side,
                                              Vec result) const
  {
    const PetscScalar *in_begin = nullptr;
    PetscScalar *out_begin = nullptr;
    PetscCall(VecGetArrayRead(right_hand_side, &in_begin));
    PetscCall(VecGetArrayWrite(result, &out_begin));
    const unsigned int n = argument_.block(0).locally_owned_size();
    const double per_unit = 1. / system_.units()[0];
    const PetscScalar *DEAL_II_RESTRICT in = in_begin;
    PetscScalar *DEAL_II_RESTRICT out = out_begin;
    for (unsigned int k = 0; k < n; ++k)
      out[k] = per_unit * inverse[k] * in[k];
    PetscCall(VecRestoreArrayWrite(result, &out_begin));
    PetscCall(VecRestoreArrayRead(right_hand_side, &in_begin));
    return 0;
  }

  PetscErrorCode Newton::precondition(PC preconditioner, Vec right_hand_side, Vec result)
  {
    void *context = nullptr;
    PCShellGetContext(preconditioner, &context);
    auto &newton = *static_cast<Newton *>(context);
    if (const double *inverse = newton.system_.inverse_diagonal())
      return newton.multiply_by_diagonal(inverse, right_hand_side, result);
    return guarded(newton.exception_, [&] {
      newton.to_state(right_hand_side, newton.argument_, false);
      newton.system_.precondition(newton.argument_, newton.value_);
      newton.to_vec(newton.value_, result, true);
    });
  }
} // namespace softlattice
