// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/avrami.h"

namespace softlattice
{
  /// First time at which X is `level` or more, linear between the rows: the first row if it begins there. NaN if it
  /// never is. [s]
  double crossing_time(const TransformationSeries &series, double level);
  /// First time at which X falls to `level` from above, linear between the rows; NaN if it does not. [s]
  double falling_time(const TransformationSeries &series, double level);

  /// Half of the material is transformed. [s]
  double half_time(const TransformationSeries &series);
  /// Until then at least 80 % of the material is not. [s]
  double retained_time(const TransformationSeries &series);
} // namespace softlattice
