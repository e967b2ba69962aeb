// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/run/simulation.h"

#include <mpi.h>

#include <functional>
#include <limits>

namespace softlattice::bench
{
  /// A run as users start it, without files.
  class TimedRun
  {
  public:
    /// The case must outlive this. Sets the initial state, which the time contains.
    TimedRun(const Case &what, MPI_Comm communicator);

    /// Advances to exactly t [s], or until the case ends by what is transformed, or until the run has
    /// taken `budget` [s] of wall time. Returns whether the budget was enough. Collective.
    bool advance_to(double t, double budget = std::numeric_limits<double>::infinity());

    double seconds() const { return seconds_; } ///< wall time
    int steps() const { return steps_; }
    double newton_iterations() const { return newton_; }
    double krylov_iterations() const { return krylov_; }
    /// Mean over the steps, of all fields.
    double mean_unknowns() const { return unknowns_ / steps_; }
    Measured measure() { return simulation_.measure(); }
    double free_energy() { return measure().energy.total(); }

  private:
    const Case &case_;
    MPI_Comm communicator_;
    Simulation simulation_;
    double seconds_ = 0.;
    int steps_ = 0;
    double newton_ = 0., krylov_ = 0., unknowns_ = 0.;
  };
} // namespace softlattice::bench
