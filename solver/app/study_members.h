// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/case_variants.h"
#include "solver/app/study_overrides.h"
#include "solver/study/axis_formula.h"
#include "solver/study/member_run.h"

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The parameter of a seed that replicates set.
  bool is_seed(const ParameterEntry &entry);

  /// Makes the members of a study, one point after the other, each of which it reads as a case.
  class StudyMembers
  {
  public:
    /// All must outlive it.
    StudyMembers(ReadStudy &study,
                 const std::vector<AxisOfCase> &axes,
                 CaseVariants &variants,
                 StudyOverrides &overrides)
      : study_(study)
      , axes_(axes)
      , variants_(variants)
      , overrides_(overrides)
    {}

    /// All replicates of a point over all axes; none, and a diagnostic of the study, if the case is not sound
    /// there.
    std::vector<StudyMember> of(const StudyPoint &point);

  private:
    std::vector<StudyMember> replicates_of(const StudyMember &first,
                                           const CaseVariants::Reading &reading);
    std::string id_of(const CaseIdentity &identity) const;

    ReadStudy &study_;
    const std::vector<AxisOfCase> &axes_;
    CaseVariants &variants_;
    StudyOverrides &overrides_;
  };
} // namespace softlattice
