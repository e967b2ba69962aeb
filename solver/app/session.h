// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/checkpoints.h"
#include "solver/app/invariants.h"
#include "solver/app/recorder.h"
#include "solver/app/stop_request.h"

#include <mpi.h>

#include <chrono>

namespace softlattice
{
  /// One stretch of a run, from its beginning or a checkpoint to its end or until it is stopped: the
  /// simulation, its files and its checkpoints together. Lives on all ranks.
  class Session
  {
  public:
    struct Setup
    {
      const Case &what;
      Simulation &simulation;
      const ResultDirectory &directory;
      CaseIdentity identity;
      Log &log;
      bool quiet;
      std::chrono::steady_clock::time_point start;
    };

    /// `earlier`: of the run that is resumed, null for a new one.
    Session(const Setup &setup,
            CheckpointStore &store,
            const Manifest *earlier,
            MPI_Comm communicator);

    /// Records the initial state of a new run, which the simulation has.
    void begin();
    /// Steps on, from the state that the simulation has. Ends all files properly whatever happens.
    /// @throws the error that ended the run
    ExitCode run();

  private:
    /// Returns why it stopped before the end; empty: it is there.
    std::string advance();
    bool is_at_end() const;
    void save_if_possible(bool is_final);
    void fail(ExitCode code, const std::string &message);

    const Case &case_;
    Simulation &simulation_;
    ResultDirectory directory_;
    Log &log_;
    double exposed_area_; ///< [m^2]
    StopRequest stop_;    // first: from the first file on a signal does not end the run at once
    Recorder recorder_;
    Checkpoints checkpoints_;
    Invariants invariants_;
  };
} // namespace softlattice
