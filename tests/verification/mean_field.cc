// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// The mean-field twin where the answer is known: Kolmogorov's formulas in an infinite plane (a periodic
// square much larger than what a front crosses), and else nuclei that are drawn and grow as discs, by code
// that has nothing in common with it.
#include "solver/study/mean_field.h"

#include "solver/analysis/crossing_times.h"
#include "solver/study/mean_field_pairs.h"
#include "solver/study/mean_field_spread.h"
#include "tests/support/random.h"
#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>

using namespace softlattice;

namespace
{
  const double pi = std::acos(-1.);

  /// A rectangle with its face exposed; J = J(t), v = 1.
  MeanFieldProblem plane(const double length,
                         const double width,
                         const bool periodic,
                         const double end,
                         std::function<double(double)> rate)
  {
    MeanFieldProblem problem;
    problem.body.size = {{length, width, 0.}};
    problem.body.periodic = {{periodic, periodic, false}};
    problem.sites = {MeanFieldSites()};
    problem.history = {std::move(rate), [](const double t) { return t; }, {}, end};
    problem.growth = {0., 0., {length, width}};
    return problem;
  }

  double x_at(const MeanFieldResult &result, const double time)
  {
    const std::vector<double> &t = result.series.time;
    const std::size_t i = std::lower_bound(t.begin(), t.end(), time) - t.begin();
    if (i == 0 || i == t.size())
      return i == 0 ? 0. : 1.;
    const double part = (time - t[i - 1]) / (t[i] - t[i - 1]);
    return result.series.fraction[i - 1] * (1. - part) + result.series.fraction[i] * part;
  }

  /// Replicates of discs in a rectangle.
  struct Replicates
  {
    std::vector<double> fraction; ///< at a time, by replicate
    std::vector<double> retained; ///< time to 80 % HT
    std::vector<double> nuclei;   ///< born in HT, up to the end
    std::vector<double> first;    ///< nucleus
  };

  struct Disc
  {
    double time, x, y;
  };

  Replicates drawn(const double length,
                   const double width,
                   const bool periodic,
                   const double end,
                   const double rate,
                   const double seed_radius,
                   const double when,
                   const unsigned n_replicates)
  {
    constexpr int n = 40;
    std::mt19937 random(7);
    Replicates replicates;
    for (unsigned replicate = 0; replicate < n_replicates; ++replicate)
      {
        std::vector<Disc> discs;
        for (double t = 0.;;)
          {
            t -= std::log(1. - uniform(random)) / (rate * length * width);
            if (t > end)
              break;
            discs.push_back({t, length * uniform(random), width * uniform(random)});
          }
        const auto gap = [&](const double a, const double b, const double period) {
          const double d = std::abs(a - b);
          return periodic ? std::min(d, period - d) : d;
        };
        const auto distance = [&](const Disc &disc, const double x, const double y) {
          return std::hypot(gap(disc.x, x, length), gap(disc.y, y, width));
        };
        std::vector<double> arrivals;
        for (int i = 0; i < n; ++i)
          for (int j = 0; j < n; ++j)
            {
              double first = std::numeric_limits<double>::infinity();
              for (const Disc &disc : discs)
                first = std::min(
                  first,
                  disc.time +
                    std::max(seed_radius,
                             distance(disc, length * (i + 0.5) / n, width * (j + 0.5) / n)));
              arrivals.push_back(first);
            }
        std::sort(arrivals.begin(), arrivals.end());
        replicates.fraction.push_back(
          double(std::upper_bound(arrivals.begin(), arrivals.end(), when) - arrivals.begin()) /
          double(arrivals.size()));
        replicates.retained.push_back(arrivals[arrivals.size() / 5]);
        replicates.nuclei.push_back(
          double(std::count_if(discs.begin(), discs.end(), [&](const Disc &one) {
            return std::none_of(discs.begin(), discs.end(), [&](const Disc &other) {
              return other.time < one.time && distance(other, one.x, one.y) < one.time - other.time;
            });
          })));
        replicates.first.push_back(discs.empty() ? end : discs.front().time);
      }
    return replicates;
  }

  void expect_mean(const double value, const std::vector<double> &sample, const double slack = 0.)
  {
    EXPECT_NEAR(value,
                statistics::mean(sample),
                3. * statistics::standard_error(sample) + slack * value);
  }
} // namespace

