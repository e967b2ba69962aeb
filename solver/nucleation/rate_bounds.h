// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace softlattice
{
  /// What a rate does not exceed over time, looked up rather than found anew for each step and slab: between the
  /// breakpoints of the surroundings, and the borders of long windows, it is sampled once, at nine times. Between two of
  /// them ln of it is taken for convex or concave over the neighbouring ones as well: then it lies below the larger of both, or
  /// below the two lines by which it comes to the one and leaves the other, (240).
  ///
  /// What is kept does not depend on who asked before, but for its first and last use of memory: windows that lie
  /// before the time that is asked for are dropped.
  class RateBounds
  {
  public:
    /// The largest value at a time, or just before it [1/m^2/s].
    using LargestAt = std::function<double(double time, bool just_before)>;
    /// Times in (from, to) where the rate or its slope may jump, ascending; see Schedule::breakpoints().
    using Breakpoints = std::function<std::vector<double>(double from, double to)>;

    /// Windows [s] are longer than what is usually asked for, and no longer than the rate may be smooth without a
    /// breakpoint.
    RateBounds(double window, Breakpoints breakpoints);

    /// No less than the rate anywhere in [from, to]; `largest_at` is asked at times up to the first breakpoint
    /// after `to`, and has to be the same function until forget() is called.
    double over(double from, double to, const LargestAt &largest_at);
    /// The rate is another function of time from now on.
    void forget() { windows_.clear(); }

  private:
    static constexpr int n_parts = 8;
    struct Piece
    {
      double from, to; ///< [s]
      bool is_known = false;
      std::array<double, n_parts> bounds{}; ///< of its parts, equally long
    };
    std::vector<Piece> pieces_of(std::int64_t number) const;
    static void look(Piece &piece, const LargestAt &largest_at);

    double window_;
    Breakpoints breakpoints_;
    std::map<std::int64_t, std::vector<Piece>> windows_;
  };
} // namespace softlattice
