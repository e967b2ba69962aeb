// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/wall_time_limit.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // Steps differ, by a remesh or an iteration; the longest one is forgotten in some tens of steps.
    constexpr double memory = 0.97;
    constexpr double caution = 1.2;

    double seconds(const WallTimeLimit::Clock::duration duration)
    {
      return std::chrono::duration<double>(duration).count();
    }
  } // namespace

  void WallTimeLimit::step_begins(const Clock::time_point now)
  {
    if (!start_)
      start_ = now;
    step_start_ = now;
  }

  void WallTimeLimit::step_ends(const Clock::time_point now)
  {
    longest_step_ = std::max(memory * longest_step_, seconds(now - step_start_));
  }

  bool WallTimeLimit::is_over(const std::optional<double> saving, const Clock::time_point now) const
  {
    if (!exists() || !start_)
      return false;
    // Once for the state, and once for the fields that are written for the user.
    const double needed = caution * longest_step_ + 2. * saving.value_or(longest_step_);
    return seconds(now - *start_) + needed >= limit_;
  }
} // namespace softlattice