// X = 1 - exp(-(pi/3) J v^2 t^3); nuclei J k^(-1/3) Gamma(4/3) with k = pi J v^2/3. The square measures ten
// times what a front goes.
TEST(MeanField, ConstantRateInAnInfinitePlane)
{
  constexpr double rate = 1., end = 2.2;
  const MeanFieldResult result =
    mean_field(plane(40., 40., true, end, [](double) { return rate; }));
  const double k = pi / 3. * rate;
  for (std::size_t i = 0; i < result.series.time.size(); ++i)
    EXPECT_NEAR(result.series.fraction[i],
                1. - std::exp(-k * std::pow(result.series.time[i], 3)),
                1e-9);
  EXPECT_NEAR(result.nuclei / 1600., rate * std::pow(k, -1. / 3.) * std::tgamma(4. / 3.), 1e-3);
  EXPECT_NEAR(retained_time(result.series), std::cbrt(std::log(1. / 0.8) / k), 1e-4);
  EXPECT_NEAR(fit_avrami(result.series).exponent, 3., 1e-6);
  // 1600 nuclei in a plane spread little: Var X = (1/A) int [exp(-2E + E2) - exp(-2E)] d^2r is some 1/A.
  EXPECT_NEAR(result.retained.mean, retained_time(result.series), 0.02);
  EXPECT_GT(result.retained.standard_deviation, 0.);
  EXPECT_LT(result.retained.standard_deviation, 0.05);
}

// All nuclei in a pulse: X = 1 - exp(-pi N (t - pulse)^2).
TEST(MeanField, SitesThatAreAllActiveAtTheStart)
{
  constexpr double pulse = 1e-4, density = 2.;
  MeanFieldProblem problem =
    plane(40., 40., true, 1.5, [](const double t) { return t < pulse ? density / pulse : 0.; });
  problem.history.breakpoints = {pulse};
  const MeanFieldResult result = mean_field(problem);
  for (const double t : {0.2, 0.4, 0.6, 0.9})
    EXPECT_NEAR(x_at(result, t), 1. - std::exp(-pi * density * t * t), 2e-3);
  EXPECT_NEAR(fit_avrami(result.series).exponent, 2., 2e-3);
  EXPECT_NEAR(result.nuclei, density * 1600., 1.);
}

// Humidity that jumps: J is J1, then J2, and the velocity changes too; E by hand.
TEST(MeanField, SurroundingsThatJump)
{
  constexpr double jump = 0.7, first = 0.3, second = 2., fast = 1.5, end = 2.;
  MeanFieldProblem problem =
    plane(60., 60., true, end, [](const double t) { return t < jump ? first : second; });
  problem.history.breakpoints = {jump};
  problem.history.way = [](const double t) { return t < jump ? t : jump + fast * (t - jump); };
  const MeanFieldResult result = mean_field(problem);
  for (std::size_t i = 0; i < result.series.time.size(); ++i)
    {
      const double t = result.series.time[i];
      const auto cube = [](const double x) { return x * x * x; };
      double expected = 0.;
      if (t <= jump)
        expected = first * cube(t) / 3.;
      else
        {
          const double way = jump + fast * (t - jump);
          expected = first * (cube(way) - cube(way - jump)) / 3. +
                     second * fast * fast * cube(t - jump) / 3.;
        }
      EXPECT_NEAR(result.series.fraction[i], 1. - std::exp(-pi * expected), 1e-8);
    }
}

// Few nuclei in a rectangle that a front crosses: finite size decides. Seeds count once they have 0.2.
TEST(MeanField, RectangleAgainstDrawnNuclei)
{
  constexpr double length = 2., width = 1., rate = 1.5, r0 = 0.2, end = 4., when = 0.85;
  MeanFieldProblem problem = plane(length, width, false, end, [](double) { return rate; });
  problem.growth = {r0, 0., {length, width}};
  const MeanFieldResult result = mean_field(problem);
  const Replicates sample = drawn(length, width, false, end, rate, r0, when, 3000);
  expect_mean(x_at(result, when), sample.fraction);
  expect_mean(result.nuclei, sample.nuclei, 2e-3);
  expect_mean(result.first_nucleus.mean, sample.first);
  // The distribution of X in a replicate is approximate.
  expect_mean(result.retained.mean, sample.retained, 0.01);
  EXPECT_NEAR(result.retained.standard_deviation,
              std::sqrt(statistics::variance(sample.retained)),
              0.1 * result.retained.standard_deviation);
}

