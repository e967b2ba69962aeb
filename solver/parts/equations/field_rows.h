// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Those of the arrays of all fields that have these numbers.
  template <typename Number>
  std::vector<Number *> rows_of(const std::vector<std::size_t> &numbers, Number *const *rows)
  {
    std::vector<Number *> some;
    some.reserve(numbers.size());
    for (const std::size_t i : numbers)
      some.push_back(rows[i]);
    return some;
  }
} // namespace softlattice
