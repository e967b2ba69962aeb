// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/study/design.h"
#include "solver/study/study_analyses.h"
#include "solver/study/study_run.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A study that has been read against its case: every member, each of which is sound.
  struct StudyPlan
  {
    std::string case_file;
    PartKinds further_parts; ///< see Case
    std::vector<Axis> axes;
    std::vector<StudyMember> members; ///< in the order in which they are run, each case once
    std::size_t n_points = 0;
    std::size_t n_repeated = 0;          ///< points that are the same case as others
    std::vector<std::string> quantities; ///< with units
    std::optional<PrecisionGoal> goal;
    std::vector<std::size_t> point_of; ///< of each row of the design
    /// What is asked of lives, whose use is a further point.
    std::optional<AccelerationLayout> acceleration;
  };

  /// Reads the case and every member of a study; all that is wrong goes to the diagnostics of the study, at
  /// the axis or setting that makes it so. @throws FileError
  StudyPlan plan_study(ReadStudy &study,
                       const UnitSystem &units,
                       const PartKinds &further_parts = {});
} // namespace softlattice
