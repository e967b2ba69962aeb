// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/run/checkpoints.h"
#include "solver/run/invariants.h"
#include "solver/run/recorder.h"
#include "solver/run/stop_request.h"
#include "solver/run/wall_time_limit.h"

#include <mpi.h>

#include <chrono>
#include <optional>

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
      StepResult initial = {}; ///< of a new run: what began at t = 0
    };

    /// `earlier`: of the run that is resumed, null for a new one.
    Session(const Setup &setup,
            CheckpointStore &store,
            const Manifest *earlier,
            MPI_Comm communicator);

    /// From the state that the simulation has: records it if the run is a new one, and steps on, by one step
    /// at least. Ends all files properly whatever happens. @throws the error that ended the run
    ExitCode run();

  private:
    void begin();
    Ending advance();
    /// That of the case; none before it is there.
    std::optional<Ending> end_of_case() const;
    void save(bool is_final);
    void save_if_possible(bool is_final);
    void fail(const Ending &ending);
    void finish_without_communication(const Ending &ending);

    const Case &case_;
    Simulation &simulation_;
    ResultDirectory directory_;
    Log &log_;
    StepResult initial_;
    bool has_begun_;      ///< there is a state that has been recorded
    double exposed_area_; ///< [m^2]
    StopRequest stop_;    // first: from the first file on a signal does not end the run at once
    Recorder recorder_;
    Invariants invariants_;
    Checkpoints checkpoints_;
    WallTimeLimit limit_;
  };
} // namespace softlattice
