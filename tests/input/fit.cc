// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fits of the mean-field twin to data that are known, as the interval of 95 % claims.
#include "solver/fit/singular_values.h"
#include "tests/input/fit_support.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>

namespace softlattice
{
  namespace
  {
    const Numbers truth = {1e24, 1e-7};

    bool covers(const FitPlan &plan, const FitResult &result, const std::size_t i)
    {
      const FittedValue found = fitted_value(plan, result, i);
      return found.low <= truth[i] && truth[i] <= found.high;
    }

    /// Fits so many sets of data, half with noise that is told and half with noise that is to be estimated. Rate and
    /// velocity are hardly known apart here, J v^2 is: what derivatives at the estimate say covers less.
    void expect_recovery(const int n_data_sets, const int fewest)
    {
      SyntheticFit fit(two_films(),
                       {"film_80", "film_85"},
                       "time [s],LT fraction [1]",
                       every(10., 31));
      std::mt19937 random(1);
      Numbers covered(2, 0.);
      for (int set = 0; set < n_data_sets; ++set)
        {
          const bool is_told = set % 2 == 0;
          fit.measure(truth, 0.05, is_told, random);
          const FitResult result = fit.result();
          EXPECT_TRUE(result.statistics.is_identified());
          EXPECT_TRUE(result.solution.has_converged);
          EXPECT_LT(result.statistics.newton_step, 0.3);
          for (std::size_t i = 0; i < 2; ++i)
            covered[i] += covers(fit.plan, result, i) ? 1. : 0.;
          // Of 31 values: the standard deviation is known to 13 %.
          if (!is_told)
            {
              EXPECT_NEAR(result.solution.noise[0], 0.05, 0.02);
            }
        }
      std::cout << covered[0] << " and " << covered[1] << " of " << n_data_sets << "\n";
      EXPECT_GE(covered[0], fewest);
      EXPECT_GE(covered[1], fewest);
    }
  } // namespace

  // The banana of Rosenbrock: residuals 10 (y - x^2) and 1 - x, here with x and y from 0 to 2.
  TEST(LeastSquares, FindsTheMinimumOfABentValley)
  {
    const auto banana = [](const Numbers &u) {
      const double x = 2. * u[0], y = 2. * u[1];
      return Numbers{10. * (y - x * x), 1. - x};
    };
    const LeastSquaresMinimum found = least_squares(banana, {0.05, 0.9});
    EXPECT_TRUE(found.has_converged);
    EXPECT_NEAR(found.at[0], 0.5, 1e-3);
    EXPECT_NEAR(found.at[1], 0.5, 1e-3);
  }

  // Of (x - 2)^2 + (y - 0.3)^2 in [0, 1] x [0, 1]: at the bound.
  TEST(LeastSquares, StaysWithinTheBounds)
  {
    const LeastSquaresMinimum found = least_squares(
      [](const Numbers &u) {
        return Numbers{u[0] - 2., u[1] - 0.3};
      },
      {0.5, 0.5});
    EXPECT_NEAR(found.at[0], 1., 1e-4);
    // The search ends where less than 1e-3 of the sum is to be gained.
    EXPECT_NEAR(found.at[1], 0.3, std::sqrt(1e-3));
  }

  TEST(LeastSquares, PassesOnWhatTheModelThrows)
  {
    int calls = 0;
    const auto model = [&](const Numbers &u) -> Numbers {
      if (++calls > 1)
        throw std::domain_error("no");
      return {u[0] - 0.2};
    };
    EXPECT_THROW(least_squares(model, {0.5}), std::domain_error);
  }

  // diag(3, 2) turned by 30 degrees on the right, with a row of zeros.
  TEST(SingularValues, OfAKnownMatrix)
  {
    const double c = std::sqrt(0.75), s = 0.5;
    const SingularValues found =
      singular_values({{3. * c, 3. * s}, {-2. * s, 2. * c}, {0., 0.}}, 2);
    EXPECT_NEAR(found.values[0], 3., 1e-12);
    EXPECT_NEAR(found.values[1], 2., 1e-12);
    EXPECT_NEAR(std::abs(found.right[0][0]), c, 1e-12);
    EXPECT_NEAR(std::abs(found.right[0][1]), s, 1e-12);
    EXPECT_NEAR(std::abs(found.left[1][1]), 1., 1e-12);
  }

  // More than one of six misses with a probability of 3 %.
  TEST(Fit, RecoversVelocityAndRate)
  {
    expect_recovery(6, 5);
  }

  // More than two of twenty do so with a probability of 8 %.
  TEST(Fit, LongRecoversVelocityAndRate)
  {
    expect_recovery(20, 18);
  }
} // namespace softlattice
