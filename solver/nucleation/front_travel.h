// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace softlattice
{
  /// The way G(t) = int_start^t v dt' [m] of a sharp planar front whose velocity v(t) [m/s] follows
  /// the environment: > 0 where LT grows, < 0 where it shrinks. A nucleus born at t_b has the radius
  /// G(t) - G(t_b) until that is negative, when it vanishes.
  ///
  /// Integrated by three Gauss points (exact to degree 5) between fixed knots: multiples of a
  /// spacing and the breakpoints of the environment. So G depends on neither the time steps nor who
  /// asks. v is never asked for beyond the time that G is asked for. v may jump at breakpoints; it may change its sign anywhere, but not twice between knots.
  class FrontTravel
  {
  public:
    using Velocity = std::function<double(double time)>;
    /// Times in (from, to) where v or its slope may jump, ascending; see Schedule::breakpoints().
    using Breakpoints = std::function<std::vector<double>(double from, double to)>;

    FrontTravel(double start, double knot_spacing, Velocity velocity, Breakpoints breakpoints = {});

    /// G(time), time >= start.
    double to(double time) const;
    /// The smallest G in [from, to].
    double lowest(double from, double to) const;
    /// The first time in [from, to] at which G >= level, or G < level.
    std::optional<double> first_reaching(double level, double from, double to) const;
    std::optional<double> first_below(double level, double from, double to) const;

  private:
    double integral(double from, double to) const;
    std::size_t interval_at(double time) const;
    std::optional<double> first_where(const std::function<bool(double travel)> &holds,
                                      double from,
                                      double to) const;

    double knot_spacing_;
    Velocity velocity_;
    Breakpoints breakpoints_;
    // Grown when a later time is asked for: knots beyond it, and G at the knots up to it.
    mutable std::vector<double> knots_, travel_;
    mutable double n_spacings_ = 0.;
  };
} // namespace softlattice
