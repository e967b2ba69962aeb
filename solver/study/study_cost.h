// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/member_run.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// What a study will take.
  struct StudyCost
  {
    double seconds = 0.; ///< of one core; not a number where `check` does not know
    double bytes = 0.;   ///< on the disk
    std::size_t n_looked_at = 0;
  };

  /// From what `check` says about a few members, spread over all. Nothing if it says nothing.
  std::optional<StudyCost> estimate_study(const std::vector<StudyMember> &members,
                                          const std::string &program,
                                          const std::string &case_file);
} // namespace softlattice
