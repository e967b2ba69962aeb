// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// A time step [s] with three digits. Error estimates differ between numbers of processes by rounding;
  /// with all their digits in the steps, no two runs would have a step in common.
  double rounded_step(double step);

  /// Steps of which sums are off by rounding may be longer than they should by this factor [1].
  constexpr double stretch_by_rounding = 1. + 1e-6;

  /// Steps are planned so far ahead.
  constexpr double planned_steps = 16.;

  /// The end of a step from `from` that should take `wanted` and must not pass `stop` [s]: `stop` where it
  /// is within reach, else the end of the first of as few equal steps as lead there, each at most
  /// `stretch` [1] times as long as wanted. So no sliver of a step is left before `stop`.
  double step_end(double from, double wanted, double stop, double stretch);
} // namespace softlattice
