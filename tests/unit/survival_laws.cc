// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Weibull and lognormal laws of censored lifetimes: published figures, the score, brute force, simulation.
#include "solver/study/parametric_survival.h"
#include "tests/support/leukaemia.h"
#include "tests/support/lifetime_laws.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using law_of_lifetimes::log_likelihood;

  constexpr double infinity = std::numeric_limits<double>::infinity();
  const LifetimeLaw laws[] = {LifetimeLaw::weibull, LifetimeLaw::lognormal};

  /// All kinds of censoring at once.
  std::vector<Lifetime> mixture()
  {
    return {{2., 2., ""},
            {3.5, 3.5, ""},
            {7., 7., ""},
            {4., infinity, ""},
            {9., infinity, ""},
            {0., 3., ""},
            {0., 6., ""},
            {1.5, 4., ""},
            {5., 8., ""},
            {6., 20., ""}};
  }

  std::vector<Lifetime> only_intervals()
  {
    return {{1., 3., ""},
            {2., 5., ""},
            {4., 6., ""},
            {5., infinity, ""},
            {0., 2., ""},
            {3., 4., ""}};
  }

  // flexsurvreg(Surv(time, status) ~ 1, dist = "weibull"): shape 1.354, scale 33.765, log-likelihood
  // -41.65868.
  TEST(SurvivalLaws, RemissionsUnder6MP)
  {
    const SurvivalFit fit = fit_survival(LifetimeLaw::weibull, leukaemia("6-MP"));
    ASSERT_TRUE(fit.valid()) << fit.reason;
    EXPECT_NEAR(fit.first.value, 1.35373, 6e-6);
    EXPECT_NEAR(fit.second.value, 33.76515, 6e-6);
    EXPECT_NEAR(fit.log_likelihood, -41.65868, 6e-6);
    EXPECT_NEAR(fit.aicc, 4. + 2. * 41.65868 + 12. / 18., 2e-5);
    EXPECT_NEAR(fit.median.value,
                fit.second.value * std::pow(std::log(2.), 1. / fit.first.value),
                1e-9);
    // Weibull's equation for the shape: sum t^k ln t / sum t^k - 1/k = mean of ln t over events.
    double power = 0., weighted = 0., events = 0.;
    for (const Lifetime &one : leukaemia("6-MP"))
      {
        const double p = std::pow(one.lower, fit.first.value);
        power += p;
        weighted += p * std::log(one.lower);
        events += one.is_exact() ? std::log(one.lower) / 9. : 0.;
      }
    EXPECT_NEAR(weighted / power - 1. / fit.first.value, events, 1e-12);
    EXPECT_NEAR(fit.second.value, std::pow(power / 9., 1. / fit.first.value), 1e-10);
  }

  // Without censoring: mean and standard deviation of ln t, by n, with errors sigma/sqrt(n), sigma/sqrt(2 n).
  TEST(SurvivalLaws, LognormalWithoutCensoringIsInClosedForm)
  {
    const std::vector<Lifetime> placebo = leukaemia("placebo");
    double mean = 0., square = 0.;
    for (const Lifetime &one : placebo)
      mean += std::log(one.lower) / 21.;
    for (const Lifetime &one : placebo)
      square += std::pow(std::log(one.lower) - mean, 2) / 21.;
    const double sigma = std::sqrt(square);
    const SurvivalFit fit = fit_survival(LifetimeLaw::lognormal, placebo);
    EXPECT_NEAR(fit.first.value, mean, 1e-12);
    EXPECT_NEAR(fit.first.standard_error, sigma / std::sqrt(21.), 1e-12);
    EXPECT_NEAR(fit.second.value, sigma, 1e-12);
    EXPECT_NEAR(fit.second.standard_error, sigma / std::sqrt(42.), 1e-12);
    const double z = 1.959963984540054;
    EXPECT_NEAR(fit.first.lower, mean - z * sigma / std::sqrt(21.), 1e-12);
    EXPECT_NEAR(fit.second.upper, sigma * std::exp(z / std::sqrt(42.)), 1e-12);
    EXPECT_NEAR(fit.median.value, std::exp(mean), 1e-11);
    EXPECT_NEAR(fit.median.lower, std::exp(mean - z * sigma / std::sqrt(21.)), 1e-11);
    EXPECT_NEAR(fit.median.standard_error, std::exp(mean) * sigma / std::sqrt(21.), 1e-11);
  }

  // The likelihood from the definition of the law has no greater value on a fine grid around the fit, and
  // the curvature that differences of it have there is the inverse of the covariance.
  TEST(SurvivalLaws, AreWhereTheLikelihoodIsGreatest)
  {
    for (const LifetimeLaw law : laws)
      for (const auto &lifetimes : {mixture(), only_intervals(), leukaemia("6-MP")})
        {
          const SurvivalFit fit = fit_survival(law, lifetimes);
          ASSERT_TRUE(fit.valid()) << name_of(law) << ": " << fit.reason;
          EXPECT_LT(fit.iterations, 20);
          const auto logarithm = [&](const double first, const double second) {
            return log_likelihood(law, lifetimes, first, second);
          };
          const double best = logarithm(fit.first.value, fit.second.value);
          EXPECT_NEAR(best, fit.log_likelihood, 1e-10);
          for (int i = -40; i <= 40; ++i)
            for (int j = -40; j <= 40; ++j)
              EXPECT_LE(logarithm(fit.first.value + 0.05 * i * fit.first.standard_error,
                                  fit.second.value * std::exp(0.05 * j)),
                        best + 1e-10);

          // Differences in (first, ln second), centred: errors of h^2.
          constexpr double h = 1e-3;
          const double step = h * fit.first.standard_error;
          const auto at = [&](const int i, const int j) {
            return logarithm(fit.first.value + i * step, fit.second.value * std::exp(j * h));
          };
          EXPECT_NEAR((at(1, 0) - at(-1, 0)) / (2. * h), 0., 1e-6); // the score
          EXPECT_NEAR((at(0, 1) - at(0, -1)) / (2. * h), 0., 1e-5);
          const double uu = -(at(1, 0) - 2. * best + at(-1, 0)) / (step * step);
          const double vv = -(at(0, 1) - 2. * best + at(0, -1)) / (h * h);
          const double uv = -(at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4. * h * step);
          const double determinant = uu * vv - uv * uv;
          EXPECT_NEAR(fit.first.standard_error / std::sqrt(vv / determinant), 1., 1e-4);
          EXPECT_NEAR(fit.second.standard_error / fit.second.value / std::sqrt(uu / determinant),
                      1.,
                      1e-4);
        }
  }

  // The median has the profile of its likelihood: its error is what reparametrising by it gives.
  TEST(SurvivalLaws, ErrorOfTheMedianIsThatOfALawWrittenWithIt)
  {
    const std::vector<Lifetime> lifetimes = mixture();
    const SurvivalFit fit = fit_survival(LifetimeLaw::weibull, lifetimes);
    constexpr double h = 1e-3;
    const auto at = [&](const int i, const int j) {
      const double median = fit.median.value * std::exp(i * h);
      const double shape = fit.first.value * std::exp(j * h);
      return log_likelihood(LifetimeLaw::weibull,
                            lifetimes,
                            shape,
                            median / std::pow(std::log(2.), 1. / shape));
    };
    const double uu = -(at(1, 0) - 2. * at(0, 0) + at(-1, 0)) / (h * h);
    const double vv = -(at(0, 1) - 2. * at(0, 0) + at(0, -1)) / (h * h);
    const double uv = -(at(1, 1) - at(1, -1) - at(-1, 1) + at(-1, -1)) / (4. * h * h);
    const double log_error = std::sqrt(vv / (uu * vv - uv * uv));
    EXPECT_NEAR(fit.median.standard_error / fit.median.value / log_error, 1., 1e-4);
    EXPECT_NEAR(std::log(fit.median.upper / fit.median.value), 1.959964 * log_error, 1e-3);
  }

  // In seconds or in years: times scale, shapes do not; log L changes by ln of the unit for each density.
  TEST(SurvivalLaws, DoNotDependOnTheUnitOfTime)
  {
    for (const LifetimeLaw law : laws)
      {
        const SurvivalFit one = fit_survival(law, mixture());
        for (const double factor : {1e-100, 1e-9, 3.15576e7, 1e100})
          {
            std::vector<Lifetime> scaled = mixture();
            for (Lifetime &lifetime : scaled)
              lifetime = {lifetime.lower * factor, lifetime.upper * factor, ""};
            const SurvivalFit other = fit_survival(law, scaled);
            ASSERT_TRUE(other.valid()) << other.reason;
            EXPECT_NEAR(other.median.value / factor / one.median.value, 1., 1e-11);
            EXPECT_NEAR(other.median.upper / factor / one.median.upper, 1., 1e-10);
            const bool is_weibull = law == LifetimeLaw::weibull;
            EXPECT_NEAR(is_weibull ? other.first.value / one.first.value
                                   : other.first.value - one.first.value - std::log(factor) + 1.,
                        1.,
                        1e-11);
            EXPECT_NEAR(other.log_likelihood + 3. * std::log(factor), one.log_likelihood, 1e-10);
          }
      }
  }

  // Parameters that are known come back within three standard errors, and the intervals hold 95 % of them.
  TEST(SurvivalLaws, KnownParametersComeBack)
  {
    std::mt19937 random(2024);
    constexpr double shape = 2.2, scale = 40., mu = 3.4, sigma = 0.6;
    constexpr int samples = 200, n = 150;
    for (const LifetimeLaw law : laws)
      {
        const bool is_weibull = law == LifetimeLaw::weibull;
        int held = 0;
        double first = 0., second = 0., first_error = 0., second_error = 0.;
        for (int s = 0; s < samples; ++s)
          {
            std::vector<Lifetime> lifetimes;
            for (int i = 0; i < n; ++i)
              {
                const double hazard = -std::log1p(-uniform(random));
                const double normal = std::sqrt(-2. * std::log1p(-uniform(random))) *
                                      std::cos(2. * std::acos(-1.) * uniform(random));
                const double time =
                  is_weibull ? scale * std::pow(hazard, 1. / shape) : std::exp(mu + sigma * normal);
                // A third is seen to end, a third only at inspections every 10, all until 50.
                if (time > 50.)
                  lifetimes.push_back(Lifetime::longer_than(50.));
                else if (i % 3 == 0)
                  lifetimes.push_back(Lifetime::exact(time));
                else
                  lifetimes.push_back(
                    {10. * std::floor(time / 10.), 10. * (std::floor(time / 10.) + 1.), ""});
              }
            const SurvivalFit fit = fit_survival(law, lifetimes);
            ASSERT_TRUE(fit.valid()) << fit.reason;
            const double median =
              is_weibull ? scale * std::pow(std::log(2.), 1. / shape) : std::exp(mu);
            held += fit.median.lower < median && median < fit.median.upper ? 1 : 0;
            first += fit.first.value / samples;
            second += fit.second.value / samples;
            first_error += fit.first.standard_error / samples;
            second_error += fit.second.standard_error / samples;
          }
        // The mean of so many estimates; maximum likelihood is off by order 1/n of its value, here
        // allowed as 1.5/n.
        const double fewer = 3. / std::sqrt(double(samples));
        const double true_first = is_weibull ? shape : mu, true_second = is_weibull ? scale : sigma;
        EXPECT_NEAR(first, true_first, fewer * first_error + 1.5 * true_first / n);
        EXPECT_NEAR(second, true_second, fewer * second_error + 1.5 * true_second / n);
        EXPECT_NEAR(held, 0.95 * samples, 3. * std::sqrt(0.05 * 0.95 * samples) + 2.);
      }
  }

  // A narrow interval says what an exact lifetime says, but for the logarithm of its width.
  TEST(SurvivalLaws, NarrowIntervalsAreExactLifetimes)
  {
    for (const LifetimeLaw law : laws)
      {
        const SurvivalFit exact = fit_survival(law, leukaemia("6-MP"));
        for (const double width : {1e-12, 1e-8, 1e-6, 1e-5, 3e-5, 1e-4, 3e-4})
          {
            std::vector<Lifetime> lifetimes = leukaemia("6-MP");
            for (Lifetime &one : lifetimes)
              if (one.is_exact())
                one = {one.lower * (1. - width / 2.), one.upper * (1. + width / 2.), ""};
            const SurvivalFit fit = fit_survival(law, lifetimes);
            ASSERT_TRUE(fit.valid()) << width << fit.reason;
            EXPECT_NEAR(fit.first.value, exact.first.value, 1e-6) << width;
            EXPECT_NEAR(fit.second.standard_error, exact.second.standard_error, 1e-6) << width;
          }
      }
  }
} // namespace
