// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <algorithm>

namespace softlattice
{
  /// Sum of term(k) over begin <= k < end, in eight parts that do not wait for each other, which is as
  /// many as the widest registers hold.
  template <typename Term>
  double sum_over(const unsigned int begin, const unsigned int end, const Term &term)
  {
    constexpr unsigned int width = 8;
    double parts[width] = {};
    unsigned int k = begin;
    for (; k + width <= end; k += width)
      for (unsigned int lane = 0; lane < width; ++lane)
        parts[lane] += term(k + lane);
    double sum = 0.;
    for (; k < end; ++k)
      sum += term(k);
    for (const double part : parts)
      sum += part;
    return sum;
  }

  /// The largest term(k), and not less than zero, in the same way.
  template <typename Term>
  double largest_over(const unsigned int begin, const unsigned int end, const Term &term)
  {
    constexpr unsigned int width = 8;
    double parts[width] = {};
    unsigned int k = begin;
    for (; k + width <= end; k += width)
      for (unsigned int lane = 0; lane < width; ++lane)
        {
          const double value = term(k + lane);
          parts[lane] = value > parts[lane] ? value : parts[lane];
        }
    double largest = 0.;
    for (; k < end; ++k)
      largest = std::max(largest, term(k));
    for (const double part : parts)
      largest = std::max(largest, part);
    return largest;
  }
} // namespace softlattice
