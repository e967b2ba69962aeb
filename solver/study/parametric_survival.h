// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/lifetime_likelihood.h"
#include "solver/study/survival_data.h"

#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  /// A number that was estimated, with its standard error and its 95 % interval; NaN: none.
  struct Estimate95
  {
    double value = std::numeric_limits<double>::quiet_NaN();
    double standard_error = std::numeric_limits<double>::quiet_NaN();
    double lower = std::numeric_limits<double>::quiet_NaN();
    double upper = std::numeric_limits<double>::quiet_NaN();
  };

  struct SurvivalFit
  {
    LifetimeLaw law = LifetimeLaw::weibull;
    std::string
      reason; ///< why there is no fit, as a sentence without its end; empty if there is one
    /// Weibull: shape [1] and scale [unit of the lifetimes]. Lognormal: mu, the mean of ln t with t in
    /// the unit of the lifetimes, and sigma [1].
    Estimate95 first, second;
    Estimate95 median;                                                ///< [unit of the lifetimes]
    double log_likelihood = std::numeric_limits<double>::quiet_NaN(); ///< t in the same unit
    /// Akaike's criterion for small samples, 2 k - 2 log L + 2 k (k + 1)/(n - k - 1) with k = 2
    /// parameters and all n lifetimes; NaN for three and fewer, where it is not defined.
    double aicc = std::numeric_limits<double>::quiet_NaN();
    int iterations = 0;

    bool valid() const { return reason.empty(); }
  };

  /// The law of greatest likelihood. Standard errors are from the observed information; intervals are
  /// estimate +- 1.96 standard errors, on the logarithmic scale for what is positive (shape, scale,
  /// sigma, median), whose standard errors follow by the delta method. As R's survreg() and flexsurvreg().
  /// No fit, but a reason, where the likelihood has no maximum: nothing seen to end, all lifetimes
  /// agree with one and the same time, or limits from one side only that contradict their order.
  SurvivalFit fit_survival(LifetimeLaw law, const std::vector<Lifetime> &lifetimes);

  /// "Weibull", "lognormal".
  std::string name_of(LifetimeLaw law);
} // namespace softlattice
