// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/timed_run.h"

#include "tests/performance/machine.h"

namespace softlattice::bench
{
  TimedRun::TimedRun(const Case &what, const MPI_Comm communicator)
    : case_(what)
    , communicator_(communicator)
    , simulation_(what, communicator)
  {
    const Stopwatch watch(communicator_);
    simulation_.initialise();
    seconds_ = watch.seconds();
  }

  bool TimedRun::advance_to(const double t, const double budget)
  {
    const bool by_fraction =
      !case_.is_by_expression() && simulation_.scenario().end_fraction() < 1.;
    while (simulation_.time() < t)
      {
        const Stopwatch watch(communicator_);
        const StepResult step = simulation_.advance(t, "bench");
        ++steps_;
        newton_ += step.newton_iterations;
        krylov_ += step.krylov_iterations;
        unknowns_ += simulation_.fields().n_unknowns();
        const bool ended = by_fraction && simulation_.scenario().transformed(measure()) >
                                            simulation_.scenario().end_fraction();
        seconds_ += watch.seconds();
        if (ended)
          break;
        if (seconds_ > budget)
          return false;
      }
    return true;
  }
} // namespace softlattice::bench
