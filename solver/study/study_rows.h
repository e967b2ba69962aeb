// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/member_run.h"
#include "solver/study/study_table.h"

#include <limits>
#include <map>
#include <vector>

namespace softlattice
{
  /// The rows of a point by replicate, of those members that are done.
  using ReplicateRows = std::map<int, const MemberRow *>;

  /// Of each point of a study. The table must outlive them.
  std::vector<ReplicateRows> done_rows(const std::vector<StudyMember> &members,
                                       std::size_t n_points,
                                       const StudyTable &table);

  /// The shortest time until which a member was watched that did not reach what the quantity of this index is the
  /// time of; infinity if all did. `n_censored`: how many did not.
  double shortest_watched(const std::vector<const MemberRow *> &rows,
                          std::size_t quantity,
                          std::size_t &n_censored);
} // namespace softlattice
