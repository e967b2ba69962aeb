// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

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

  /// Replaces this process by `mpirun -n RANKS` of the same program with the same arguments less
  /// --ranks. Throws FileError if that cannot be started.
  [[noreturn]] void restart_on_ranks(int ranks, const std::vector<std::string> &arguments);

  /// The arguments (up to "--") without "--ranks N" and "--ranks=N".
  std::vector<std::string> without_ranks(const std::vector<std::string> &arguments);
} // namespace softlattice
