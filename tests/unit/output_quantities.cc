// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/transformation_quantities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

using namespace softlattice;

namespace
{
  /// X = 1 - exp(-(k t)^n) at the given times.
  TransformationSeries avrami(const double n, const double k, const std::vector<double> &times)
  {
    TransformationSeries series{times, {}};
    for (const double t : times)
      series.fraction.push_back(-std::expm1(-std::pow(k * t, n)));
    return series;
  }

  std::vector<double> even_times(const double step, const int number)
  {
    std::vector<double> times;
    for (int i = 0; i <= number; ++i)
      times.push_back(i * step);
    return times;
  }

  /// Steps that grow from the first one as those of an adaptive integrator do.
  std::vector<double> growing_times(const double first, const double growth, const double last)
  {
    std::vector<double> times = {0.};
    for (double step = first; times.back() < last; step *= growth)
      times.push_back(times.back() + step);
    return times;
  }
} // namespace

TEST(Quantities, CrossingIsLinearBetweenTheRows)
{
  const TransformationSeries series = {{0, 10, 20, 40}, {0, 0.2, 0.4, 0.8}};
  EXPECT_DOUBLE_EQ(half_time(series), 25.);
  EXPECT_DOUBLE_EQ(retained_time(series), 10.);
  EXPECT_DOUBLE_EQ(crossing_time(series, 0.3), 15.);
}

TEST(Quantities, ALevelThatIsNotCrossedHasNoTime)
{
  EXPECT_TRUE(std::isnan(half_time({{0, 10}, {0, 0.4}})));
  EXPECT_TRUE(std::isnan(half_time({})));
  EXPECT_TRUE(std::isnan(half_time({{0, 1, 2}, {0, NAN, 0.4}})));
}

TEST(Quantities, HalfTimeOfAnAvramiCurve)
{
  // (k t)^n = ln 2; the error of the chord is below step^2 X'' / (8 X').
  const double k = 2e-3, n = 3;
  const double exact = std::pow(std::log(2.), 1 / n) / k;
  EXPECT_NEAR(half_time(avrami(n, k, even_times(1., 1000))), exact, 1e-5 * exact);
}

TEST(AvramiFit, RecoversExactCurvesWhateverTheSteps)
{
  for (const double n : {0.7, 1., 2., 3., 4.})
    for (const double k : {1e-6, 0.37, 2e4})
      for (const auto &times : {even_times(0.01 / k, 400), growing_times(1e-3 / k, 1.03, 3. / k)})
        {
          const AvramiFit fit = fit_avrami(avrami(n, k, times));
          ASSERT_TRUE(fit.valid());
          EXPECT_NEAR(fit.exponent, n, 1e-6);
          EXPECT_NEAR(fit.rate / k, 1, 1e-6);
          EXPECT_NEAR(fit.r_squared, 1, 1e-9);
          EXPECT_LT(fit.standard_error, 1e-6);
        }
}

TEST(AvramiFit, FindsThePhysicsOfIslandGrowth)
{
  // Discs that grow at speed v in the plane (KJMA): X = 1 - exp(-pi/3 J v^2 t^3) for a constant rate
  // J of nucleation per area, X = 1 - exp(-pi N v^2 t^2) if N sites per area nucleate at once.
  const double pi = std::acos(-1.), v = 2e-8, rate = 1e5, sites = 2e9;
  TransformationSeries constant_rate, saturated;
  for (const double t : growing_times(1., 1.01, 8e3))
    {
      constant_rate.time.push_back(t);
      constant_rate.fraction.push_back(1 - std::exp(-pi / 3 * rate * v * v * t * t * t));
      saturated.time.push_back(t);
      saturated.fraction.push_back(1 - std::exp(-pi * sites * v * v * t * t));
    }
  const AvramiFit a = fit_avrami(constant_rate), b = fit_avrami(saturated);
  EXPECT_NEAR(a.exponent, 3, 1e-6);
  EXPECT_NEAR(a.rate, std::cbrt(pi / 3 * rate * v * v), 1e-6 * a.rate);
  EXPECT_NEAR(b.exponent, 2, 1e-6);
  EXPECT_NEAR(b.rate, std::sqrt(pi * sites) * v, 1e-6 * b.rate);
}

TEST(AvramiFit, TakesAwayTheGivenIncubation)
{
  TransformationSeries series = avrami(3, 0.01, even_times(1., 400));
  for (double &t : series.time)
    t += 250;
  AvramiOptions options;
  options.incubation = 250;
  EXPECT_NEAR(fit_avrami(series, options).exponent, 3, 1e-6);
  EXPECT_GT(fit_avrami(series).exponent, 3.5) << "a late start looks like a steeper curve";
}

