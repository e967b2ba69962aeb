// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/problem.h"

#include <petscsnes.h>

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// A nonlinear system r(u) = 0 whose Jacobian is applied without being stored.
  class NonlinearSystem
  {
  public:
    virtual ~NonlinearSystem() = default;
    virtual void initialise(State &state) const = 0;
    /// r(u), every block scaled so that an error of one unit of its unknown is of order one.
    virtual void residual(const State &u, State &result) = 0;
    /// Whether some unknown has a range that restrain() keeps.
    virtual bool has_ranges() const { return false; }
    /// Shortens an update, which is going to be subtracted from u, where the result would lie outside
    /// the range of an unknown. Returns whether it has, the same on all ranks.
    virtual bool restrain(const State & /*u*/, State & /*update*/) { return false; }
    /// Fixes the point u at which the Jacobian is applied and inverted from now on.
    virtual void linearise(const State &u) = 0;
    virtual void apply_jacobian(const State &direction, State &result) = 0;
    /// result ~ J^-1 right_hand_side.
    virtual void precondition(const State &right_hand_side, State &result) = 0;
    /// What precondition() multiplies the owned nodes of the only field by, if it does no more than
    /// that; else null. PETSc's arrays then need no twins.
    virtual const double *inverse_diagonal() const { return nullptr; }
    /// How much more an error counts at each of the owned nodes of a block than its unit says, at the point of the last
    /// residual: rows are multiplied by it. Null: no more.
    virtual const double *node_weights(std::size_t /*block*/) const { return nullptr; }
    /// Whether Jacobian and preconditioner are symmetric and positive definite.
    virtual bool is_symmetric() const = 0;
    /// Whether short waves weigh so much in the residual at the point last fixed, as in equations of sixth order, that
    /// what rounding in precondition() leaves of them hides the error: convergence is then judged by
    /// J^-1 times the residual, about.
    virtual bool is_stiff() const { return false; }
    /// Whether the last residual shows that unknowns need a solution which the last linearisation left out: its update
    /// then says nothing of their errors.
    virtual bool has_woken() const { return false; }
    /// What an error of one unit is, for every block; the unknowns of Newton's method are divided by
    /// it.
    virtual const std::vector<double> &units() const = 0;
  };

  struct NewtonReport
  {
    bool converged = true;
    unsigned int newton_iterations = 0;
    unsigned int krylov_iterations = 0;
    std::string failure;
  };

  /// What solutions have taught, for the next ones.
  struct NewtonMemory
  {
    /// Of the error per iteration, as last seen: it decides when a solution is good enough.
    double contraction = 0.1;
    /// Norms of the first updates of the last two solutions, one for each stage of a step, over their tolerances; 0: none yet.
    std::array<double, 2> first_updates = {{0., 0.}};
  };

  /// PETSc's SNES over a NonlinearSystem: Newton with conjugate gradients where the system is
  /// symmetric, else GMRES, unless PETSc options say otherwise. Bound to one partition of the unknowns.
  class Newton
  {
  public:
    /// Of the residual of a linear solution, relative, where nothing is known.
    static constexpr double linear_tolerance = 1e-2;

    /// `system` must outlive this.
    Newton(NonlinearSystem &system, MPI_Comm communicator);
    Newton(const Newton &) = delete;
    Newton &operator=(const Newton &) = delete;
    ~Newton();

    /// Solves r(u) = 0, starting from u, until the estimated error, root mean square over the nodes, is
    /// below `tolerance` units.
    /// What the system throws comes through as it is; then PETSc is in the middle of something, and this must
    /// not be used any more.
    NewtonReport solve(State &u, double tolerance);
    /// Solves J x = b with the Jacobian of the last linearisation to a relative residual; returns the
    /// number of iterations. x = result.
    unsigned int solve_linear(const State &right_hand_side,
                              double relative_tolerance,
                              State &result);

    /// A system on another mesh, or of a run that is resumed, goes on with it.
    NewtonMemory memory() const { return memory_; }
    void recall(const NewtonMemory &memory) { memory_ = memory; }

  private:
    static PetscErrorCode residual(SNES, Vec u, Vec result, void *self);
    static PetscErrorCode jacobian(SNES, Vec u, Mat, Mat, void *self);
    static PetscErrorCode restrain(SNESLineSearch,
                                   Vec u,
                                   Vec update,
                                   PetscBool *changed,
                                   void *self);
    static PetscErrorCode multiply(Mat matrix, Vec direction, Vec result);
    static PetscErrorCode precondition(PC preconditioner, Vec right_hand_side, Vec result);
    /// When a linear solution is at an end: at its tolerance, or where it may go no further and has gained enough.
    static PetscErrorCode judge_linear(KSP krylov,
                                       PetscInt iteration,
                                       PetscReal norm,
                                       KSPConvergedReason *reason,
                                       void *self);
    static PetscErrorCode judge(SNES snes,
                                PetscInt iteration,
                                PetscReal norm,
                                PetscReal update_norm,
                                PetscReal residual_norm,
                                SNESConvergedReason *reason,
                                void *self);

    void remember_first(double update);
    /// Norm of a first update over its tolerance, as those of both stages were; 0: not known.
    double expected_first() const;
    PetscErrorCode set_linear_tolerance(double relative);
    /// What the weights of nodes add to the square of the norm of an update: the worst of those that weigh more counts as if all
    /// were like it, for a mean over all nodes would forgive it anything. Collective.
    double added_by_weights(const State &update) const;
    /// Of the preconditioner, for the Jacobian in hand.
    void choose_side();
    PetscErrorCode multiply_by_diagonal(const double *inverse,
                                        Vec right_hand_side,
                                        Vec result) const;
    void to_state(Vec from, State &to, bool unknown) const;
    void to_vec(const State &from, Vec to, bool unknown) const;

    NonlinearSystem &system_;
    SNES snes_ = nullptr;
    Mat matrix_ = nullptr;
    Vec solution_ = nullptr;
    Vec residual_ = nullptr;
    // Twins of PETSc's vectors with the ghosts that the operators need.
    State argument_;
    State value_;
    double tolerance_ = 0.;                        ///< of the update, euclidean
    double last_update_ = 0., last_residual_ = 0.; ///< euclidean norms
    double more_update_ = 0.; ///< what weights add to the square of that of the next one
    NewtonMemory memory_;
    bool adapts_ = true; ///< the precision of linear solutions
    double linear_tolerance_ =
      0.; ///< of the residual, relative, of the next or the last linear solution
    double tolerance_before_ = 0.; ///< of the one before
    void *linear_ends_ = nullptr;  ///< PETSc's own, of judge_linear()
    double first_norm_ = 0.;       ///< of the residual of a linear solution
    bool is_stiff_ = false;        ///< see NonlinearSystem
    bool is_restrained_ = false;   ///< the last update was shortened
    std::exception_ptr exception_; ///< of a callback; PETSc must not see C++ exceptions
  };
} // namespace softlattice
