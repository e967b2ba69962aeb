// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// Number of insertions, deletions, replacements and swaps of neighbours that turn one text into
  /// the other (Damerau's distance, restricted); letters of either case are equal.
  int edit_distance(const std::string &a, const std::string &b);
} // namespace softlattice
