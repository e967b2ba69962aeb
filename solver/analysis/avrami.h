// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <limits>
#include <vector>

namespace softlattice
{
  /// Transformed fraction X over time, one entry per accepted step.
  struct TransformationSeries
  {
    std::vector<double> time;     ///< [s], ascending
    std::vector<double> fraction; ///< X in [0, 1]; NaN where it is not defined
  };

  /// Kolmogorov-Johnson-Mehl-Avrami fit X = 1 - exp(-(k (t - t_i))^n).
  struct AvramiFit
  {
    double exponent = std::numeric_limits<double>::quiet_NaN();       ///< n
    double standard_error = std::numeric_limits<double>::quiet_NaN(); ///< of n
    double rate = std::numeric_limits<double>::quiet_NaN();           ///< k [1/s]
    double incubation = 0.;                                           ///< t_i [s]
    double r_squared = std::numeric_limits<double>::quiet_NaN(); ///< weighted, of the fitted line
    int points = 0;                                              ///< rows used

    bool valid() const { return points > 0; }
  };

  /// Of a steady rate of nucleation and steady fronts in three dimensions. A higher one is of conditions that
  /// came late.
  constexpr double highest_avrami_exponent = 4.;

  struct AvramiOptions
  {
    double lowest = 0.05;  ///< rows with X below it are left out: single nuclei
    double highest = 0.95; ///< rows with X above it are left out: the last islands
    double incubation = 0; ///< t_i [s], where it is not fitted
  };

  /// Least squares of y = ln(-ln(1-X)) on ln(t - t_i). A row weighs (dX/dy)^2 times the time it stands
  /// for, so that the line is, to first order, the least-squares fit of X over time: neither the
  /// step size nor the stretched ends of the Avrami plot decide. The standard error holds for
  /// independent residuals; those of one run are correlated, hence it is a lower bound.
  /// Not valid with fewer than three usable rows.
  AvramiFit fit_avrami(const TransformationSeries &series, const AvramiOptions &options = {});

  /// The same with t_i fitted too, between the first time of the series and the first usable row:
  /// for runs in which the conditions for nucleation come late. The standard error includes that t_i
  /// is not known. Not valid with fewer than four usable rows.
  AvramiFit fit_avrami_and_incubation(const TransformationSeries &series,
                                      const AvramiOptions &options = {});
} // namespace softlattice
