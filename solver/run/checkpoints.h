// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/identity.h"
#include "solver/checkpoint/store.h"
#include "solver/run/invariants.h"
#include "solver/run/recorder.h"
#include "solver/run/simulation.h"

#include <chrono>
#include <optional>

namespace softlattice
{
  /// Saves a run from time to time, and sets it up again. All functions are collective.
  class Checkpoints
  {
  public:
    using Clock = std::chrono::steady_clock;

    /// The references must stay valid; interval of wall time [s], 0: none.
    Checkpoints(CheckpointStore &store,
                CaseIdentity identity,
                double interval,
                Simulation &simulation,
                Recorder &recorder,
                const Invariants &invariants,
                MPI_Comm communicator);

    /// Whether the interval is over.
    bool are_due() const;
    /// After a step that has been recorded. @throws FileError
    void save(bool is_final);
    /// How long that took last [s]; none before it was done.
    std::optional<double> duration() const { return duration_; }

    /// Sets a simulation to the state of a checkpoint. @throws FileError on all ranks if that is not one
    /// of its case
    static void restore(const CheckpointStore &store,
                        const Manifest &manifest,
                        Simulation &simulation);

  private:
    CheckpointStore &store_;
    CaseIdentity identity_;
    double interval_;
    Simulation &simulation_;
    Recorder &recorder_;
    const Invariants &invariants_;
    MPI_Comm communicator_;
    Clock::time_point last_ = Clock::now();
    std::optional<double> duration_;
  };
} // namespace softlattice
