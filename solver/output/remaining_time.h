// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <optional>
#include <vector>

namespace softlattice
{
  /// A span of wall time [s].
  struct TimeRange
  {
    double shortest;
    double longest;
  };

  /// Extrapolates the rates of progress over the last fifth, the last half and the whole of the run:
  /// where they differ, the range is as wide as they are, and never narrower than 10 % to both sides.
  class RemainingTime
  {
  public:
    /// `wall` [s] and `fraction` in [0, 1] at the end of a step.
    void add(double wall, double fraction);
    /// Nothing while there is too little progress to extrapolate.
    std::optional<TimeRange> estimate() const;

  private:
    struct Sample
    {
      double wall;
      double fraction;
    };
    std::vector<Sample> samples_; // ascending in both
  };
} // namespace softlattice
