// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/likelihood_maximum.h"

#include "solver/study/cholesky.h"

#include <cmath>
#include <numeric>
#include <optional>

namespace softlattice
{
  namespace
  {
    std::vector<double> negative(std::vector<double> matrix)
    {
      for (double &one : matrix)
        one = -one;
      return matrix;
    }

    /// The information, or one near it that is positive definite: rounding may have made the curvature
    /// wrong far from the maximum. Some of its diagonal is added until it is right.
    std::optional<Cholesky> information(const LikelihoodValue &there)
    {
      std::vector<double> matrix = negative(there.hessian);
      const std::size_t n = there.score.size();
      for (double more = 1e-6; more < 1e6; more *= 10.)
        {
          if (auto factors = Cholesky::of(matrix))
            return factors;
          for (std::size_t i = 0; i < n; ++i)
            matrix[i * n + i] += more * (std::abs(matrix[i * n + i]) + 1e-300);
        }
      return {};
    }
  } // namespace

  LikelihoodMaximum maximise(const LifetimeLikelihood &likelihood,
                             const double inverse_spread,
                             std::vector<double> coefficients)
  {
    constexpr int most_iterations = 200;
    constexpr double enough = 1e-18; // of the square of the step in units of the standard error
    LikelihoodMaximum maximum;
    std::vector<double> at = std::move(coefficients);
    at.insert(at.begin(), inverse_spread);
    const auto value_at = [&likelihood](const std::vector<double> &place) {
      return likelihood.at(place[0], {place.begin() + 1, place.end()});
    };
    LikelihoodValue there = value_at(at);
    for (int &i = maximum.iterations; i < most_iterations && !maximum.found; ++i)
      {
        const std::optional<Cholesky> factors = information(there);
        if (!factors)
          return maximum;
        const std::vector<double> step = factors->solve(there.score);
        // twice what is to be won
        const double gain = std::inner_product(step.begin(), step.end(), there.score.begin(), 0.);
        if (!(std::isfinite(gain) && gain >= 0.))
          return maximum;
        maximum.found = gain < enough;
        double part = 1.;
        for (; part > 1e-12; part *= 0.5)
          {
            std::vector<double> next = at;
            for (std::size_t k = 0; k < next.size(); ++k)
              next[k] += part * step[k];
            if (!(next[0] > 0.))
              continue;
            LikelihoodValue value = value_at(next);
            // The last steps win less than rounding shows, which is most in narrow intervals.
            const double rounding = 1e-11 * (1. + std::abs(there.value));
            if (value.value >= there.value + 1e-4 * part * gain - rounding)
              {
                at = std::move(next);
                there = std::move(value);
                break;
              }
          }
        if (!(part > 1e-12))
          {
            maximum.found = false;
            return maximum;
          }
      }
    const auto factors = maximum.found ? Cholesky::of(negative(there.hessian)) : std::nullopt;
    maximum.found = factors.has_value();
    if (!factors)
      return maximum;
    maximum.inverse_spread = at[0];
    maximum.coefficients.assign(at.begin() + 1, at.end());
    maximum.covariance = factors->inverse();
    maximum.log_likelihood = there.value;
    return maximum;
  }
} // namespace softlattice
