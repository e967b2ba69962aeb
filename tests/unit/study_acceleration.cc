// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Laws of lives over temperature and humidity against linear regression and against lives drawn from them.
#include "models/constants.h"
#include "solver/study/acceleration_report.h"

#include <boost/math/distributions/students_t.hpp>
#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  // Least squares by hand: slope Sxy/Sxx, variance of residuals SSR/(n - 2), of the line at x that times
  // 1/n + (x - mean)^2/Sxx, intervals by Student's t with n - 2 degrees of freedom.
  TEST(StudyAcceleration, WithoutCensoringIsLinearRegression)
  {
    const std::vector<double> x = {1., 2., 4., 5., 8.}, y = {2.1, 2.9, 5.2, 5.8, 9.3};
    std::vector<Lifetime> lifetimes;
    std::vector<std::vector<double>> rows;
    double mean_x = 0., mean_y = 0., sxx = 0., sxy = 0., ssr = 0.;
    for (std::size_t i = 0; i < x.size(); ++i)
      {
        lifetimes.push_back(Lifetime::exact(std::exp(y[i])));
        rows.push_back({1., x[i]});
        mean_x += x[i] / 5.;
        mean_y += y[i] / 5.;
      }
    for (std::size_t i = 0; i < x.size(); ++i)
      {
        sxx += (x[i] - mean_x) * (x[i] - mean_x);
        sxy += (x[i] - mean_x) * (y[i] - mean_y);
      }
    const double slope = sxy / sxx;
    for (std::size_t i = 0; i < x.size(); ++i)
      ssr += std::pow(y[i] - mean_y - slope * (x[i] - mean_x), 2);
    const double variance = ssr / 3., t = boost::math::quantile(boost::math::students_t(3.), 0.975);

    const LifetimeRegression fit = regress(lifetimes, rows);
    ASSERT_EQ(fit.reason, "");
    const Estimate95 found = fit.coefficient(1);
    EXPECT_NEAR(found.value, slope, 1e-9);
    EXPECT_NEAR(found.upper - found.value, t * std::sqrt(variance / sxx), 1e-8);
    EXPECT_NEAR(fit.sigma, std::sqrt(ssr / 5.), 1e-9) << "of greatest likelihood";
    const double at = 12., error = std::sqrt(variance * (1. / 5. + std::pow(at - mean_x, 2) / sxx));
    const Estimate95 median = fit.median_at({1., at});
    EXPECT_NEAR(std::log(median.value), mean_y + slope * (at - mean_x), 1e-9);
    EXPECT_NEAR(std::log(median.lower), std::log(median.value) - t * error, 1e-8);
  }

  // With no covariate it is the lognormal law, which is held to R's elsewhere.
  TEST(StudyAcceleration, WithoutCovariatesIsTheLognormalLaw)
  {
    std::vector<Lifetime> lifetimes;
    for (const double time : {6., 6., 6., 7., 10., 13., 16., 22., 23.})
      lifetimes.push_back(Lifetime::exact(time));
    for (const double time : {6., 9., 10., 11., 17., 19., 20., 25., 32., 32., 34., 35.})
      lifetimes.push_back(Lifetime::longer_than(time));
    const SurvivalFit law = fit_survival(LifetimeLaw::lognormal, lifetimes);
    const LifetimeRegression fit =
      regress(lifetimes, std::vector<std::vector<double>>(lifetimes.size(), {1.}));
    ASSERT_EQ(fit.reason, "");
    EXPECT_NEAR(fit.coefficients[0], law.first.value, 1e-8);
    EXPECT_NEAR(fit.sigma, law.second.value, 1e-8);
    EXPECT_NEAR(fit.log_likelihood, law.log_likelihood, 1e-8);
    EXPECT_NEAR(fit.aicc, law.aicc, 1e-8);
    EXPECT_NEAR(fit.coefficient(0).standard_error,
                law.first.standard_error * std::sqrt(9. / 8.),
                1e-7);
  }

  /// Lives by Peck's law with lognormal scatter at 3 temperatures x 4 humidities, 3 each, watched for so long.
  class DrawnLives : public testing::Test
  {
  protected:
    static constexpr double energy = 0.7 * constants::electronvolt, exponent = 2.5, sigma = 0.3;

    static double life_at(const LifeCondition &condition)
    {
      return 1e-8 * std::pow(condition.relative_humidity, -exponent) *
             std::exp(energy / (constants::boltzmann * condition.temperature));
    }

    void draw(const unsigned seed, const double watched)
    {
      boost::random::mt19937 generator(seed);
      boost::random::normal_distribution<double> normal;
      lifetimes_.clear();
      conditions_.clear();
      for (const double temperature : {320., 335., 350.})
        for (const double humidity : {0.3, 0.5, 0.7, 0.9})
          for (int r = 0; r < 3; ++r)
            {
              conditions_.push_back({temperature, humidity});
              const double life = life_at(conditions_.back()) * std::exp(sigma * normal(generator));
              lifetimes_.push_back(life > watched ? Lifetime::longer_than(watched)
                                                  : Lifetime::exact(life));
            }
    }

    AccelerationFit fit(const AccelerationLaw law) const
    {
      return fit_acceleration(law, lifetimes_, conditions_, {true, true}, use_);
    }

    std::vector<Lifetime> lifetimes_;
    std::vector<LifeCondition> conditions_;
    const LifeCondition use_ = {298., 0.4};
  };

  // The intervals of E, n and the life in use hold what the lives were drawn from as often as they say, within
  // three standard deviations of that count, and estimates scatter around it. A third of the lives is censored.
  TEST_F(DrawnLives, IntervalsHoldWhatIsTrue)
  {
    constexpr int n = 400;
    const double watched = life_at({335., 0.45});
    std::vector<int> held(3, 0);
    std::vector<double> off(3, 0.), square(3, 0.);
    int n_censored = 0;
    for (int s = 0; s < n; ++s)
      {
        draw(unsigned(s), watched);
        for (const Lifetime &one : lifetimes_)
          n_censored += one.is_right_censored() ? 1 : 0;
        const AccelerationFit found = fit(AccelerationLaw::peck);
        ASSERT_EQ(found.reason, "");
        const Estimate95 *estimates[] = {&found.activation_energy,
                                         &found.humidity,
                                         &found.use_life};
        const double exact[] = {energy, exponent, life_at(use_)};
        for (std::size_t k = 0; k < 3; ++k)
          {
            held[k] += estimates[k]->lower < exact[k] && exact[k] < estimates[k]->upper ? 1 : 0;
            const double error = k == 2 ? std::log(estimates[k]->value / exact[k])
                                        : estimates[k]->value / exact[k] - 1.;
            off[k] += error / n;
            square[k] += error * error / n;
          }
      }
    EXPECT_GT(n_censored, 36 * n / 4);
    EXPECT_LT(n_censored, 36 * n / 2);
    for (std::size_t k = 0; k < 3; ++k)
      {
        EXPECT_NEAR(held[k], 0.95 * n, 3. * std::sqrt(0.95 * 0.05 * n)) << k;
        EXPECT_NEAR(off[k], 0., 4. * std::sqrt(square[k] / n)) << k;
      }
  }

  // int_0^t dt'/life(t') = 1 piece by piece; where nothing changes it is the life of the one condition, interval and all.
  TEST_F(DrawnLives, DamageAddsUpWhereConditionsChange)
  {
    draw(1, 1e99);
    const LifeCondition day = {330., 0.2}, night = {290., 0.9}, dry = {340., 0.};
    for (const AccelerationLaw law :
         {AccelerationLaw::peck, AccelerationLaw::exponential_humidity, AccelerationLaw::arrhenius})
      {
        const auto fit_for = [&](const LifeUse &use) {
          return fit_acceleration(law, lifetimes_, conditions_, {true, true}, use);
        };
        const AccelerationFit plain = fit(law);
        for (const double parts : {0.7, 3., 40.})
          {
            const double spacing = plain.life(day) / parts;
            const std::vector<LifeCondition> all = {day, night, dry, night};
            const AccelerationFit found = fit_for(LifeUse(all, spacing));
            double damage = 0., left = found.use_life.value;
            for (std::size_t k = 0; left > 0.; ++k, left -= spacing)
              if (const double life = found.life(all[k % 4]); std::isfinite(life))
                damage += std::min(spacing, left) / life;
            EXPECT_NEAR(damage, 1., 1e-9) << name_of(law) << parts;
            EXPECT_LT(found.use_life.lower, found.use_life.value);
            EXPECT_GT(found.use_life.upper, found.use_life.value);
          }
        const AccelerationFit same = fit_for(LifeUse({use_, use_, use_}, 1e-3 * plain.life(use_)));
        EXPECT_NEAR(same.use_life.value / plain.use_life.value, 1., 1e-9);
        EXPECT_NEAR(same.use_life.lower / plain.use_life.lower, 1., 1e-9);
        EXPECT_NEAR(same.use_life.upper / plain.use_life.upper, 1., 1e-9);
      }
  }

  TEST_F(DrawnLives, AiccFindsTheLaw)
  {
    draw(1, 1e99);
    const AccelerationFit peck = fit(AccelerationLaw::peck);
    EXPECT_LT(peck.aicc + 2., fit(AccelerationLaw::exponential_humidity).aicc);
    EXPECT_LT(peck.aicc + 2., fit(AccelerationLaw::arrhenius).aicc);
    EXPECT_NEAR(peck.sigma, sigma, 4. * sigma / std::sqrt(2. * 36.)) << "its standard error";
  }

  TEST_F(DrawnLives, WhatCannotBeFittedSaysWhy)
  {
    draw(1, 1e99);
    EXPECT_NE(fit_acceleration(AccelerationLaw::peck, lifetimes_, conditions_, {true, false}, use_)
                .reason.find("one humidity"),
              std::string::npos);
    EXPECT_NE(fit_acceleration(AccelerationLaw::peck,
                               lifetimes_,
                               conditions_,
                               {true, true},
                               LifeCondition{298., 0.})
                .reason.find("0 % humidity"),
              std::string::npos);
    // Ends were seen at one temperature alone: its effect has a bound, but no estimate.
    for (std::size_t i = 0; i < lifetimes_.size(); ++i)
      if (conditions_[i].temperature < 340.)
        lifetimes_[i] = Lifetime::longer_than(100.);
    EXPECT_NE(fit(AccelerationLaw::peck).reason.find("apart"), std::string::npos);
    for (Lifetime &one : lifetimes_)
      one = Lifetime::longer_than(100.);
    EXPECT_NE(fit(AccelerationLaw::peck).reason.find("0 were"), std::string::npos);
    // A law without any misfit has no spread to be judged by.
    for (std::size_t i = 0; i < lifetimes_.size(); ++i)
      lifetimes_[i] = Lifetime::exact(life_at(conditions_[i]));
    EXPECT_NE(fit(AccelerationLaw::peck).reason.find("through all lives"), std::string::npos);
  }

  // A life of waiting for a nucleus, then growth: at the hot and humid points growth is what takes its time,
  // where the life is wanted it is the waiting. The law of the former misses the latter.
  TEST(StudyAcceleration, FailsWhereTheWaitingTakesOver)
  {
    const StudyColumns columns = {{"Environment/Temperature [degC]"},
                                  {"t50 [s]", "first nucleus [s]"}};
    const auto waiting = [](const double t) { return std::exp(60. * (298. / t - 1.)) * 1000.; };
    const auto growth = [](const double t) { return std::exp(10. * (298. / t - 1.)) * 300.; };
    std::vector<MemberRow> members(5);
    std::vector<std::optional<LifeCondition>> conditions;
    std::vector<ReplicateRows> rows(5);
    const std::vector<double> temperatures = {340., 350., 360., 370., 298.};
    for (std::size_t p = 0; p < 5; ++p)
      {
        const double t = temperatures[p];
        members[p].results = {{waiting(t) + growth(t)}, {waiting(t)}};
        rows[p][1] = &members[p];
        conditions.push_back(LifeCondition{t, NAN});
      }
    const AccelerationReport report =
      acceleration_of(rows, conditions, {true, false}, 4, columns, 0);
    ASSERT_EQ(report.fits[0].reason, "");
    EXPECT_EQ(report.n, 4u) << "the life in use is not fitted to";
    EXPECT_DOUBLE_EQ(report.simulated.life.value, 1300.);
    EXPECT_DOUBLE_EQ(report.waiting_in_use, 1000. / 1300.);
    EXPECT_LT(report.waiting_in_tests, 0.1);
    EXPECT_LT(report.fits[0].use_life.upper, 1300.);
    bool says_so = false;
    for (const std::string &line : lines(report))
      says_so = says_so || line.find("the extrapolation fails") != std::string::npos;
    EXPECT_TRUE(says_so);

    // Not seen to end in use: no life is made up.
    members[4].results[0] = {1100., true};
    const AccelerationReport censored =
      acceleration_of(rows, conditions, {true, false}, 4, columns, 0);
    EXPECT_TRUE(std::isnan(censored.simulated.life.value));
    EXPECT_EQ(censored.simulated.longer_than, 1100.);
  }
} // namespace
