// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/avrami.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    struct Row
    {
      double time;   // [s]
      double y;      // ln(-ln(1-X))
      double weight; // [s]
    };

    std::vector<Row> usable_rows(const TransformationSeries &series, const AvramiOptions &options)
    {
      std::vector<Row> rows;
      const std::vector<double> &t = series.time;
      for (std::size_t i = 0; i < t.size(); ++i)
        {
          const double x = series.fraction[i];
          if (x >= options.highest)
            break; // what comes after may be another transformation, back or again
          if (!(x > options.lowest && x < options.highest))
            continue;
          // Half of the way to both neighbours: the share of the row in a trapezoidal rule.
          const double share = 0.5 * (t[std::min(i + 1, t.size() - 1)] - t[i > 0 ? i - 1 : 0]);
          const double minus_log = -std::log1p(-x);
          const double slope = (1 - x) * minus_log;
          rows.push_back({t[i], std::log(minus_log), slope * slope * share});
        }
      return rows;
    }

    struct Line
    {
      double slope = 0;
      double mean_log_time = 0;
      double mean_y = 0;
      double residual = 0;     // weighted sum of squares
      double log_time_sum = 0; // of the squares about the mean
      double y_sum = 0;
      bool valid = false;
    };

    Line fit_line(const std::vector<Row> &rows, const double incubation)
    {
      Line line;
      double sum = 0;
      for (const Row &row : rows)
        {
          const double log_time = std::log(row.time - incubation);
          sum += row.weight;
          line.mean_log_time += row.weight * log_time;
          line.mean_y += row.weight * row.y;
        }
      if (!(sum > 0))
        return line;
      line.mean_log_time /= sum;
      line.mean_y /= sum;
      double product = 0;
      for (const Row &row : rows)
        {
          const double dt = std::log(row.time - incubation) - line.mean_log_time;
          const double dy = row.y - line.mean_y;
          line.log_time_sum += row.weight * dt * dt;
          line.y_sum += row.weight * dy * dy;
          product += row.weight * dt * dy;
        }
      // Differences of y that are rounding make no line.
      line.valid = line.log_time_sum > 0 && product > 0 && line.y_sum > 1e-20 * sum;
      if (!line.valid)
        return line;
      line.slope = product / line.log_time_sum;
      for (const Row &row : rows)
        {
          const double d = row.y - line.mean_y -
                           line.slope * (std::log(row.time - incubation) - line.mean_log_time);
          line.residual += row.weight * d * d;
        }
      return line;
    }

    AvramiFit to_fit(const Line &line, const std::vector<Row> &rows, const double incubation)
    {
      AvramiFit fit;
      fit.points = static_cast<int>(rows.size());
      fit.exponent = line.slope;
      fit.rate = std::exp(line.mean_y / line.slope - line.mean_log_time);
      fit.incubation = incubation;
      fit.r_squared = 1 - line.residual / line.y_sum;
      fit.standard_error = std::sqrt(line.residual / (fit.points - 2) / line.log_time_sum);
      return fit;
    }

    /// What is left of the spread of ln(t - t_i) once a shift of t_i, that is 1/(t - t_i), may take its share.
    double spread_beside_incubation(const std::vector<Row> &rows,
                                    const Line &line,
                                    const double incubation)
    {
      double sum = 0, mean = 0;
      for (const Row &row : rows)
        {
          sum += row.weight;
          mean += row.weight / (row.time - incubation);
        }
      mean /= sum;
      double square = 0, product = 0;
      for (const Row &row : rows)
        {
          const double shift = 1 / (row.time - incubation) - mean;
          square += row.weight * shift * shift;
          product += row.weight * shift * (std::log(row.time - incubation) - line.mean_log_time);
        }
      return line.log_time_sum - product * product / square;
    }
  } // namespace

  AvramiFit fit_avrami(const TransformationSeries &series, const AvramiOptions &options)
  {
    std::vector<Row> rows = usable_rows(series, options);
    rows.erase(std::remove_if(rows.begin(),
                              rows.end(),
                              [&](const Row &row) { return !(row.time > options.incubation); }),
               rows.end());
    const Line line = fit_line(rows, options.incubation);
    return rows.size() < 3 || !line.valid ? AvramiFit() : to_fit(line, rows, options.incubation);
  }

  AvramiFit fit_avrami_and_incubation(const TransformationSeries &series,
                                      const AvramiOptions &options)
  {
    const std::vector<Row> rows = usable_rows(series, options);
    if (rows.size() < 4)
      return {};
    // The weights do not depend on t_i, so its best value is where the residual is least: the
    // best of a coarse scan, refined by golden sections.
    const double first = series.time.front();
    const double range = rows.front().time - first;
    if (!(range > 0))
      return {};
    const auto residual = [&](const double t) {
      const Line line = fit_line(rows, t);
      return line.valid ? line.residual : std::numeric_limits<double>::infinity();
    };
    constexpr int n = 200;
    int best = 0;
    double least = residual(first);
    for (int i = 1; i < n; ++i)
      if (const double here = residual(first + range * i / n); here < least)
        {
          best = i;
          least = here;
        }
    double low = first + range * std::max(best - 1, 0) / n;
    double high = first + range * (best + 1 < n ? best + 1. : n - 1e-6) / n;
    const double golden = 0.5 * (std::sqrt(5.) - 1);
    for (int i = 0; i < 80; ++i)
      {
        const double left = high - golden * (high - low), right = low + golden * (high - low);
        if (residual(left) < residual(right))
          high = right;
        else
          low = left;
      }
    double incubation = 0.5 * (low + high);
    if (residual(first) <= residual(incubation))
      incubation = first;

    const Line line = fit_line(rows, incubation);
    if (!line.valid)
      return {};
    AvramiFit fit = to_fit(line, rows, incubation);
    fit.standard_error = std::sqrt(line.residual / (fit.points - 3) /
                                   spread_beside_incubation(rows, line, incubation));
    return fit;
  }
} // namespace softlattice
