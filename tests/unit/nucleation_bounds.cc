// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Bounds of rates over time: never below, hardly above, and looked up instead of found anew.
#include "solver/nucleation/rate_bounds.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace
{
  using namespace softlattice;

  using Function = std::function<double(double)>;

  RateBounds::LargestAt of(const Function &rate, int *n_asked = nullptr)
  {
    return [rate, n_asked](const double time, const bool just_before) {
      if (n_asked != nullptr)
        ++*n_asked;
      return rate(just_before ? std::nextafter(time, time - 1.) : time);
    };
  }

  double largest_of(const Function &rate, const double from, const double to)
  {
    double most = 0.;
    for (int i = 0; i <= 2000; ++i)
      most = std::max(most, rate(from + i / 2000. * (to - from)));
    return most;
  }

  const RateBounds::Breakpoints none = [](double, double) { return std::vector<double>(); };

  /// Bounds over parts of 40 h that are drawn, against the function itself.
  void expect_bounds(const Function &rate, const RateBounds::Breakpoints &breakpoints)
  {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> uniform(0., 1.);
    for (int i = 0; i < 300; ++i)
      {
        const double from = 40. * uniform(random), to = from + uniform(random) * uniform(random);
        RateBounds bounds(1., breakpoints);
        EXPECT_GE(bounds.over(from, to, of(rate)) * (1. + 1e-12), largest_of(rate, from, to))
          << from << " to " << to;
      }
  }
} // namespace

// ln J is concave: a peak between two samples lies below the lines that lead there, however steep.
TEST(RateBounds, AreNeverBelowAPeakBetweenTheirTimes)
{
  for (const double steepness : {1., 30., 1000.})
    {
      expect_bounds(
        [=](const double t) {
          const double x = t - std::floor(t) - 0.4375; // in the middle between two samples
          return std::exp(-steepness * x * x);
        },
        none);
      // A kink: the humidity at a surface that cools reaches 1 while it goes on cooling.
      expect_bounds(
        [=](const double t) {
          const double x = t - std::floor(t) - 0.41;
          return std::exp(std::min(steepness * x, -steepness * x / 3.));
        },
        none);
    }
}

// At a jump the value after it counts from there on, and the one before up to there.
TEST(RateBounds, MeetJumpsAtBreakpoints)
{
  const Function rate = [](const double t) { return t < 2.3 ? 1. : t < 7.1 ? 5. : 2.; };
  const auto breakpoints = [](const double from, const double to) {
    std::vector<double> found;
    for (const double time : {2.3, 7.1})
      if (time > from && time < to)
        found.push_back(time);
    return found;
  };
  expect_bounds(rate, breakpoints);
  RateBounds bounds(1., breakpoints);
  EXPECT_EQ(bounds.over(1., 2.2, of(rate)), 1.);
  EXPECT_EQ(bounds.over(2.2, 2.25, of(rate)), 1.);
  EXPECT_EQ(bounds.over(2.2, 2.3, of(rate)), 5.) << "a nucleus at that very moment is one of after";
  EXPECT_EQ(bounds.over(7.2, 7.3, of(rate)), 2.);
}

// Between the samples of an exponential the bound is that of the later one: e^(slope window/8) too much at most.
TEST(RateBounds, AreHardlyAbove)
{
  const double slope = 6.;
  const Function rate = [=](const double t) { return std::exp(slope * t); };
  RateBounds bounds(1., none);
  for (double t = 0.; t < 3.; t += 0.01)
    EXPECT_LE(bounds.over(t, t + 0.01, of(rate)), rate(t + 0.01) * std::exp(slope / 8.) * 1.000001);
}

// A year of half hours, in steps of a minute: nine looks at each piece between half hours and windows, whoever asks
// how often; and the same bounds from the middle of the year on.
TEST(RateBounds, AreFoundOnce)
{
  const double half_hour = 1800., window = 64. * 60., end = 20. * 86400.;
  const auto breakpoints = [=](const double from, const double to) {
    std::vector<double> found;
    for (double k = std::floor(from / half_hour) + 1.; k * half_hour < to; k += 1.)
      found.push_back(k * half_hour);
    return found;
  };
  const Function rate = [](const double t) { return 2. + std::sin(t / 7000.); };
  int n_asked = 0;
  RateBounds bounds(window, breakpoints), late(window, breakpoints);
  for (double t = 0.; t < end; t += 60.)
    {
      const double bound = bounds.over(t, t + 60., of(rate, &n_asked));
      EXPECT_EQ(bound, bounds.over(t, t + 60., of(rate, &n_asked)));
      if (t > end / 2.)
        {
          ASSERT_EQ(bound, late.over(t, t + 60., of(rate)));
        }
    }
  EXPECT_LE(n_asked, 9. * (end / half_hour + end / window + 2.));
}
