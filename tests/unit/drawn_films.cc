// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Films with nuclei that are given or drawn, and what they make of replicates: theory against closed forms.
#include "solver/study/drawn_films.h"

#include "solver/study/theory_check.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace
{
  using namespace softlattice;
  const double pi = std::acos(-1.);

  /// A periodic square of side 1 with v = 1.
  MeanFieldProblem square(const double rate, const double end)
  {
    MeanFieldProblem problem;
    problem.body.size = {{1., 1., 0.}};
    problem.body.periodic = {{true, true, false}};
    problem.sites = {MeanFieldSites()};
    problem.history = {[rate](double) { return rate; }, [](const double t) { return t; }, {}, end};
    problem.growth = {0., 0., {1., 1.}};
    return problem;
  }

  // The front of one nucleus is a circle until it meets itself: X = pi (t - t0)^2. Of 2500 places a circle of
  // radius r has those within it to a few in 2 pi r 50.
  TEST(DrawnFilms, OneNucleusGrowsAsACircle)
  {
    const MeanFieldProblem problem = square(1., 2.);
    const FilmOfNuclei film(problem);
    const std::vector<double> times = film.times({{0.25, {{0.9, 0.1, 0.}}}}, {0.1, 0.2, 0.5});
    EXPECT_NEAR(times[0], 0.25 + std::sqrt(0.1 / pi), 2e-3);
    EXPECT_NEAR(times[1], 0.25 + std::sqrt(0.2 / pi), 2e-3);
    EXPECT_NEAR(times[2], 0.25 + std::sqrt(0.5 / pi), 2e-3);
    EXPECT_TRUE(std::isnan(film.times({{1.5, {{0.5, 0.5, 0.}}}}, {0.99})[0])) << "after the end";
    EXPECT_TRUE(std::isnan(film.times({}, {0.1})[0]));
  }

  // A Poisson process: mean and variance of the number are the same, times are even at a constant rate.
  TEST(DrawnFilms, NucleiAreAPoissonProcess)
  {
    const MeanFieldProblem problem = square(20., 2.);
    const FilmOfNuclei film(problem);
    EXPECT_NEAR(film.expected_nuclei(), 40., 1e-9);
    constexpr int n = 2000;
    double sum = 0., squares = 0., time = 0.;
    for (int i = 0; i < n; ++i)
      {
        const auto nuclei = film.draw(static_cast<std::uint64_t>(i));
        sum += double(nuclei.size());
        squares += double(nuclei.size() * nuclei.size());
        for (const BirthOfNucleus &one : nuclei)
          time += one.time;
      }
    const double mean = sum / n, variance = squares / n - mean * mean;
    EXPECT_NEAR(mean, 40., 4. * std::sqrt(40. / n));
    EXPECT_NEAR(variance, 40., 4. * 40. * std::sqrt(2. / n));
    EXPECT_NEAR(time / sum, 1., 4. * std::sqrt(1. / 3. / sum));
    EXPECT_EQ(film.draw(7).size(), film.draw(7).size());
  }

  // Many nuclei: Kolmogorov's X = 1 - exp(-pi J v^2 t^3/3) of an infinite plane.
  TEST(DrawnFilms, ManyOfThemHaveKolmogorovsMean)
  {
    const MeanFieldProblem problem = square(3e4, 0.06);
    const FilmOfNuclei film(problem);
    double sum = 0.;
    for (std::uint64_t seed = 0; seed < 20; ++seed)
      sum += film.times(film.draw(seed), {0.2})[0] / 20.;
    EXPECT_NEAR(sum, std::cbrt(3. * std::log(1. / 0.8) / (pi * 3e4)), 0.02 * sum);
  }

  // Y = C + b + small noise: the controlled mean is that of Y, known better by the ratio of the variances.
  TEST(TheoryChecks, ControlVariatesTakeOutWhatChanceDoesToBoth)
  {
    std::mt19937 random(3);
    std::normal_distribution<double> chance(100., 10.), noise(2., 1.);
    std::vector<double> runs, same, drawn;
    for (int i = 0; i < 50; ++i)
      {
        same.push_back(chance(random));
        runs.push_back(same.back() + noise(random));
      }
    for (int i = 0; i < 10000; ++i)
      drawn.push_back(chance(random));
    const TheoryCheck check = check_against_theory(runs, same, drawn);
    // t(0.975, 49)/sqrt(50) and 1.96/sqrt(10000) of 10
    EXPECT_NEAR(check.controlled_half_width, std::hypot(0.284, 0.196), 0.08);
    EXPECT_NEAR(check.controlled_mean, 102., 2. * check.controlled_half_width);
    // (101/50)/(1/50 + 100/10000), F of 49 and 49 degrees of freedom: a factor of 1.8 either way at 95 %
    EXPECT_GT(check.variance_reduction, 67. / 2.5);
    EXPECT_LT(check.variance_reduction, 67. * 2.5);
    EXPECT_TRUE(check.agrees) << "2 apart is within 3 x 10/sqrt(50) + 1";
    for (double &one : runs)
      one += 10.;
    EXPECT_FALSE(check_against_theory(runs, same, drawn).agrees);
  }
} // namespace
