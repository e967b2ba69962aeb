// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace softlattice
{
  /// Of two ascending lists one, in which no time stands twice.
  inline std::vector<double> merged_times(const std::vector<double> &a,
                                          const std::vector<double> &b)
  {
    std::vector<double> all;
    all.reserve(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(all));
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
  }
} // namespace softlattice
