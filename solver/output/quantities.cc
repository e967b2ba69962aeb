// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/quantities.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
  }

  double crossing_time(const TransformationSeries &series, const double level)
  {
    const std::vector<double> &t = series.time;
    const std::vector<double> &x = series.lt_fraction;
    for (std::size_t i = 1; i < x.size(); ++i)
      if (x[i - 1] < level && x[i] >= level)
        return t[i - 1] + (level - x[i - 1]) / (x[i] - x[i - 1]) * (t[i] - t[i - 1]);
    return none;
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

  AvramiFit fit_avrami(const TransformationSeries &series, const AvramiOptions &options)
  {
    struct Row
    {
      double log_time, y, weight;
    };
    std::vector<Row> rows;
    const std::vector<double> &t = series.time;
    for (std::size_t i = 0; i < t.size(); ++i)
      {
        const double x = series.lt_fraction[i];
        const double since = t[i] - options.incubation;
        if (!(x > options.lowest && x < options.highest && since > 0))
          continue;
        // Half of the way to both neighbours: the share of the row in a trapezoidal rule.
        const double share = 0.5 * (t[std::min(i + 1, t.size() - 1)] - t[i > 0 ? i - 1 : 0]);
        const double minus_log = -std::log1p(-x);
        const double slope = (1 - x) * minus_log;
        rows.push_back({std::log(since), std::log(minus_log), slope * slope * share});
      }

    double sum = 0, mean_t = 0, mean_y = 0;
    for (const Row &row : rows)
      sum += row.weight;
    if (rows.size() < 3 || !(sum > 0))
      return {};
    for (const Row &row : rows)
      {
        mean_t += row.weight / sum * row.log_time;
        mean_y += row.weight / sum * row.y;
      }
    double tt = 0, ty = 0, yy = 0;
    for (const Row &row : rows)
      {
        const double dt = row.log_time - mean_t, dy = row.y - mean_y;
        tt += row.weight * dt * dt;
        ty += row.weight * dt * dy;
        yy += row.weight * dy * dy;
      }
    // Differences of y that are rounding make no line.
    if (!(tt > 0) || !(ty > 0) || !(yy > 1e-20 * sum))
      return {};

    AvramiFit fit;
    fit.points = static_cast<int>(rows.size());
    fit.exponent = ty / tt;
    fit.rate = std::exp(mean_y / fit.exponent - mean_t);
    double residual = 0;
    for (const Row &row : rows)
      {
        const double d = row.y - mean_y - fit.exponent * (row.log_time - mean_t);
        residual += row.weight * d * d;
      }
    fit.standard_error = std::sqrt(residual / (fit.points - 2) / tt);
    fit.r_squared = 1 - residual / yy;
    return fit;
  }

  std::vector<Quantity> transformation_quantities(const TransformationSeries &series,
                                                  const double nuclei,
                                                  const double exposed_area,
                                                  const bool dimensionless)
  {
    const auto unit = [&](const char *si) { return std::string(dimensionless ? "1" : si); };
    const AvramiFit fit = fit_avrami(series);
    return {{"t50", unit("s"), half_time(series), "time at which half of the material is LT"},
            {"t80 retained",
             unit("s"),
             retained_time(series),
             "time until which 80 % of the material is still HT"},
            {"nuclei per area",
             unit("1/m^2"),
             exposed_area > 0 ? nuclei / exposed_area : none,
             "nuclei that appeared, per exposed area"},
            {"Avrami exponent", "1", fit.exponent, "n of X = 1 - exp(-(k t)^n), 5 % < X < 95 %"},
            {"Avrami exponent standard error",
             "1",
             fit.standard_error,
             "of the exponent, as if the rows were independent"},
            {"Avrami rate", unit("1/s"), fit.rate, "k of the same fit"},
            {"Avrami R^2", "1", fit.r_squared, "of the same fit, weighted"}};
  }
} // namespace softlattice
