// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/survival_data.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  enum class LifetimeLaw
  {
    weibull,  ///< S(t) = exp(-(t/scale)^shape)
    lognormal ///< ln t is normal with mean mu and standard deviation sigma
  };

  /// log L and its derivatives by the parameters of LifetimeLikelihood, the inverse spread first.
  struct LikelihoodValue
  {
    double value = 0.;
    std::vector<double> score;
    std::vector<double> hessian; ///< of a square matrix row by row
  };

  /// The likelihood of lifetimes under a law of which z = a ln(t/unit) - b.x has a fixed distribution, x
  /// the covariates of each lifetime: with a = shape, b.x = shape ln(scale) the one of least extremes is
  /// Weibull's law, and a = 1/sigma, b.x = mu/sigma the normal one the lognormal law (t, scale, exp(mu) in
  /// `unit`). An exact lifetime contributes its density a g(z)/t, any other one the probability of its
  /// interval. Written in (a, b) it is log-concave (Burridge 1981, J. R. Stat. Soc. B 43, 41; Pratt 1981,
  /// J. Am. Stat. Assoc. 76, 103), so that it has one maximum at most and Newton's method finds it.
  class LifetimeLikelihood
  {
  public:
    /// All exact lifetimes are above zero, as is the unit: a typical time, so that no unit of time is
    /// too large or too small. `covariates`: as many for each lifetime; none: a single 1 for all.
    LifetimeLikelihood(LifetimeLaw law,
                       const std::vector<Lifetime> &lifetimes,
                       double unit,
                       const std::vector<std::vector<double>> &covariates = {});

    std::size_t n_coefficients() const { return covariates_.front().size(); }

    /// Any coefficients and a positive `inverse_spread`. The value is minus infinity where it is not a
    /// positive number; the derivatives mean nothing there.
    LikelihoodValue at(double inverse_spread, const std::vector<double> &coefficients) const;

    /// Of the logarithms of all limits, less that of the unit, that are finite.
    double lowest() const { return lowest_; }
    double highest() const { return highest_; }

  private:
    struct Limits
    {
      double lower; // ln(t/unit), minus infinity for 0
      double upper;
    };

    LifetimeLaw law_;
    std::vector<Limits> limits_;
    std::vector<std::vector<double>> covariates_;
    double log_unit_;
    double lowest_;
    double highest_;
  };
} // namespace softlattice
