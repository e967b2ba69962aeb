// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <chrono>
#include <optional>

namespace softlattice
{
  /// Holds a stretch of a run against its time on the wall clock, which begins with its first step. It is over
  /// when what is left is too short for one more step and for saving the state, as long as these have taken.
  class WallTimeLimit
  {
  public:
    using Clock = std::chrono::steady_clock;

    /// [s]; 0: none.
    explicit WallTimeLimit(double limit)
      : limit_(limit)
    {}

    bool exists() const { return limit_ > 0.; }
    void step_begins(Clock::time_point now = Clock::now());
    /// The step and its records are done.
    void step_ends(Clock::time_point now = Clock::now());
    /// `saving`: how long the state took to be saved [s]; none if that is not known.
    bool is_over(std::optional<double> saving, Clock::time_point now = Clock::now()) const;

  private:
    double limit_;
    std::optional<Clock::time_point> start_;
    Clock::time_point step_start_;
    double longest_step_ = 0.; ///< of the last ones [s]
  };
} // namespace softlattice
