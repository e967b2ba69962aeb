// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/case.h"
#include "solver/study/member_run.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Whether a parameter is the seed of something random.
  bool is_seed(const ParameterEntry &entry);

  /// Replicates of a case that has been read: `first` with the seeds in use raised by 0, 1, ..., each with the name
  /// that the same case has with the same program. `kind`: of the members, part of that name. Empty where there are
  /// to be several and nothing in the case is random.
  std::vector<StudyMember> replicates_of(const StudyMember &first,
                                         const Case &what,
                                         const ReadValues &values,
                                         int replicates,
                                         const std::string &kind,
                                         const UnitSystem &units);
} // namespace softlattice
