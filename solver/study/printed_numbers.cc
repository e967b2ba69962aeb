// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/printed_numbers.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace softlattice
{
  namespace
  {
    /// Whatever the locale of the process.
    std::string to_text(const double value, const std::chars_format format, const int decimals)
    {
      std::array<char, 512> text; // the longest double has 309 digits before the point
      const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, format, decimals).ptr;
      return {text.data(), end};
    }

    /// Of a number rounded to so many digits.
    struct Size
    {
      int exponent;    ///< of its first digit
      int significant; ///< digits without zeros at the end
    };

    Size size_of(const double value, const int digits)
    {
      const std::string text = to_text(std::abs(value), std::chars_format::scientific, digits - 1);
      const std::size_t e = text.find('e');
      const std::size_t last = text.find_last_not_of(".0", e - 1);
      const int n = last == std::string::npos ? 1 : static_cast<int>(last == 0 ? 1 : last);
      return {std::atoi(text.c_str() + e + 1), n};
    }
  } // namespace

  std::vector<std::string> printed_column(const std::vector<double> &values, const int digits)
  {
    assert(digits >= 1 && digits <= 15);
    int decimals = 0, most_significant = 1, largest = 0, largest_exponent = 0;
    for (const double value : values)
      if (std::isfinite(value))
        {
          const Size size = size_of(value, digits);
          decimals = std::max(decimals, size.significant - 1 - size.exponent);
          most_significant = std::max(most_significant, size.significant);
          largest = std::max(largest, size.exponent);
          largest_exponent = std::max(largest_exponent, std::abs(size.exponent));
        }
    const int fixed_width = largest + 1 + (decimals > 0 ? decimals + 1 : 0);
    const int power_width =
      most_significant + (most_significant > 1 ? 1 : 0) + (largest_exponent >= 100 ? 5 : 4);
    std::vector<std::string> column;
    for (const double value : values)
      if (std::isnan(value))
        column.emplace_back("NA");
      else if (std::isinf(value))
        column.emplace_back(value > 0. ? "Inf" : "-Inf");
      else if (fixed_width <= power_width)
        column.push_back(to_text(value, std::chars_format::fixed, decimals));
      else
        column.push_back(to_text(value, std::chars_format::scientific, most_significant - 1));
    return column;
  }

  std::string printed(const double value, const int digits)
  {
    return printed_column({value}, digits).front();
  }
} // namespace softlattice
