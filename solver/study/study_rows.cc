// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/study_rows.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  std::vector<ReplicateRows> done_rows(const std::vector<StudyMember> &members,
                                       const std::size_t n_points,
                                       const StudyTable &table)
  {
    std::vector<ReplicateRows> rows(n_points);
    for (const StudyMember &member : members)
      if (const auto found = table.rows().find(member.id);
          found != table.rows().end() && found->second.status == "done")
        rows[member.point][member.replicate] = &found->second;
    return rows;
  }

  double shortest_watched(const std::vector<const MemberRow *> &rows,
                          const std::size_t quantity,
                          std::size_t &n_censored)
  {
    double shortest = std::numeric_limits<double>::infinity();
    n_censored = 0;
    for (const MemberRow *row : rows)
      if (const MemberResult &one = row->results[quantity];
          one.is_censored && std::isfinite(one.value))
        {
          ++n_censored;
          shortest = std::min(shortest, one.value);
        }
    return shortest;
  }
} // namespace softlattice
