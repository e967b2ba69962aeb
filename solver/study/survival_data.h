// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <limits>
#include <string>

namespace softlattice
{
  /// How long something lasted, as far as it was seen: between `lower` and `upper`, both in one unit of
  /// time that all lifetimes of a table share. Neither is negative, `lower` is not above `upper`.
  struct Lifetime
  {
    double lower = 0.; ///< 0: nobody looked before `upper` (left-censored)
    double upper = 0.; ///< infinity: it lasted longer than anybody watched (right-censored)
    std::string group;

    static Lifetime exact(const double time, const std::string &group = {})
    {
      return {time, time, group};
    }
    static Lifetime longer_than(const double time, const std::string &group = {})
    {
      return {time, std::numeric_limits<double>::infinity(), group};
    }

    bool is_exact() const { return lower == upper; }
    bool is_right_censored() const { return upper == std::numeric_limits<double>::infinity(); }
    bool is_left_censored() const { return !is_exact() && !is_right_censored() && lower == 0.; }
    bool is_interval_censored() const { return !is_exact() && !is_right_censored() && lower > 0.; }
  };
} // namespace softlattice
