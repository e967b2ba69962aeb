// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/base/error.h"
#include "solver/output/quantities.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// Why a run, or a stretch of it, ended.
  struct Ending
  {
    ExitCode code = ExitCode::done;
    std::string
      by; ///< for scripts: "end time", "end fraction", "stop when", "wall time", "signal", "stop file",
          ///< "solver", "invariant", "input", "file", "memory", "bug"
    std::string words; ///< a sentence for the user
  };

  /// summary.json: how a run ended and what it found, for scripts and studies.
  struct Summary
  {
    Ending ending;
    double wall_time = 0.; ///< [s]
    long steps = 0;
    std::map<std::string, long>
      steps_limited_by; ///< how many of them, by what limited them, see StepReport
    long long largest_number_of_unknowns = 0;
    std::vector<std::pair<std::string, double>> final_row; ///< by column key, as in statistics.csv
    std::vector<Quantity> quantities;
    std::vector<std::string> warnings;
    std::vector<std::string> advice; ///< what to try after a failure
  };

  /// "done", "stopped" (resumable) or "failed".
  std::string run_status(ExitCode code);

  /// Written atomically; values that are not finite become null. Throws FileError.
  void write_summary(const std::string &path, const Summary &summary);
} // namespace softlattice
