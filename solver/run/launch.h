// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <mpi.h>

#include <string>
#include <vector>

namespace softlattice
{
  /// Whether mpirun, srun or the like started this process, as one of several or alone.
  bool started_by_launcher();

  /// Whether this is the process that speaks for all, known before MPI is initialised.
  bool is_first_process();

  /// Columns of the terminal that the user watches, 0 if there is none to rewrite a line on. Launchers
  /// pretend to be a terminal towards their processes: only what `--ranks` passed on counts there.
  int console_columns();

  /// @throws UsageError if a launcher has started other than so many processes; 0 stands for any number
  void require_ranks(int ranks, MPI_Comm communicator);

  /// @throws UsageError if there are fewer cores, unless more processes than cores are asked for: by the user,
  /// or of Open MPI by its own means. In a job of a batch system it is the launcher that knows.
  void require_cores(int ranks, bool oversubscribe);

  /// To be called before MPI is initialised by a process that is the only one of its run. Open MPI would start
  /// a daemon for processes that might join it and look for networks to them, a third of the time that the
  /// program takes to start. What the user has set in the environment stays.
  void expect_no_other_process();

  /// Replaces this process by `mpirun -n RANKS` of the same program with the same arguments less
  /// --ranks and --oversubscribe. Throws FileError if that cannot be started.
  [[noreturn]] void restart_on_ranks(int ranks, const std::vector<std::string> &arguments);

  /// The arguments (up to "--") without "--ranks N", "--ranks=N" and "--oversubscribe".
  std::vector<std::string> without_ranks(const std::vector<std::string> &arguments);
} // namespace softlattice
