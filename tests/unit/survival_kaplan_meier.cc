// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Survival curves and the log-rank test against published figures and closed forms.
#include "solver/study/kaplan_meier.h"
#include "solver/study/log_rank.h"
#include "tests/support/leukaemia.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  const SurvivalStep &at(const SurvivalCurve &curve, const double time)
  {
    for (const SurvivalStep &step : curve.steps)
      if (step.time == time)
        return step;
    ADD_FAILURE() << "no step at " << time;
    return curve.steps.front();
  }

  // What R prints for survfit(Surv(time, status) ~ 1, conf.type = "log-log").
  TEST(KaplanMeier, RemissionsUnder6MP)
  {
    const SurvivalCurve curve = kaplan_meier(leukaemia("6-MP"));
    EXPECT_EQ(curve.n, 21);
    EXPECT_EQ(curve.events, 9);
    EXPECT_EQ(curve.steps.size(), 16u);
    const struct
    {
      double time;
      int at_risk, events;
      double survival, error, lower, upper;
    } rows[] = {{6, 21, 3, 0.857, 0.0764, 0.620, 0.952},
                {7, 17, 1, 0.807, 0.0869, 0.563, 0.923},
                {10, 15, 1, 0.753, 0.0963, 0.503, 0.889},
                {13, 12, 1, 0.690, 0.1068, 0.432, 0.849},
                {16, 11, 1, 0.627, 0.1141, 0.368, 0.805},
                {22, 7, 1, 0.538, 0.1282, 0.268, 0.747},
                {23, 6, 1, 0.448, 0.1346, 0.188, 0.680}};
    for (const auto &row : rows)
      {
        const SurvivalStep &step = at(curve, row.time);
        EXPECT_EQ(step.at_risk, row.at_risk);
        EXPECT_EQ(step.events, row.events);
        EXPECT_NEAR(step.survival, row.survival, 5e-4) << row.time;
        EXPECT_NEAR(step.standard_error, row.error, 5e-5) << row.time;
        EXPECT_NEAR(step.lower, row.lower, 5e-4) << row.time;
        EXPECT_NEAR(step.upper, row.upper, 5e-4) << row.time;
      }
    EXPECT_NEAR(at(curve, 6).survival, 18. / 21., 1e-15);
    EXPECT_NEAR(at(curve, 23).survival, 0.4482, 5e-5);
    EXPECT_EQ(at(curve, 35).survival, at(curve, 23).survival);
    EXPECT_EQ(curve.median, 23.);
    EXPECT_EQ(curve.median_lower, 13.);
    EXPECT_TRUE(std::isnan(curve.median_upper));
  }

  // Without censoring the curve is the empirical one and Greenwood's variance the binomial one.
  TEST(KaplanMeier, RemissionsUnderPlacebo)
  {
    const SurvivalCurve curve = kaplan_meier(leukaemia("placebo"));
    int left = 21;
    for (const SurvivalStep &step : curve.steps)
      {
        left -= step.events;
        EXPECT_NEAR(step.survival, left / 21., 1e-15);
        const double binomial = std::sqrt(step.survival * (1. - step.survival) / 21.);
        EXPECT_TRUE(left == 0 || std::abs(step.standard_error - binomial) < 1e-15);
      }
    const SurvivalStep &last = curve.steps.back(); // as in R: NaN and NA
    EXPECT_EQ(last.survival, 0.);
    EXPECT_TRUE(std::isnan(last.standard_error) && std::isnan(last.lower) &&
                std::isnan(last.upper));
    EXPECT_EQ(curve.median, 8.);
    EXPECT_EQ(curve.median_lower, 4.);
    EXPECT_EQ(curve.median_upper, 11.);
  }

  TEST(KaplanMeier, HalfOverARangeHasItsMiddleAsMedian)
  {
    EXPECT_EQ(kaplan_meier({Lifetime::exact(1), Lifetime::exact(3)}).median, 2.);
    // No later event: the time at which it becomes one half.
    EXPECT_EQ(kaplan_meier({Lifetime::exact(1), Lifetime::longer_than(3)}).median, 1.);
    // 0.5 only up to rounding: 1 - 1/6 - ... by products.
    std::vector<Lifetime> six;
    for (int i = 1; i <= 6; ++i)
      six.push_back(Lifetime::exact(i));
    EXPECT_EQ(kaplan_meier(six).median, 3.5);
  }

  TEST(KaplanMeier, EndsAreCountedBeforeLossesAtTheSameTime)
  {
    const SurvivalCurve curve =
      kaplan_meier({Lifetime::longer_than(2), Lifetime::exact(2), Lifetime::exact(5)});
    ASSERT_EQ(curve.steps.size(), 2u);
    EXPECT_EQ(curve.steps[0].at_risk, 3);
    EXPECT_NEAR(curve.steps[0].survival, 2. / 3., 1e-15);
    EXPECT_EQ(curve.steps[0].censored, 1);
    EXPECT_EQ(curve.steps[1].at_risk, 1);
  }

  TEST(KaplanMeier, NothingEnded)
  {
    const SurvivalCurve curve = kaplan_meier({Lifetime::longer_than(2), Lifetime::longer_than(3)});
    EXPECT_EQ(curve.events, 0);
    for (const SurvivalStep &step : curve.steps)
      EXPECT_TRUE(step.survival == 1. && step.standard_error == 0. && step.lower == 1. &&
                  step.upper == 1.);
    EXPECT_TRUE(std::isnan(curve.median) && std::isnan(curve.median_lower));
    EXPECT_TRUE(kaplan_meier({}).steps.empty());
  }

  TEST(KaplanMeier, TimesThatDifferByRoundingAreOne)
  {
    const double almost = 0.1 + 0.2; // not 0.3
    ASSERT_NE(almost, 0.3);
    for (const double unit : {1e-30, 1., 1e30})
      {
        const SurvivalCurve curve = kaplan_meier({Lifetime::exact(almost * unit),
                                                  Lifetime::exact(0.3 * unit),
                                                  Lifetime::longer_than(almost * unit),
                                                  Lifetime::exact(unit)});
        ASSERT_EQ(curve.steps.size(), 2u);
        EXPECT_EQ(curve.steps[0].events, 2);
      }
  }

  TEST(KaplanMeier, IsForExactAndRightCensoredLifetimes)
  {
    EXPECT_TRUE(has_kaplan_meier(leukaemia("6-MP")));
    EXPECT_FALSE(has_kaplan_meier({Lifetime::exact(1), {1., 2., ""}}));
    EXPECT_FALSE(has_kaplan_meier({{0., 2., ""}}));
  }

  // R: survdiff(Surv(time, status) ~ group): 9 of 19.3 and 21 of 10.7, chi-square 16.8, p = 4e-05.
  TEST(LogRank, RemissionsUnder6MPAndPlacebo)
  {
    std::vector<Lifetime> all = leukaemia("6-MP");
    const std::vector<Lifetime> placebo = leukaemia("placebo");
    all.insert(all.end(), placebo.begin(), placebo.end());
    const LogRankTest test = log_rank_test(all, {"6-MP", "placebo"});
    EXPECT_EQ(test.reason, "");
    EXPECT_EQ(test.groups[0].observed, 9);
    EXPECT_NEAR(test.groups[0].expected, 19.3, 0.05);
    EXPECT_EQ(test.groups[1].observed, 21);
    EXPECT_NEAR(test.groups[1].expected, 10.7, 0.05);
    EXPECT_NEAR(test.chi_square, 16.79, 0.005);
    EXPECT_EQ(test.degrees_of_freedom, 1);
    EXPECT_NEAR(test.p, 4.17e-5, 5e-8);
    EXPECT_NEAR(test.p, std::erfc(std::sqrt(test.chi_square / 2.)), 1e-15); // that of one degree
  }

  // Two lifetimes in each group, by hand: at 1 all four are watched, E = 1/2, V = 1/4; at 2 one of A
  // and two of B, E = 1/3, V = 2/9; at 3 only B.
  TEST(LogRank, ByHand)
  {
    const LogRankTest test = log_rank_test({Lifetime::exact(1, "A"),
                                            Lifetime::exact(2, "A"),
                                            Lifetime::exact(3, "B"),
                                            Lifetime::longer_than(4, "B")},
                                           {"A", "B"});
    EXPECT_NEAR(test.groups[0].expected, 5. / 6., 1e-15);
    EXPECT_NEAR(test.chi_square, (7. / 6.) * (7. / 6.) / (17. / 36.), 1e-14);
  }

  TEST(LogRank, AGroupTakenApartByChanceIsOfOneKind)
  {
    // Exponential lifetimes in three groups, censored at 2: p-values are even between 0 and 1.
    std::mt19937 random(7);
    double sum = 0.;
    int below_a_tenth = 0;
    constexpr int samples = 400;
    for (int s = 0; s < samples; ++s)
      {
        std::vector<Lifetime> lifetimes;
        for (int i = 0; i < 90; ++i)
          {
            const double time = -std::log1p(-uniform(random));
            const std::string group(1, static_cast<char>('A' + i % 3));
            lifetimes.push_back(time < 2. ? Lifetime::exact(time, group)
                                          : Lifetime::longer_than(2., group));
          }
        const LogRankTest test = log_rank_test(lifetimes, {"A", "B", "C"});
        EXPECT_EQ(test.degrees_of_freedom, 2);
        sum += test.chi_square;
        below_a_tenth += test.p < 0.1 ? 1 : 0;
      }
    EXPECT_NEAR(sum / samples,
                2.,
                3. * 2. / std::sqrt(double(samples))); // variance of chi-square_2: 4
    EXPECT_NEAR(below_a_tenth, 0.1 * samples, 3. * std::sqrt(0.09 * samples));
  }

  TEST(LogRank, SaysWhyThereIsNoTest)
  {
    EXPECT_NE(
      log_rank_test({Lifetime::longer_than(1, "A"), Lifetime::longer_than(2, "B")}, {"A", "B"})
        .reason,
      "");
    // A is no longer watched when B ends.
    const LogRankTest apart =
      log_rank_test({Lifetime::longer_than(1, "A"), Lifetime::exact(2, "B")}, {"A", "B"});
    EXPECT_NE(apart.reason, "");
    EXPECT_EQ(apart.p, 1.);
  }
} // namespace
