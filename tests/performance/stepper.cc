// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/stepper.h"

#include "tests/performance/machine.h"

#include <limits>

namespace softlattice::bench
{
  Stepper::Stepper(const Case &what, const double first_step, const MPI_Comm communicator)
    : communicator_(communicator)
    , simulation_(what, communicator)
  {
    if (first_step > 0.)
      simulation_.restrict_step(first_step);
  }

  TimedStep Stepper::advance()
  {
    TimedStep result;
    result.after_restart = restarted_;
    result.unknowns = static_cast<double>(fields().n_unknowns());

    const Stopwatch step_watch(communicator_);
    StepResult step = simulation_.step(std::numeric_limits<double>::max(), "bench");
    result.seconds = step_watch.seconds();
    result.step = step.step;
    result.rejected = step.rejected;
    result.newton = step.newton_iterations;
    result.krylov = step.krylov_iterations;
    result.stages = step.stages;
    if (step.stages == 0)
      result.linear_solves = step.newton_iterations + step.rejected + 1;

    const Stopwatch mesh_watch(communicator_);
    simulation_.adapt_and_seed(step);
    (step.remeshed ? result.remesh_seconds : result.seconds) += mesh_watch.seconds();
    restarted_ = step.remeshed;
    return result;
  }
} // namespace softlattice::bench
