// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/support/scratch_folder.h"

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <string>
#include <sys/wait.h>

namespace softlattice
{
  // Results on other numbers of processes, as solver/output/README.md states it: the sums are done in another order, and a
  // growing instability or a choice of the adaptive method may make more of that than rounding.

  /// Of fields and what is computed from them: a part of the value, or of 1 where that is the scale.
  constexpr double precision_across_ranks = 1e-7;

  /// Of the density of carriers somewhere, which goes with exp(-E/kT): dE/dx is 0.7 eV at most, 27 kT at room
  /// temperature, so that it is as many times more sensitive than the composition.
  constexpr double precision_of_carriers = 3e-6;

  /// The command line of the program on so many processes, one without mpirun, as people call it. Not bound, as two would
  /// share a core.
  inline std::string program_on(const int ranks)
  {
    const std::string program = SOFTLATTICE_BINARY_DIR "/softlattice ";
    return ranks == 1
             ? program
             : "mpirun --oversubscribe --bind-to none -n " + std::to_string(ranks) + " " + program;
  }

  /// Exit status of commands for the shell; what they print goes to the file `output`.
  inline int shell(const std::string &commands, const std::string &output = "/dev/null")
  {
    const std::string all = "export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 "
                            "OMP_NUM_THREADS=1 OMPI_MCA_orte_execute_quiet=1\n{ " +
                            commands + "\n} > " + output + " 2>&1";
    const int status = std::system(all.c_str());
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  /// Runs a case on so many processes and returns the name of its result directory.
  inline std::string run_on(const int ranks,
                            const std::string &case_file,
                            const std::string &directory,
                            const std::string &options = {})
  {
    const std::string output = directory + ".output";
    EXPECT_EQ(
      shell(program_on(ranks) + "run " + case_file + " -q -o " + directory + " " + options, output),
      0)
      << file_content(output);
    return directory;
  }

  /// The last row of the statistics of a run.
  inline nlohmann::json final_values(const std::string &directory)
  {
    return nlohmann::json::parse(file_content(directory + "/summary.json"))["final"];
  }
} // namespace softlattice
