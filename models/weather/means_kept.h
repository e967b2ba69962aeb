// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// Values of a function that is linear between the ends and the middles of equal intervals, positive where a mean
  /// is, and whose mean over each interval is that given, to rounding, (236). 2 n + 1 values, first an end.
  /// With `repeated` the last interval comes before the first.
  std::vector<double> curve_with_means(const std::vector<double> &means, bool repeated);
} // namespace softlattice
