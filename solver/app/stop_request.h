// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <mpi.h>

#include <chrono>
#include <string>

namespace softlattice
{
  /// What asks a run to stop after the step in hand: SIGTERM, SIGUSR1 or the first SIGINT on any rank, the
  /// wall clock, or a file made by the user. While this exists these signals do nothing else; the second
  /// SIGINT ends the process at once.
  class StopRequest
  {
  public:
    using Clock = std::chrono::steady_clock;

    /// `file`: the path of that file; `limit` of the wall time since `start` [s], 0: none.
    StopRequest(std::string file, double limit, Clock::time_point start, MPI_Comm communicator);
    StopRequest(const StopRequest &) = delete;
    StopRequest &operator=(const StopRequest &) = delete;
    ~StopRequest();

    /// Why to stop, the same on all ranks; empty: go on. Collective.
    std::string reason() const;

  private:
    std::string file_;
    double limit_;
    Clock::time_point start_;
    MPI_Comm communicator_;
    int rank_ = 0;
  };
} // namespace softlattice
