// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/launch.h"

#include "solver/base/error.h"
#include "solver/case/installation.h"
#include "solver/output/progress.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    // Set by Open MPI and by Slurm with PMIx; by MPICH and its relatives and by Slurm with PMI-2.
    constexpr const char *rank_variables[] = {"PMIX_RANK", "PMI_RANK"};
    // Of Slurm, PBS, LSF and Grid Engine, whose jobs may have several machines.
    constexpr const char *jobs[] = {"SLURM_JOB_ID", "PBS_NODEFILE", "LSB_HOSTS", "PE_HOSTFILE"};

    bool is_on(const char *variable)
    {
      const char *const value = std::getenv(variable);
      return value != nullptr && std::strcmp(value, "0") != 0 && std::strcmp(value, "false") != 0;
    }

    bool belongs_to_a_job()
    {
      for (const char *variable : jobs)
        if (std::getenv(variable) != nullptr)
          return true;
      return false;
    }

    /// Whether Open MPI, before or since 5, has been told so for all that it starts.
    bool may_oversubscribe()
    {
      const char *const policy = std::getenv("PRTE_MCA_rmaps_default_mapping_policy");
      return is_on("OMPI_MCA_rmaps_base_oversubscribe") ||
             (policy != nullptr && std::strstr(policy, "oversubscribe") != nullptr);
    }

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

  void require_ranks(const int ranks, const MPI_Comm communicator)
  {
    int size = 1;
    MPI_Comm_size(communicator, &size);
    if (ranks > 0 && ranks != size)
      throw UsageError("--ranks " + std::to_string(ranks) +
                       " contradicts the launcher, which has started " + std::to_string(size) +
                       (size == 1 ? " process" : " processes") +
                       "; leave --ranks out, or start the program without a launcher");
  }

  void require_cores(const int ranks, const bool oversubscribe)
  {
    if (belongs_to_a_job())
      return;
    const int cores = static_cast<int>(std::thread::hardware_concurrency()); // 0: nobody knows
    if (oversubscribe || may_oversubscribe() || cores == 0 || ranks <= cores)
      return;
    throw UsageError(
      "--ranks " + std::to_string(ranks) + ": there " +
      (cores == 1 ? "is one core" : "are " + std::to_string(cores) + " cores") +
      " here, and more processes than cores are slower, not faster; to have them all the "
      "same, add --oversubscribe");
  }

  std::vector<std::string> without_ranks(const std::vector<std::string> &arguments)
  {
    std::vector<std::string> kept;
    bool ours = true; // what follows "--" belongs to PETSc
    for (std::size_t i = 0; i < arguments.size(); ++i)
      {
        const std::string &one = arguments[i];
        ours = ours && one != "--";
        if (ours && one == "--oversubscribe")
          continue;
        if (ours && one == "--ranks")
          ++i;
        else if (!ours || one.rfind("--ranks=", 0) != 0)
          kept.push_back(one);
      }
    return kept;
  }

  void expect_no_other_process()
  {
    setenv("OMPI_MCA_ess_singleton_isolated", "1", 0);
    setenv("OMPI_MCA_pml", "ob1", 0);
    setenv("OMPI_MCA_btl", "self", 0);
  }

  void restart_on_ranks(const int ranks, const std::vector<std::string> &arguments)
  {
    // Open MPI refuses to serve root unless told twice; in a container there is nobody else.
    if (geteuid() == 0)
      {
        setenv("OMPI_ALLOW_RUN_AS_ROOT", "1", 0);
        setenv("OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "1", 0);
      }
    // No paragraph on every exit status but 0; the option for it is gone from Open MPI 5, which has no other.
    setenv("OMPI_MCA_orte_execute_quiet", "1", 0);
    // All on this machine: no looking for networks, which takes time and may fail where there is none.
    if (!belongs_to_a_job())
      setenv("OMPI_MCA_btl", "^tcp", 0);
    setenv(columns_variable, std::to_string(terminal_columns(STDOUT_FILENO)).c_str(), 1);
    // How many is the user's choice (require_cores). Not bound, as two runs would share a core.
    std::vector<std::string> command = {"mpirun",
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