TEST(MeanField, PeriodicRectangleAgainstDrawnNuclei)
{
  constexpr double length = 1.5, width = 1., rate = 3., r0 = 0.1, end = 3., when = 0.7;
  MeanFieldProblem problem = plane(length, width, true, end, [](double) { return rate; });
  problem.growth = {r0, 0., {length, width}};
  const MeanFieldResult result = mean_field(problem);
  const Replicates sample = drawn(length, width, true, end, rate, r0, when, 3000);
  expect_mean(x_at(result, when), sample.fraction);
  expect_mean(result.nuclei, sample.nuclei, 2e-3);
  expect_mean(result.retained.mean, sample.retained, 0.01);
  EXPECT_NEAR(result.retained.standard_deviation,
              std::sqrt(statistics::variance(sample.retained)),
              0.1 * result.retained.standard_deviation);
}

// A crystal that its first nucleus takes over at once: T80 waits as the nucleus does, exponentially.
TEST(MeanField, FirstNucleusTakesASmallCrystal)
{
  constexpr double rate = 1., side = 1e-3, end = 2e7;
  const MeanFieldProblem problem = plane(side, side, false, end, [](double) { return rate; });
  const MeanFieldResult result = mean_field(problem);
  const double waiting = 1. / (rate * side * side);
  EXPECT_NEAR(result.first_nucleus.mean, waiting, 1e-6 * waiting);
  EXPECT_NEAR(result.first_nucleus.median, std::log(2.) * waiting, 1e-6 * waiting);
  EXPECT_NEAR(result.nuclei, 1., 1e-2);
  for (const double level : {0.2, 0.5, 0.9})
    EXPECT_NEAR(crossing_time(result.series, level),
                -std::log(1. - level) * waiting,
                1e-3 * waiting);
  EXPECT_NEAR(result.retained.mean, waiting, 1e-2 * waiting);
  EXPECT_NEAR(result.retained.standard_deviation, waiting, 1e-2 * waiting);
}

// exp(-int J) for a rate that rises: the waiting time is that of Weibull with the exponent 2.
TEST(MeanField, WaitingForTheFirstNucleusAtARisingRate)
{
  const MeanFieldHistory history = {[](const double t) { return 2. * t; },
                                    [](const double t) { return t; },
                                    {},
                                    10.};
  BirthPieces pieces(history);
  const WaitingTime waiting = waiting_time(pieces, 4.);
  EXPECT_NEAR(waiting.mean, 0.5 * std::tgamma(1.5), 1e-3);
  EXPECT_NEAR(waiting.median, 0.5 * std::sqrt(std::log(2.)), 1e-3);
  EXPECT_NEAR(waiting.probability, 1., 1e-12);
}

// A quarter of a disc in a rectangle, and a whole disc at a corner, by counting.
TEST(MeanField, DiscsCutByRectangles)
{
  std::mt19937 random(3);
  for (int i = 0; i < 20; ++i)
    {
      const double a = uniform(random), b = uniform(random), radius = 1.5 * uniform(random);
      constexpr int n = 2000;
      double area = 0.;
      for (int k = 0; k < n; ++k)
        {
          const double x = a * (k + 0.5) / n;
          area += a / n * std::clamp(std::sqrt(std::max(0., radius * radius - x * x)), 0., b);
        }
      EXPECT_NEAR(quarter_disc_in_rectangle(a, b, radius), area, 2e-4);
    }
  EXPECT_DOUBLE_EQ(quarter_disc_in_rectangle(3., 4., 5.), 12.);
}

// Edge sites in a section: a place at the height y is reached along a chord of half length sqrt(R^2 - y^2).
TEST(MeanField, EdgeOfASection)
{
  constexpr double height = 0.5, depth = 3., rate = 0.4, end = 3.;
  MeanFieldProblem problem = plane(50., height, false, end, [](double) { return rate; });
  problem.body.periodic[0] = true;
  problem.sites = {MeanFieldSites{1, true, depth, 1.}};
  const MeanFieldResult result = mean_field(problem);
  for (const double t : {0.5, 0.9, 1.3})
    {
      constexpr int n = 400;
      double ht = 0.;
      for (int k = 0; k < n; ++k)
        {
          // int_y^t 2 sqrt(R^2 - y^2) dR in closed form
          const double y = height * (k + 0.5) / n;
          const double root = t > y ? std::sqrt(t * t - y * y) : 0.;
          const double area = t > y ? t * root - y * y * std::log((t + root) / y) : 0.;
          ht += std::exp(-rate * depth * area) / n;
        }
      EXPECT_NEAR(x_at(result, t), 1. - ht, 1e-3);
    }
}

