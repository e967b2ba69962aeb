// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/study_overrides.h"
#include "solver/case/case_variants.h"
#include "solver/study/axis_formula.h"
#include "solver/study/member_run.h"

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// Makes the members of a study, one point after the other, each of which it reads as a case.
  class StudyMembers
  {
  public:
    /// `common`: overrides of all members. All must outlive it.
    StudyMembers(ReadStudy &study,
                 const std::vector<AxisOfCase> &axes,
                 CaseVariants &variants,
                 const std::vector<std::string> &common,
                 StudyOverrides &overrides)
      : study_(study)
      , axes_(axes)
      , variants_(variants)
      , common_(common)
      , overrides_(overrides)
    {}

    /// All replicates of a point over all axes; none, and a diagnostic of the study, if the case is not sound
    /// there.
    std::vector<StudyMember> of(const StudyPoint &point);

  private:
    ReadStudy &study_;
    const std::vector<AxisOfCase> &axes_;
    CaseVariants &variants_;
    const std::vector<std::string> &common_;
    StudyOverrides &overrides_;
  };
} // namespace softlattice
