// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/survival_data.h"

#include <limits>
#include <vector>

namespace softlattice
{
  /// The survival curve right behind a time at which something ended or was lost from sight. NaN where
  /// there is no value.
  struct SurvivalStep
  {
    double time;  ///< in the unit of the lifetimes
    int at_risk;  ///< that had not ended and were still watched right before
    int events;   ///< that ended at this time
    int censored; ///< lost from sight at this time, after the events
    double survival;
    double standard_error; ///< of `survival`, Greenwood 1926; NaN where it is 0
    double lower;          ///< of the 95 % band; NaN where the survival is 0
    double upper;
  };

  struct SurvivalCurve
  {
    int n = 0;
    int events = 0;
    std::vector<SurvivalStep> steps; ///< all distinct times, ascending
    /// Where the curve, and the limits of its band, cross 1/2, in the unit of the lifetimes; NaN:
    /// not reached.
    double median = std::numeric_limits<double>::quiet_NaN();
    double median_lower = std::numeric_limits<double>::quiet_NaN();
    double median_upper = std::numeric_limits<double>::quiet_NaN();
  };

  /// Whether the product-limit estimator is defined: all lifetimes are exact or right-censored.
  bool has_kaplan_meier(const std::vector<Lifetime> &lifetimes);

  /// Product-limit estimator S(t) = prod (1 - d_i/n_i) over times up to t (Kaplan and Meier 1958,
  /// J. Am. Stat. Assoc. 53, 457, doi:10.1080/01621459.1958.10501452), with Greenwood's variance
  /// S^2 sum d_i/(n_i (n_i - d_i)) and the band that is symmetric in log(-log S) (Kalbfleisch and
  /// Prentice 2002, The Statistical Analysis of Failure Time Data). All groups together. Times closer than
  /// 1.5e-8 of their mean are one time. Median and band are those of R's
  /// survfit(..., conf.type = "log-log"): where a curve is 1/2 over a range of times, its middle.
  /// Lifetimes have to be exact or right-censored.
  SurvivalCurve kaplan_meier(const std::vector<Lifetime> &lifetimes);

  /// The times of exact or right-censored lifetimes; those that differ by rounding are made the same:
  /// each group of neighbours not further apart than 1.5e-8 of the mean becomes its first.
  std::vector<double> times_without_rounding(const std::vector<Lifetime> &lifetimes);
} // namespace softlattice
