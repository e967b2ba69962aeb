// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <string>

namespace softlattice
{
  /// A study as a job array of Slurm. All paths are absolute.
  struct SlurmArray
  {
    std::string program;
    std::string study_file;
    std::string folder;  ///< of the study
    std::size_t n_tasks; ///< at most most_slurm_tasks
    int jobs = 1;        ///< members at a time in each task, a core for each
    std::size_t n_members;
  };

  /// The largest index that Slurm takes where nobody has raised MaxArraySize.
  constexpr std::size_t most_slurm_tasks = 1000;

  /// A script for sbatch: each task runs a part of the study, and is told to stop two minutes before its time is
  /// over, so that the member in hand saves its state. @throws InputError if a path has a character that
  /// sbatch cannot read
  std::string slurm_script(const SlurmArray &array);
} // namespace softlattice
