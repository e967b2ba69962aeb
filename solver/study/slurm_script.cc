// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/slurm_script.h"

#include "solver/base/error.h"

#include <fmt/format.h>

namespace softlattice
{
  namespace
  {
    /// As one word of a shell.
    std::string quoted_for_a_shell(const std::string &text)
    {
      std::string word = "'";
      for (const char c : text)
        word += c == '\'' ? std::string("'\\''") : std::string(1, c);
      return word + "'";
    }
  } // namespace

  std::string slurm_script(const SlurmArray &array)
  {
    // In a name of a file for output sbatch takes % and \ for its own.
    for (const char c : array.folder)
      if (c == '"' || c == '\\' || c == '%' || (c >= 0 && c < ' '))
        throw InputError("Slurm cannot write into '" + array.folder +
                         "': choose a name without \", \\ and % with -o");
    return fmt::format("#!/bin/bash\n"
                       "# {} members of a study in {} tasks. What your cluster wants besides, such "
                       "as --time, --partition and\n"
                       "# --mem, goes behind sbatch or into lines like these.\n"
                       "#SBATCH --job-name=sweep\n"
                       "#SBATCH --array=1-{}\n"
                       "#SBATCH --ntasks=1\n"
                       "#SBATCH --cpus-per-task={}\n"
                       "#SBATCH --signal=B:TERM@120\n"
                       "#SBATCH --output=\"{}/slurm/%a.log\"\n"
                       "exec {} sweep {} -o {} -j {} --task \"$SLURM_ARRAY_TASK_ID/{}\"\n",
                       array.n_members,
                       array.n_tasks,
                       array.n_tasks,
                       array.jobs,
                       array.folder,
                       quoted_for_a_shell(array.program),
                       quoted_for_a_shell(array.study_file),
                       quoted_for_a_shell(array.folder),
                       array.jobs,
                       array.n_tasks);
  }
} // namespace softlattice
