// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Runs whose fronts turn, (191) to (193), against closed forms and against discs that are drawn and shrink again.
#include "solver/study/mean_field_turns.h"

#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace
{
  using namespace softlattice;

  const double pi = std::acos(-1.);

  /// A turn in a periodic plane, far larger than the grains in it; v = 1, nuclei at a rate until a time.
  MeanFieldTurn turn(const bool is_ht,
                     const double begin,
                     const double end,
                     const double rate,
                     const double until = 1e9,
                     const double size = 100.)
  {
    MeanFieldTurn one;
    one.begin = begin;
    MeanFieldProblem &problem = one.problem;
    problem.is_of_ht = is_ht;
    problem.body.size = {{size, size, 0.}};
    problem.body.periodic = {{true, true, false}};
    problem.sites = {MeanFieldSites()};
    problem.history = {[rate, until](const double t) { return t < until ? rate : 0.; },
                       [](const double t) { return t; },
                       {},
                       end - begin};
    if (until < end - begin)
      problem.history.breakpoints = {until};
    problem.growth = MeanFieldGrowth(0., 0., {size, size});
    problem.with_spread = false;
    return one;
  }

  double at(const MeanFieldResult &result, const double time)
  {
    const std::vector<double> &t = result.series.time, &x = result.series.fraction;
    const std::size_t i = std::upper_bound(t.begin(), t.end(), time) - t.begin();
    if (i == 0 || i == t.size())
      return i == 0 ? x.front() : x.back();
    return x[i - 1] + (x[i] - x[i - 1]) * (time - t[i - 1]) / (t[i] - t[i - 1]);
  }

  // Nuclei that are there at once: X = 1 - exp(-n pi w^2).
  double discs(const double n, const double w)
  {
    return w > 0. ? -std::expm1(-n * pi * w * w) : 0.;
  }

  constexpr double instant = 1e-4;

  // Each half goes all the way, and is 1 - exp(-pi/3 J t^3) of its own; nuclei per area as in section 9 of the README.
  TEST(MeanFieldTurns, CompleteHalvesAreEachByThemselves)
  {
    const MeanFieldResult result =
      mean_field({turn(false, 0., 4., 1.), turn(true, 4., 8., 3.), turn(false, 8., 12., 1.)});
    for (double t = 0.1; t < 2.; t += 0.1)
      {
        const double lt = -std::expm1(-pi / 3. * t * t * t), ht = -std::expm1(-pi * t * t * t);
        EXPECT_NEAR(at(result, t), lt, 2e-3) << t;
        EXPECT_NEAR(at(result, 4. + t), 1. - ht, 2e-3) << t;
        EXPECT_NEAR(at(result, 8. + t), lt, 2e-3) << t;
      }
    const double nuclei = std::pow(pi / 3., -1. / 3.) * std::tgamma(4. / 3.) * 1e4;
    EXPECT_NEAR(result.nuclei, 2. * nuclei, 0.005 * nuclei);
    // J k^(-1/3) Gamma(4/3) with k = pi J/3: J^(2/3) times as many.
    EXPECT_NEAR(result.ht_nuclei, std::pow(3., 2. / 3.) * nuclei, 0.005 * nuclei);
    EXPECT_EQ(result.series.fraction.back(), 1.);
  }

  // Grains of one age that shrink as they grew, and grow again: at the turn but one all is as it was there.
  TEST(MeanFieldTurns, OldFrontsGoBackTheWayTheyCame)
  {
    const double n = 0.02; // so that hardly any have met
    const MeanFieldResult result = mean_field({turn(false, 0., 1., n / instant, instant),
                                               turn(true, 1., 1.6, 0.),
                                               turn(false, 1.6, 4., 0.),
                                               turn(true, 4., 10., 0.)});
    for (double t = 0.05; t < 1.; t += 0.05)
      EXPECT_NEAR(at(result, t), discs(n, t), 4e-3);
    for (double t = 0.05; t < 0.6; t += 0.05)
      {
        EXPECT_NEAR(at(result, 1. + t), discs(n, 1. - t), 4e-3) << t;
        EXPECT_NEAR(at(result, 1.6 + t), discs(n, 0.4 + t), 4e-3) << t;
      }
    // Beyond, HT is lost at first at the pace that it had, 2 pi n w per way.
    const double beyond = 0.1;
    EXPECT_NEAR(at(result, 2.2 + beyond),
                1. - (1. - discs(n, 1.)) * std::exp(-2. * pi * n * beyond),
                4e-3);
    // No nucleus, and enough time: all is HT again.
    EXPECT_NEAR(at(result, 10.), 0., 1e-2);
    EXPECT_NEAR(result.nuclei, n * 1e4, 1e-3 * n * 1e4);
    EXPECT_EQ(result.ht_nuclei, 0.);
  }

  // New nuclei of HT and old fronts both leave less LT.
  TEST(MeanFieldTurns, NewNucleiAndOldFrontsMultiply)
  {
    const double n = 0.02, ht = 0.5;
    const MeanFieldResult result = mean_field(
      {turn(false, 0., 1., n / instant, instant), turn(true, 1., 2., ht / instant, instant)});
    for (double t = 0.05; t < 1.; t += 0.05)
      EXPECT_NEAR(at(result, 1. + t), discs(n, 1. - t) * (1. - discs(ht, t)), 4e-3) << t;
  }

  // A flat front is where it is, also behind the place at which it began.
  TEST(MeanFieldTurns, AFlatFrontGoesToAndFro)
  {
    std::vector<MeanFieldTurn> turns = {turn(false, 0., 10., 0.),
                                        turn(true, 10., 40., 0.),
                                        turn(false, 40., 45., 0.)};
    for (MeanFieldTurn &one : turns)
      one.problem.body.periodic = {{false, true, false}};
    turns.front().problem.way_from_initial_lt = [](const auto &place) { return place[0] - 50.; };
    const MeanFieldResult result = mean_field(turns);
    const double cell = 1. / 48.; // of the grid of places for what is known
    EXPECT_NEAR(at(result, 10.), 0.6, cell);
    EXPECT_NEAR(at(result, 20.), 0.5, cell);
    EXPECT_NEAR(at(result, 40.), 0.3, 2. * cell);
    EXPECT_NEAR(at(result, 45.), 0.35, 2. * cell);
  }

  /// Distances of pixels to the nearest that is held, squared, on a periodic square: by columns, then along rows.
  std::vector<double> squared_distances(const std::vector<char> &held, const int n)
  {
    std::vector<double> column(n * n), all(n * n);
    for (int i = 0; i < n; ++i)
      for (int j = 0; j < n; ++j)
        {
          double nearest = 1e9;
          for (int d = 0; d <= n / 2 && nearest > n; ++d)
            if (held[((j + d) % n) * n + i] || held[((j - d + n) % n) * n + i])
              nearest = d;
          column[j * n + i] = nearest * nearest;
        }
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i)
        {
          double nearest = 1e18;
          for (int d = -n / 2; d <= n / 2; ++d)
            nearest = std::min(nearest, d * d + column[j * n + (i + d + n) % n]);
          all[j * n + i] = nearest;
        }
    return all;
  }

  // Grains born at a constant rate until a part of the film is LT; then HT grows from where it is. Three standard errors
  // of drawn films, half a pixel in the radius of islands (6 % of them), and 4 % of the film for (192).
  TEST(MeanFieldTurns, HtGrowsBackFromWhereItIs)
  {
    constexpr int n = 160, n_films = 24;
    std::mt19937 random(3);
    const auto uniform = [&random] { return (random() + 0.5) / 4294967296.; };
    for (const double wanted : {0.1, 0.3, 0.6, 0.9})
      {
        // The oldest grain has a tenth of the film.
        const double end = std::cbrt(-3. / pi * std::log(1. - wanted));
        const double size = 10. * end;
        const MeanFieldResult theory =
          mean_field({turn(false, 0., end, 1.), turn(true, end, 3. * end, 0.)});
        std::vector<std::vector<double>> left(4);
        for (int film = 0; film < n_films; ++film)
          {
            std::vector<char> ht(n * n, 1);
            for (double t = -std::log(uniform()) / (size * size); t < end;
                 t -= std::log(uniform()) / (size * size))
              {
                const double x = size * uniform(), y = size * uniform(), radius = end - t;
                for (int j = 0; j < n; ++j)
                  for (int i = 0; i < n; ++i)
                    {
                      double dx = std::abs(size * (i + 0.5) / n - x),
                             dy = std::abs(size * (j + 0.5) / n - y);
                      dx = std::min(dx, size - dx);
                      dy = std::min(dy, size - dy);
                      if (dx * dx + dy * dy < radius * radius)
                        ht[j * n + i] = 0;
                    }
              }
            const std::vector<double> distances = squared_distances(ht, n);
            for (int k = 0; k < 4; ++k)
              {
                const double way = 0.2 * (k + 1) * end;
                left[k].push_back(double(std::count_if(distances.begin(),
                                                       distances.end(),
                                                       [&](const double d2) {
                                                         return std::sqrt(d2) - 0.5 >
                                                                way * n /
                                                                  size; // to the edge of the pixel
                                                       })) /
                                  (n * n));
              }
          }
        for (int k = 0; k < 4; ++k)
          {
            const double drawn = statistics::mean(left[k]),
                         error =
                           3. * statistics::standard_error(left[k]) + 0.06 * drawn + 0.04 * wanted,
                         said = at(theory, end + 0.2 * (k + 1) * end);
            std::cout << wanted << " LT, back by " << 0.2 * (k + 1) << " of the way: drawn "
                      << drawn << ", theory " << said << "\n";
            EXPECT_NEAR(drawn, said, error);
          }
      }
  }
} // namespace