TEST(AvramiFit, FindsTheIncubation)
{
  for (const double n : {1.5, 3., 4.})
    for (const double incubation : {0., 0.4, 250., 5e3})
      {
        TransformationSeries series = avrami(n, 0.01, growing_times(1., 1.01, 400));
        for (double &t : series.time)
          t += incubation;
        series.time.insert(series.time.begin(), 0.); // the run starts before
        series.fraction.insert(series.fraction.begin(), 0.);
        const AvramiFit fit = fit_avrami_and_incubation(series);
        ASSERT_TRUE(fit.valid());
        EXPECT_NEAR(fit.incubation, incubation, 1e-4);
        EXPECT_NEAR(fit.exponent, n, 1e-5);
        EXPECT_NEAR(fit.rate, 0.01, 1e-7);
      }
}

TEST(AvramiFit, StandardErrorIsThatOfNoisyCurves)
{
  // Independent errors of X: over many curves the deviations of n, measured in standard errors, have
  // the variance of Student's t, close to 1. A fixed congruential sequence gives the noise.
  unsigned state = 12345;
  const auto uniform = [&] {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) / double(1 << 24) - 0.5;
  };
  const TransformationSeries exact = avrami(3, 0.01, even_times(1., 200));
  for (const bool with_incubation : {false, true})
    {
      double square = 0, mean = 0;
      constexpr int curves = 200;
      for (int c = 0; c < curves; ++c)
        {
          TransformationSeries series = exact;
          for (double &t : series.time)
            t += with_incubation ? 100 : 0;
          for (double &x : series.fraction)
            x += 0.001 * uniform();
          if (with_incubation)
            {
              series.time.insert(series.time.begin(), 0.);
              series.fraction.insert(series.fraction.begin(), 0.);
            }
          const AvramiFit fit =
            with_incubation ? fit_avrami_and_incubation(series) : fit_avrami(series);
          const double deviation = (fit.exponent - 3) / fit.standard_error;
          mean += deviation / curves;
          square += deviation * deviation / curves;
        }
      EXPECT_NEAR(mean, 0, 4 / std::sqrt(curves));
      EXPECT_NEAR(square, 1, 4 * std::sqrt(2. / curves)); // variance of a chi-squared mean
    }
}

TEST(AvramiFit, NeedsThreeRowsOfUse)
{
  EXPECT_FALSE(fit_avrami({}).valid());
  EXPECT_FALSE(fit_avrami_and_incubation({}).valid());
  EXPECT_FALSE(fit_avrami_and_incubation({{0, 1, 2, 3}, {0, 0.2, 0.4, 0.6}}).valid());
  EXPECT_FALSE(fit_avrami({{0, 1, 2, 3}, {0, 0.2, 0.4, 0.99}}).valid());
  EXPECT_FALSE(fit_avrami({{0, 1, 2, 3}, {NAN, NAN, NAN, NAN}}).valid());
  EXPECT_FALSE(fit_avrami({{1, 2, 3, 4}, {0.5, 0.5, 0.5, 0.5}}).valid()) << "no transformation";
  EXPECT_TRUE(std::isnan(fit_avrami({}).exponent));
}

TEST(Quantities, KeysCarryTheirUnits)
{
  const TransformationSeries series = avrami(3, 0.01, even_times(1., 300));
  const auto quantities = transformation_quantities(series, 32, 1.6e-9);
  std::vector<std::string> keys;
  for (const Quantity &quantity : quantities)
    keys.push_back(quantity.key());
  EXPECT_EQ(keys[0], "t1 [s]");
  EXPECT_EQ(keys[2], "t50 [s]");
  EXPECT_EQ(keys[4], "t80 retained [s]");
  EXPECT_EQ(keys[5], "nuclei per area [1/m^2]");
  EXPECT_DOUBLE_EQ(quantities[5].value, 2e10);
  for (std::size_t i = 0; i + 1 < 4; ++i) // t1, t10, t50, t90
    EXPECT_LT(quantities[i].value, quantities[i + 1].value);
  EXPECT_TRUE(std::isnan(transformation_quantities(series, 32, 0)[5].value));
  for (const Quantity &quantity : transformation_quantities(series, 32, 1, true))
    EXPECT_EQ(quantity.unit, "1");
}

// A film that begins with a quarter of LT has no more than that of HT to lose: its 80 % are lost at once, not never.
TEST(Quantities, WhatIsReachedAtTheStartIsReachedThen)
{
  const auto quantities = transformation_quantities({{3., 4., 5.}, {0.25, 0.25, 0.75}}, 0., 1.);
  EXPECT_EQ(quantities[1].key(), "t10 [s]");
  EXPECT_EQ(quantities[1].value, 3.);
  EXPECT_EQ(quantities[2].value, 4.5) << "t50";
  EXPECT_TRUE(std::isnan(quantities[3].value)) << "t90";
  EXPECT_EQ(quantities[4].value, 3.) << "t80 retained";
  // "Again" is after it was LT.
  EXPECT_TRUE(std::isnan(return_quantities({{0., 1.}, {0., 0.}}, 0., 1.)[0].value));
  EXPECT_EQ(return_quantities({{0., 1., 2.}, {0., 1., 0.}}, 0., 1.)[0].value, 1.5);
}
