// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/output/remaining_time.h"

#include <functional>
#include <iosfwd>
#include <limits>
#include <string>

namespace softlattice
{
  /// Columns of the terminal behind a file descriptor; 0: not a terminal that can rewrite a line.
  int terminal_columns(int file_descriptor);

  /// "35 s", "12 min", "3.5 h", "2.1 d": `digits` significant ones.
  std::string readable_duration(double seconds, int digits = 2);

  /// What the user sees of one accepted step.
  struct StepReport
  {
    double time = 0.;      ///< [s], or 1 in a dimensionless case
    double time_step = 0.; ///< the same unit
    std::string
      limited_by; ///< what limits the step: error, breakpoint, output, nucleus, Newton, maximum
    double fraction = 0.; ///< of the way to the nearest end criterion, in [0, 1]
    std::string phase;    ///< that of which the next is the fraction
    double transformed = std::numeric_limits<double>::quiet_NaN(); ///< NaN: not shown
    long nuclei = -1;                                              ///< negative: not shown
    long long unknowns = 0;
  };

  /// Shows a run while it goes on: on a terminal one line that is rewritten at most ten times a
  /// second, elsewhere a plain line at most every ten seconds.
  class Progress
  {
  public:
    /// `columns`: see terminal_columns(); `wall` returns seconds since the start of the run.
    Progress(std::ostream &stream,
             int columns,
             std::function<double()> wall,
             bool dimensionless = false);

    void report(const StepReport &step);
    /// Removes the rewritten line so that something else may be printed.
    void clear();
    /// Shows the last report in any case, and ends the line.
    void finish();

    std::string line(const StepReport &step) const;

  private:
    void show();

    std::ostream &stream_;
    int columns_;
    std::function<double()> wall_;
    bool dimensionless_;
    RemainingTime remaining_;
    StepReport last_;
    bool pending_ = false;  ///< last_ has not been shown
    std::size_t shown_ = 0; ///< characters of the line on the terminal
    double next_;
  };
} // namespace softlattice
