// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/part_settings.h"
#include "solver/parameters/units.h"
#include "solver/study/study_summary.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Puts mean-field theory beside the times that a study of the full model has found, see TheoryCheck. Where there is
  /// no such theory the summary says why. @throws FileError
  void compare_with_theory(StudySummary &summary,
                           const std::vector<StudyMember> &members,
                           const StudyTable &table,
                           const MemberRun &runs,
                           const std::string &case_file,
                           const UnitSystem &units,
                           const PartKinds &further_parts);
} // namespace softlattice