// A face of a film in three dimensions: a place at the depth h has sites on pi (R^2 - h^2) in reach.
TEST(MeanField, FaceOfAFilm)
{
  constexpr double depth = 0.5, rate = 0.5, end = 3.;
  MeanFieldProblem problem = plane(50., 50., true, end, [](double) { return rate; });
  problem.body.dimension = 3;
  problem.body.size[2] = depth;
  problem.sites = {MeanFieldSites{2, true, 1., 1.}};
  const MeanFieldResult result = mean_field(problem);
  for (const double t : {0.6, 1., 1.4})
    {
      constexpr int n = 400;
      double ht = 0.;
      for (int k = 0; k < n; ++k)
        {
          const double h = depth * (k + 0.5) / n;
          const double area = t > h ? pi * ((t * t * t - h * h * h) / 3. - h * h * (t - h)) : 0.;
          ht += std::exp(-rate * area) / n;
        }
      EXPECT_NEAR(x_at(result, t), 1. - ht, 1e-3);
    }
  EXPECT_NEAR(result.exposed_area, 2500., 1e-9);
}

// Known nuclei alone: the union of discs; one that comes later and one that is large at birth.
TEST(MeanField, KnownNuclei)
{
  MeanFieldProblem problem = plane(10., 10., false, 4., [](double) { return 0.; });
  problem.known = {{{{2., 2., 0.}}, 0., 0.}, {{{7., 7., 0.}}, 1., 0.5}};
  const MeanFieldResult result = mean_field(problem);
  EXPECT_NEAR(x_at(result, 1.9), pi * (1.9 * 1.9 + 1.4 * 1.4) / 100., 3e-3);
  EXPECT_NEAR(result.nuclei, 2., 1e-12);
}

// 5 % of a width: r + r* ln((r - r*)/(r0 - r*)) is the way, and radius() its inverse; a film thinner than r
// bends the front in the plane only.
TEST(MeanField, CurvatureHoldsBack)
{
  const MeanFieldGrowth growth(1., 0.3, {50., 50., 2.});
  const auto way = [](const double q, const double from, const double to) {
    return to - from + q * std::log((to - q) / (from - q));
  };
  EXPECT_NEAR(growth.way_to(0.5), 0.5, 1e-15); // below the grid nothing does
  EXPECT_NEAR(growth.way_to(5.), 1. + way(0.6, 1., 2.) + way(0.3, 2., 5.), 1e-12);
  for (const double r : {0.3, 1., 1.7, 2., 4., 30.})
    EXPECT_NEAR(growth.radius(growth.way_to(r)), r, 1e-9);
  EXPECT_TRUE(std::isinf(MeanFieldGrowth(0.2, 0.3, {50., 50.}).way_to(5.)));
}

// The weights add up to 1, and the mean distance in a unit square is (2 + sqrt 2 + 5 asinh 1)/15; discs of
// the radius R at a distance d share 2 R^2 (acos u - u sqrt(1 - u^2)), u = d/2R.
TEST(MeanField, PairsOfPlaces)
{
  MeanFieldBody body;
  body.size = {{1., 1., 0.}};
  const MeanFieldSites all;
  double sum = 0., mean = 0.;
  for (const WeightedPair &pair : pairs_in(body, all, 10.))
    {
      sum += pair.weight;
      mean += pair.weight * distance_in(body, pair.first, pair.second);
    }
  EXPECT_NEAR(sum, 1., 2e-3);
  EXPECT_NEAR(mean, (2. + std::sqrt(2.) + 5. * std::asinh(1.)) / 15., 2e-3);
  const double u = 0.5 * 0.2 / 0.25;
  EXPECT_NEAR(sites_within_both(body, all, {{0.4, 0.5, 0.}}, {{0.6, 0.5, 0.}}, 0.25),
              2. * 0.0625 * (std::acos(u) - u * std::sqrt(1. - u * u)),
              1e-3);
  EXPECT_NEAR(sites_within_both(body, all, {{0.1, 0.2, 0.}}, {{0.7, 0.9, 0.}}, 3.), 1., 1e-2);
  body.periodic = {{true, true, false}};
  EXPECT_NEAR(sites_within_both(body, all, {{0.9, 0.95, 0.}}, {{0.1, 0.95, 0.}}, 0.25),
              2. * 0.0625 * (std::acos(u) - u * std::sqrt(1. - u * u)),
              1e-3);
  EXPECT_NEAR(sites_within_both(body, all, {{0.9, 0.95, 0.}}, {{0.1, 0.4, 0.}}, 3.), 1., 1e-2);
}
