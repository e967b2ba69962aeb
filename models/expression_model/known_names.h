// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <algorithm>
#include <string>
#include <vector>

namespace softlattice
{
  inline bool contains(const std::vector<std::string> &names, const std::string &one)
  {
    return std::find(names.begin(), names.end(), one) != names.end();
  }

  /// What formulas may call a place and a time.
  inline const std::vector<std::string> &place_and_time()
  {
    static const std::vector<std::string> names = {"x", "y", "z", "t"};
    return names;
  }
} // namespace softlattice
