// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/line_figure.h"
#include "solver/campaign/report/run_record.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Columns of statistics.csv of one unit that are drawn together over time.
  struct CurveGroup
  {
    std::string name; ///< for files and ids: letters, digits and hyphens
    std::string title;
    std::vector<std::string> columns; ///< names without units, all of which the table has
  };

  /// The groups of a table, what matters most first. What does not change is left out, but for the progress.
  std::vector<CurveGroup> curve_groups(const ResultTable &statistics);

  /// A picture of a run with what it shows.
  struct RunCurve
  {
    std::string name; ///< that of its group, or of a file
    LineFigure figure;
    std::string caption;
  };

  /// A group over time, with the Avrami fit beside the LT fraction.
  RunCurve time_curve(const RunRecord &run,
                      const CurveGroup &group,
                      const std::vector<Topic> &topics);

  /// The first column of a group, of several runs on one axis.
  RunCurve compared_curve(const std::vector<const RunRecord *> &runs,
                          const std::vector<std::string> &names,
                          const CurveGroup &group,
                          const std::vector<Topic> &topics);

  /// Spectra, profiles and structure factors at a few times.
  std::vector<RunCurve> curves_of_tables(const RunRecord &run, const std::vector<Topic> &topics);

  /// All curves of a run.
  std::vector<RunCurve> all_curves(const RunRecord &run, const std::vector<Topic> &topics);
} // namespace softlattice
