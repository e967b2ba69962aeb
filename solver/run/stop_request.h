// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/output/summary.h"

#include <mpi.h>

#include <optional>
#include <string>

namespace softlattice
{
  /// What asks a run to stop after the step in hand: SIGTERM, SIGUSR1, SIGHUP or the first SIGINT on any
  /// rank, a file made by the user, or its time on the wall clock. While this exists these signals do nothing
  /// else; the second SIGINT ends the process at once, and says what it leaves.
  class StopRequest
  {
  public:
    /// `file`: the path of that file.
    StopRequest(std::string file, MPI_Comm communicator);
    StopRequest(const StopRequest &) = delete;
    StopRequest &operator=(const StopRequest &) = delete;
    ~StopRequest();

    /// What the second SIGINT says before it ends the process. Of the first rank.
    void set_last_words(const std::string &text);

    /// Why to stop, the same on all ranks, if there is a reason. `time_is_up`: that of the first rank
    /// counts. Collective.
    std::optional<Ending> reason(bool time_is_up) const;

  private:
    std::string file_;
    MPI_Comm communicator_;
    int rank_ = 0;
  };
} // namespace softlattice
