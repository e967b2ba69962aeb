// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/member_run.h"
#include "solver/study/sample.h"
#include "solver/study/study_analyses.h"
#include "solver/study/survival_analysis.h"
#include "solver/study/theory_check.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A quantity over the replicates of a point.
  struct PointResult
  {
    SampleMean mean; ///< of those that have a value, if none is censored
    int n_censored = 0;
    double median; ///< also where some are censored, as long as fewer than half are; else NaN
    double watched_until; ///< the shortest time of those that are censored; NaN if none is
    SampleMean change;    ///< against the first point, of the same replicate each
    std::optional<TheoryCheck> theory = {}; ///< where there is one, see compare_with_theory()
  };

  struct PointSummary
  {
    std::string name; ///< see StudyMember
    std::vector<std::string> axes;
    int n_done = 0;
    std::vector<PointResult> results; ///< one for each quantity
  };

  /// What a study has found so far.
  struct StudySummary
  {
    StudyColumns columns;
    std::size_t n_members = 0;
    std::size_t n_spared = 0;                   ///< see PrecisionGoal
    std::map<std::string, std::size_t> status;  ///< how many of each
    std::map<std::string, std::size_t> reasons; ///< of those that failed, and how often
    std::vector<PointSummary> points;
    /// Of the times among the quantities, by column; the groups are the points, of which there are replicates
    /// and not too many.
    std::map<std::string, SurvivalAnalysis> survival;
    StudyAnalyses analyses; ///< what the design is made for; filled in by whoever knows that
    std::string no_theory;  ///< why there is none for some points
  };

  StudySummary summarise(const std::vector<StudyMember> &members,
                         std::size_t n_points,
                         const StudyTable &table,
                         const StudyColumns &columns);

  /// summary.json of a study, written atomically. @throws FileError
  void write_study_summary(const std::string &path, const StudySummary &summary);

  /// The same for a person: a line for each point, of at most so many.
  std::vector<std::string> lines(const StudySummary &summary, std::size_t most_points);
} // namespace softlattice
