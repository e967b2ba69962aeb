// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/avrami.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace softlattice
{
  namespace
  {
    /// Two populations of nuclei, which no single Avrami curve describes. The times grow by
    /// `before` until 150 s and by `after` from then on.
    TransformationSeries two_stages(const double before, const double after)
    {
      TransformationSeries series;
      for (double t = 0.; t < 600.; t += t < 150. ? before : after)
        {
          series.time.push_back(t);
          series.fraction.push_back(1. - 0.5 * std::exp(-std::pow(t / 100., 2)) -
                                    0.5 * std::exp(-std::pow(t / 300., 3)));
        }
      return series;
    }

    // Each row weighs the time it stands for, so the fit is that of the curve: where the steps were
    // short does not matter. The sums are trapezoidal rules whose error at steps of 2 s is below
    // (2 s / 100 s)^2; without the weights the exponents differ by 2 %.
    TEST(AvramiFit, OfACurveThatIsNoneDoesNotDependOnTheSteps)
    {
      const AvramiFit fine = fit_avrami(two_stages(0.25, 0.25));
      for (const auto &[before, after] : {std::pair<double, double>{0.25, 2.}, {2., 0.25}})
        {
          const AvramiFit fit = fit_avrami(two_stages(before, after));
          EXPECT_NEAR(fit.exponent, fine.exponent, 4e-3 * fine.exponent);
          EXPECT_NEAR(fit.rate, fine.rate, 4e-3 * fine.rate);
          EXPECT_NEAR(fit.r_squared, fine.r_squared, 4e-3);
        }
    }
  } // namespace
} // namespace softlattice
