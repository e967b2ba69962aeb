// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/launch.h"

#include "solver/app/topics.h"
#include "solver/base/error.h"
#include "solver/output/progress.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    // Set by Open MPI and by Slurm with PMIx; by MPICH and its relatives and by Slurm with PMI-2.
    constexpr const char *rank_variables[] = {"PMIX_RANK", "PMI_RANK"};
    // From restart_on_ranks() to the processes it starts.
    constexpr const char *columns_variable = "SOFTLATTICE_COLUMNS";
  } // namespace

  bool started_by_launcher()
  {
    for (const char *variable : rank_variables)
      if (std::getenv(variable) != nullptr)
        return true;
    return false;
  }

  bool is_first_process()
  {
    for (const char *variable : rank_variables)
      if (const char *rank = std::getenv(variable))
        return std::strcmp(rank, "0") == 0;
    return true;
  }

  int console_columns()
  {
    if (const char *columns = std::getenv(columns_variable))
      return std::atoi(columns);
    return started_by_launcher() ? 0 : terminal_columns(STDOUT_FILENO);
  }

  std::vector<std::string> without_ranks(const std::vector<std::string> &arguments)
  {
    std::vector<std::string> kept;
    bool ours = true; // what follows "--" belongs to PETSc
    for (std::size_t i = 0; i < arguments.size(); ++i)
      {
        const std::string &one = arguments[i];
        ours = ours && one != "--";
        if (ours && one == "--ranks")
          ++i;
        else if (!ours || one.rfind("--ranks=", 0) != 0)
          kept.push_back(one);
      }
    return kept;
  }

  void restart_on_ranks(const int ranks, const std::vector<std::string> &arguments)
  {
    // Open MPI refuses to serve root unless told twice; in a container there is nobody else.
    if (geteuid() == 0)
      {
        setenv("OMPI_ALLOW_RUN_AS_ROOT", "1", 0);
        setenv("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1", 0);
      }
    setenv(columns_variable, std::to_string(terminal_columns(STDOUT_FILENO)).c_str(), 1);
    // More processes than cores are the user's choice. Not bound, as two runs would share a core.
    std::vector<std::string> command = {"mpirun",
                                        "--quiet",
                                        "-n",
                                        std::to_string(ranks),
                                        "--oversubscribe",
                                        "--bind-to",
                                        "none",
                                        this_program().string()};
    const std::vector<std::string> ours = without_ranks(arguments);
    command.insert(command.end(), ours.begin(), ours.end());
    std::vector<char *> pointers;
    pointers.reserve(command.size() + 1);
    for (std::string &one : command)
      pointers.push_back(one.data());
    pointers.push_back(nullptr);
    execvp(pointers[0], pointers.data());
    throw FileError(std::string("cannot start mpirun: ") + std::strerror(errno));
  }
} // namespace softlattice
