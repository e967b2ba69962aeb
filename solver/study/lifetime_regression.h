// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/parametric_survival.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Lifetimes that depend on covariates x: ln t is normal with mean b.x and standard deviation sigma.
  struct LifetimeRegression
  {
    std::string reason; ///< why there is none, as a sentence without its end; empty if there is one
    std::size_t n_seen = 0;           ///< lifetimes whose end was seen
    std::vector<double> coefficients; ///< b
    std::vector<double> covariance;   ///< of b, row by row
    double quantile = 0.;             ///< half of a 95 % interval in standard errors
    double sigma = 0.;                ///< of greatest likelihood
    double log_likelihood = 0.;       ///< t in the unit of the lifetimes
    double aicc = std::numeric_limits<double>::quiet_NaN(); ///< NaN with too few lifetimes for it

    bool valid() const { return reason.empty(); }
    /// One of b with its interval.
    Estimate95 coefficient(std::size_t index) const;
    /// The median lifetime at x, exp(b.x), with the interval of this median.
    Estimate95 median_at(const std::vector<double> &x) const;
  };

  /// By maximum likelihood, exact and right-censored lifetimes. The first covariate of each is 1.
  ///
  /// The covariance is the inverse of the observed information times n/(n - p), and intervals are Student's with
  /// n - p degrees of freedom, n the lifetimes whose end was seen and p the coefficients: without censoring
  /// these are the exact ones of linear regression. Ends that were seen have to fix all coefficients; without
  /// that a likelihood may have no maximum.
  LifetimeRegression regress(const std::vector<Lifetime> &lifetimes,
                             const std::vector<std::vector<double>> &covariates);
} // namespace softlattice
