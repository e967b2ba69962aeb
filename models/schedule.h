// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// A quantity given over time: linear between the given times, constant before the first and after
  /// the last, or repeated with a period. Two equal times make a jump; the value at a jump is the one
  /// after it. Written in a parameter file as "40 %", "40 % at 0 s, 85 % at 10 min" or
  /// "25 degC at 0 h, 60 degC at 12 h, 25 degC at 24 h; repeat every 24 h".
  struct Schedule
  {
    Schedule() = default;
    /*implicit*/ Schedule(double constant)
      : times{0.}
      , values{constant}
    {}

    std::vector<double> times;  ///< [s], ascending
    std::vector<double> values; ///< SI, one per time
    double period = 0.;         ///< [s], 0: not repeated

    /// Value at time t [s]; at a jump the value after it.
    double at(double t) const;
    /// The value just before t; that of at(t) but for jumps after t = 0, where a run begins.
    double before(double t) const;
    /// Times in (from, to) where the slope or the value changes, ascending.
    std::vector<double> breakpoints(double from, double to) const;
    bool is_constant() const;
  };
} // namespace softlattice
