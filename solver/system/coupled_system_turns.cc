// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Stages of which some fields are solved for in turn with the others.
#include "solver/system/coupled_system.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    // Of the residual, in each turn.
    constexpr double linear_tolerance = 0.1;
    // In units of what is tolerated of a step: what followers that catch up do to the others, of which the correction leaves a
    // tenth, and what is left of their own error. Where the first turn changes more than `too_far`, all at once is cheaper.
    constexpr double enough = 0.5, too_far = 30.;
    constexpr int most_turns = 6;
    constexpr double converging =
      0.5; // a turn changes less than this part of what the one before has changed
  }        // namespace

  template <int dim>
  double CoupledSystem<dim>::correct(State &u, unsigned int &krylov_iterations)
  {
    stage_.residual(u, right_hand_side_);
    krylov_iterations += newton_->solve_linear(right_hand_side_, linear_tolerance, update_);
    stage_.restrain(u, update_);
    double sum = 0., n = 0.;
    for (std::size_t i = 0; i < n_fields(); ++i)
      if (!system_.is_waiting(i))
        {
          const double norm = update_.block(i).l2_norm() / tolerated_[i];
          sum += norm * norm;
          n += double(update_.block(i).size());
          u.block(i) -= update_.block(i);
        }
    return std::sqrt(sum / n);
  }

  template <int dim>
  NewtonReport CoupledSystem<dim>::solve_in_turns(const double tolerance, State &u)
  {
    // The followers follow from a good guess, that of the step, so that what leads has next to nothing to correct afterwards. All
    // that is done for it, which is most, is then spared what theirs costs, multigrid for each component, and each of them has
    // its own conditions for being solved well enough. What comes out is the solution of the same equations.
    using Turn = typename StageSystem<dim>::Turn;
    is_in_turns_ = false;
    if (system_.followers.empty())
      return newton_->solve(u, tolerance);
    if (update_.n_blocks() == 0)
      {
        initialise(update_);
        initialise(right_hand_side_);
      }
    const std::size_t n_leaders = n_fields() - system_.followers.size();
    NewtonReport report;
    if (n_leaders > 0)
      {
        stage_.take_turn(Turn::leads);
        report = newton_->solve(u, tolerance * std::sqrt(double(n_leaders) / double(n_fields())));
        if (!report.converged)
          return report;
        if (report.newton_iterations == 0)
          stage_.linearise(u); // for the correction
      }
    report.newton_iterations = std::max(1u, report.newton_iterations);
    double before = std::numeric_limits<double>::infinity();
    for (int turn = 0; turn < most_turns; ++turn)
      {
        stage_.take_turn(Turn::follows);
        stage_.linearise(u);
        const double left = linear_tolerance * correct(u, report.krylov_iterations);
        double change = 0.;
        if (n_leaders > 0)
          {
            stage_.take_turn(Turn::leads);
            change = correct(u, report.krylov_iterations);
          }
        if (change <= enough && left <= enough)
          {
            is_in_turns_ = true;
            return report;
          }
        if (!(change <= enough || change < std::min(too_far, converging * before)))
          break;
        before = change;
      }
    stage_.take_turn(Turn::of_all);
    const NewtonReport rest = newton_->solve(u, tolerance);
    report.converged = rest.converged;
    report.failure = rest.failure;
    report.newton_iterations += rest.newton_iterations;
    report.krylov_iterations += rest.krylov_iterations;
    return report;
  }

  template double CoupledSystem<2>::correct(State &u, unsigned int &krylov_iterations);
  template double CoupledSystem<3>::correct(State &u, unsigned int &krylov_iterations);
  template NewtonReport CoupledSystem<2>::solve_in_turns(double tolerance, State &u);
  template NewtonReport CoupledSystem<3>::solve_in_turns(double tolerance, State &u);
} // namespace softlattice
