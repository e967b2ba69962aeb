// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  /// A scalar result of a run; NaN: there is none (the level was not reached, the fit failed).
  struct Quantity
  {
    std::string name; ///< without unit
    std::string unit; ///< "s", "1/m^2", "1"
    double value;
    std::string meaning;

    std::string key() const { return name + " [" + unit + "]"; }
  };

  /// LT fraction X over time, one entry per accepted step.
  struct TransformationSeries
  {
    std::vector<double> time;        ///< [s], ascending
    std::vector<double> lt_fraction; ///< X in [0, 1]; NaN where it is not defined
  };

  /// First time at which X reaches `level` from below, linear between the rows; NaN if it does not,
  /// or if X is above it from the start.
  double crossing_time(const TransformationSeries &series, double level);

  /// Half of the material is LT. [s]
  double half_time(const TransformationSeries &series);
  /// Until then at least 80 % of the material is HT. [s]
  double retained_time(const TransformationSeries &series);

  /// Kolmogorov-Johnson-Mehl-Avrami fit X = 1 - exp(-(k (t - t_i))^n).
  struct AvramiFit
  {
    double exponent = std::numeric_limits<double>::quiet_NaN();       ///< n
    double standard_error = std::numeric_limits<double>::quiet_NaN(); ///< of n
    double rate = std::numeric_limits<double>::quiet_NaN();           ///< k [1/s]
    double r_squared = std::numeric_limits<double>::quiet_NaN(); ///< weighted, of the fitted line
    int points = 0;                                              ///< rows used

    bool valid() const { return points > 0; }
  };

  struct AvramiOptions
  {
    double lowest = 0.05;  ///< rows with X below it are left out: single nuclei
    double highest = 0.95; ///< rows with X above it are left out: the last islands
    double incubation = 0; ///< t_i [s], fixed
  };

  /// Least squares of y = ln(-ln(1-X)) on ln(t - t_i). A row weighs (dX/dy)^2 times the time it
  /// stands for, so that the line is, to first order, the least-squares fit of X over time: neither
  /// the step size nor the stretched ends of the Avrami plot decide. The standard error holds for
  /// independent residuals; those of one run are correlated, hence it is a lower bound.
  /// Not valid with fewer than three usable rows.
  AvramiFit fit_avrami(const TransformationSeries &series, const AvramiOptions &options = {});

  /// What the summary says about a transformation: t50, t80 retained, nuclei per area and the
  /// Avrami fit. `exposed_area` [m^2] (not positive: no density); a dimensionless case has the unit
  /// 1 everywhere.
  std::vector<Quantity> transformation_quantities(const TransformationSeries &series,
                                                  double nuclei,
                                                  double exposed_area,
                                                  bool dimensionless = false);
} // namespace softlattice
