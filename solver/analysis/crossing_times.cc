// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/crossing_times.h"

#include <limits>

namespace softlattice
{
  namespace
  {
    /// From below.
    double first_crossing(const TransformationSeries &series, const double level)
    {
      const std::vector<double> &t = series.time;
      const std::vector<double> &x = series.fraction;
      for (std::size_t i = 1; i < x.size(); ++i)
        if (x[i - 1] < level && x[i] >= level)
          return t[i - 1] + (level - x[i - 1]) / (x[i] - x[i - 1]) * (t[i] - t[i - 1]);
      return std::numeric_limits<double>::quiet_NaN();
    }
  } // namespace

  double crossing_time(const TransformationSeries &series, const double level)
  {
    const bool begins_there = !series.fraction.empty() && series.fraction.front() >= level;
    return begins_there ? series.time.front() : first_crossing(series, level);
  }

  double falling_time(const TransformationSeries &series, const double level)
  {
    TransformationSeries rest = series;
    for (double &x : rest.fraction)
      x = 1. - x;
    return first_crossing(rest, 1. - level);
  }

  double half_time(const TransformationSeries &series)
  {
    return crossing_time(series, 0.5);
  }

  double retained_time(const TransformationSeries &series)
  {
    // 1 - 0.8 is not the double next to 0.2.
    return crossing_time(series, 0.2);
  }
} // namespace softlattice
