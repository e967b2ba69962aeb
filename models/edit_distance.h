// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <limits>
#include <string>

namespace softlattice
{
  /// Number of insertions, deletions, replacements and swaps of neighbours that turn one text into
  /// the other (Damerau's distance, restricted); letters of either case are equal. What is beyond
  /// `most` is not counted to the end: some number beyond it.
  int edit_distance(const std::string &a,
                    const std::string &b,
                    int most = std::numeric_limits<int>::max());
} // namespace softlattice
