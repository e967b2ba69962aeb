// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/lifetime_likelihood.h"
#include "solver/study/survival_data.h"

#include <cmath>
#include <vector>

/// The laws of lifetimes as they are defined, by shape and scale or mu and sigma: what a fit is held to.
namespace softlattice::law_of_lifetimes
{
  inline double survival(const LifetimeLaw law,
                         const double t,
                         const double first,
                         const double second)
  {
    return law == LifetimeLaw::weibull
             ? std::exp(-std::pow(t / second, first))
             : 0.5 * std::erfc((std::log(t) - first) / (second * std::sqrt(2.)));
  }

  inline double distribution(const LifetimeLaw law,
                             const double t,
                             const double first,
                             const double second)
  {
    if (t == 0.)
      return 0.;
    return law == LifetimeLaw::weibull
             ? -std::expm1(-std::pow(t / second, first))
             : 0.5 * std::erfc(-(std::log(t) - first) / (second * std::sqrt(2.)));
  }

  inline double density(const LifetimeLaw law,
                        const double t,
                        const double first,
                        const double second)
  {
    if (law == LifetimeLaw::weibull)
      return first / second * std::pow(t / second, first - 1.) *
             std::exp(-std::pow(t / second, first));
    const double z = (std::log(t) - first) / second;
    return std::exp(-0.5 * z * z) / (t * second * std::sqrt(2. * std::acos(-1.)));
  }

  inline double log_likelihood(const LifetimeLaw law,
                               const std::vector<Lifetime> &lifetimes,
                               const double first,
                               const double second)
  {
    double sum = 0.;
    for (const Lifetime &one : lifetimes)
      if (one.is_exact())
        sum += std::log(density(law, one.upper, first, second));
      else if (one.is_right_censored())
        sum += std::log(survival(law, one.lower, first, second));
      else
        sum += std::log(distribution(law, one.upper, first, second) -
                        distribution(law, one.lower, first, second));
    return sum;
  }
} // namespace softlattice::law_of_lifetimes
