// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/identity.h"
#include "solver/study/member_run.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// The parameter of a seed that replicates set.
  bool is_seed(const ParameterEntry &entry);

  /// Replicates of a case that has been read: `first` with the seeds in use raised by 0, 1, ..., each with the
  /// name that the same case has with the same program. `identity`: of the case; `kind`: of the members, part of
  /// that name. Empty where there are to be several and nothing in the case is random.
  std::vector<StudyMember> replicates_of(const StudyMember &first,
                                         const ParameterTable &table,
                                         const ReadValues &values,
                                         CaseIdentity identity,
                                         int replicates,
                                         const std::string &kind);
} // namespace softlattice
