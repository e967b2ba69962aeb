// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Lifetimes of which little or nothing can be said, and those that are hard to fit.
#include "solver/study/parametric_survival.h"
#include "tests/support/lifetime_laws.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  const LifetimeLaw laws[] = {LifetimeLaw::weibull, LifetimeLaw::lognormal};

  TEST(SurvivalLaws, SayWhyNothingCanBeEstimated)
  {
    const auto reason = [](const std::vector<Lifetime> &lifetimes) {
      const std::string weibull = fit_survival(LifetimeLaw::weibull, lifetimes).reason;
      EXPECT_EQ(weibull, fit_survival(LifetimeLaw::lognormal, lifetimes).reason);
      return weibull;
    };
    const auto exact = [](const double time) { return Lifetime::exact(time); };
    const auto longer = [](const double time) { return Lifetime::longer_than(time); };
    EXPECT_EQ(reason({}), "there are no lifetimes");
    EXPECT_EQ(reason({longer(1), longer(2)}), "nothing was seen to end");
    EXPECT_NE(reason({{0., 1., ""}, {0., 2., ""}}).find("before anybody looked"),
              std::string::npos);
    const std::string one_time = "all of them agree with one and the same lifetime";
    EXPECT_NE(reason({exact(2)}).find(one_time), std::string::npos);
    EXPECT_NE(reason({exact(2), exact(2)}).find(one_time), std::string::npos);
    EXPECT_NE(reason({exact(0.3), exact(0.1 + 0.2)}).find(one_time), std::string::npos);
    EXPECT_NE(reason({exact(2), longer(2), longer(1)}).find(one_time), std::string::npos);
    EXPECT_NE(reason({{1., 3., ""}, {2., 4., ""}}).find(one_time), std::string::npos);
    EXPECT_NE(reason({{0., 3., ""}, longer(3)}).find(one_time), std::string::npos);
    EXPECT_NE(reason({{0., 1., ""}, longer(3)}).find("looked at earlier"), std::string::npos);
    EXPECT_NE(reason({exact(0), exact(2)}).find("zero"), std::string::npos);
    EXPECT_NE(reason({exact(1e-200), exact(2)}).find("another unit"), std::string::npos);
    // One of a thousand ended, 300 orders of magnitude before the others were last seen.
    std::vector<Lifetime> far(999, longer(1e149));
    far.push_back(exact(1e-149));
    EXPECT_NE(reason(far).find("spread so far"), std::string::npos);
  }

  // What is enough: one event before somebody else was still watched; both censorings, overlapping.
  TEST(SurvivalLaws, AreFoundFromVeryLittle)
  {
    for (const LifetimeLaw law : laws)
      for (const std::vector<Lifetime> &few : std::vector<std::vector<Lifetime>>{
             {Lifetime::exact(2), Lifetime::longer_than(2.001)},
             {Lifetime::exact(2), Lifetime::longer_than(2000)},
             {Lifetime::exact(1), Lifetime::exact(1 + 1e-6)},
             {Lifetime::exact(1e-60), Lifetime::exact(1e60)},
             {{0., 1., ""}, {0., 5., ""}, Lifetime::longer_than(2), Lifetime::longer_than(0.5)},
             {{1., 2., ""}, {3., 4., ""}}})
        {
          const SurvivalFit fit = fit_survival(law, few);
          ASSERT_TRUE(fit.valid()) << name_of(law) << few[0].upper << ": " << fit.reason;
          for (const Estimate95 &estimate : {fit.first, fit.second, fit.median})
            EXPECT_TRUE(std::isfinite(estimate.value) && estimate.standard_error > 0. &&
                        estimate.lower < estimate.value && estimate.value < estimate.upper);
          EXPECT_EQ(std::isnan(fit.aicc), few.size() <= 3);
        }
  }

  // An outlier of many standard deviations, and a thousand times the same.
  TEST(SurvivalLaws, BearOutliersAndRepetitions)
  {
    std::vector<Lifetime> lifetimes(1000, Lifetime::exact(5.));
    lifetimes.push_back(Lifetime::exact(5.01));
    lifetimes.push_back(Lifetime::exact(1e9));
    lifetimes.push_back({0., 1e-9, ""});
    lifetimes.push_back(Lifetime::longer_than(1e12));
    for (const LifetimeLaw law : laws)
      {
        const SurvivalFit fit = fit_survival(law, lifetimes);
        ASSERT_TRUE(fit.valid()) << fit.reason;
        const double best =
          law_of_lifetimes::log_likelihood(law, lifetimes, fit.first.value, fit.second.value);
        EXPECT_NEAR(best, fit.log_likelihood, 1e-6);
      }
  }

  // Few lifetimes of any kind: whatever they are, the score of a fit is zero or there is a reason that can be
  // seen in the data.
  TEST(SurvivalLaws, AnyLifetimesHaveAFitOrAReason)
  {
    std::mt19937 random(5);
    int fits = 0;
    for (int s = 0; s < 20000; ++s)
      {
        std::vector<Lifetime> lifetimes;
        const int n = 1 + int(6. * uniform(random));
        const double spread = std::pow(10., -4. + 6. * uniform(random)); // of ln t
        for (int i = 0; i < n; ++i)
          {
            const double a = std::exp(spread * (uniform(random) - 0.5));
            const double b = a * std::exp(spread * uniform(random));
            const double kind = uniform(random);
            lifetimes.push_back(kind < 0.3   ? Lifetime::exact(a)
                                : kind < 0.6 ? Lifetime::longer_than(a)
                                : kind < 0.8 ? Lifetime{0., a, ""}
                                             : Lifetime{a, b, ""});
          }
        for (const LifetimeLaw law : laws)
          {
            const SurvivalFit fit = fit_survival(law, lifetimes);
            EXPECT_EQ(fit.reason.find("could be found"), std::string::npos) << "sample " << s;
            fits += fit.valid() ? 1 : 0;
            if (!fit.valid())
              continue;
            const bool is_weibull = law == LifetimeLaw::weibull;
            const double a = is_weibull ? fit.first.value : 1. / fit.second.value;
            const double b = a * (is_weibull ? std::log(fit.second.value) : fit.first.value);
            const LikelihoodValue there = LifetimeLikelihood(law, lifetimes, 1.).at(a, {b});
            const double scale_a = std::sqrt(std::abs(there.hessian[0]));
            const double scale_b = std::sqrt(std::abs(there.hessian[3]));
            EXPECT_NEAR(there.score[0] / scale_a, 0., 1e-6) << "sample " << s;
            EXPECT_NEAR(there.score[1] / scale_b, 0., 1e-6) << "sample " << s;
          }
      }
    EXPECT_GT(fits, 20000); // of 40000
  }
} // namespace
