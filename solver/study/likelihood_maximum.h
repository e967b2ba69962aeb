// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/lifetime_likelihood.h"

#include <vector>

namespace softlattice
{
  /// Where a likelihood of lifetimes is greatest.
  struct LikelihoodMaximum
  {
    double inverse_spread = 0.;
    std::vector<double> coefficients;
    /// Of the inverse spread and the coefficients: the inverse of the observed information, row by row.
    std::vector<double> covariance;
    double log_likelihood = 0.;
    int iterations = 0;
    bool found = false; ///< else the covariance is empty
  };

  /// Newton's method with a line search, from a place where the likelihood is a number.
  LikelihoodMaximum maximise(const LifetimeLikelihood &likelihood,
                             double inverse_spread,
                             std::vector<double> coefficients);
} // namespace softlattice
