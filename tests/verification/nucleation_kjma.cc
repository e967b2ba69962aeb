// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Nucleation and growth without a phase field, against Kolmogorov (1937), Johnson, Mehl and Avrami:
// discs that grow at a constant velocity v in a periodic square, X = 1 - exp(-k t^n) with n = 3 and
// k = pi J v^2/3 for a constant rate J, n = 2 and k = pi v^2 N/A for N nuclei at t = 0.
#include "solver/nucleation/acceptance.h"
#include "solver/nucleation/sampler.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/rectangle_sites.h"
#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace softlattice;

namespace
{
  const double pi = std::acos(-1.);
  constexpr double velocity = 1.;
  constexpr unsigned n_replicates = 40;
  const RectangleSites square(1., 1., 4, 4);

  /// In the periodic unit square.
  double periodic_distance(const std::array<double, 3> &a, const std::array<double, 3> &b)
  {
    double sum = 0.;
    for (unsigned d = 0; d < 2; ++d)
      {
        const double gap = std::abs(a[d] - b[d]), nearest = std::min(gap, 1. - gap);
        sum += nearest * nearest;
      }
    return std::sqrt(sum);
  }

  /// Nuclei that form outside of all earlier discs, computed in steps of `dt` up to `end`.
  std::vector<Nucleus> nuclei_of_run(const std::uint64_t seed,
                                     const double end,
                                     const double dt,
                                     const double slab,
                                     const std::function<double(double)> &rate,
                                     const std::function<double(double, double)> &largest_rate)
  {
    NucleationSampler sampler(square, seed, slab);
    const FrontTravels travel = test::alike(0., end, [](double) { return velocity; });
    // Large seeds: all the growth is that of nuclei below the grid, but for the periodic images.
    PendingNuclei pending(travel, 2. * end * velocity, 0., 0.);
    std::vector<Nucleus> nuclei;
    const TransformedAt transformed = [&](const std::vector<Candidate> &candidates) {
      std::vector<char> flags;
      for (const Candidate &c : candidates)
        flags.push_back(std::any_of(nuclei.begin(), nuclei.end(), [&](const Nucleus &nucleus) {
          return periodic_distance(nucleus.place, c.point.place) <
                 velocity * (c.time - nucleus.time);
        }));
      return flags;
    };
    const unsigned n_steps = static_cast<unsigned>(std::ceil(end / dt));
    for (unsigned step = 0; step < n_steps; ++step)
      {
        const double from = end * step / n_steps, to = end * (step + 1) / n_steps;
        const auto candidates =
          sampler.candidates(from, to, [&](unsigned, const double a, const double b) {
            return largest_rate(a, b);
          });
        const auto born = accept(candidates,
                                 one_by_one([&](const Candidate &c) { return rate(c.time); }),
                                 transformed,
                                 pending);
        nuclei.insert(nuclei.end(), born.begin(), born.end());
        pending.add(born);
        pending.advance(to);
      }
    return nuclei;
  }

  /// When the discs reach each of the points of a grid, ascending.
  std::vector<double> times_of_transformation(const std::vector<Nucleus> &nuclei)
  {
    constexpr unsigned n = 80;
    std::vector<double> times;
    for (unsigned i = 0; i < n; ++i)
      for (unsigned j = 0; j < n; ++j)
        {
          double first = 1e300;
          for (const Nucleus &nucleus : nuclei)
            first = std::min(
              first,
              nucleus.time +
                periodic_distance(nucleus.place, {(i + 0.5) / n, (j + 0.5) / n, 0.}) / velocity);
          times.push_back(first);
        }
    std::sort(times.begin(), times.end());
    return times;
  }

  struct AvramiFit
  {
    std::vector<double> exponents, rate_constants; ///< n, and ln k: one per replicate
  };

  /// Straight line through ln(-ln(1 - X)) over ln t for X = 5 % ... 95 %.
  void fit(const std::vector<double> &times, AvramiFit &result)
  {
    double n = 0., x = 0., y = 0., xx = 0., xy = 0.;
    for (double fraction = 0.05; fraction < 0.951; fraction += 0.05)
      {
        const double log_time = std::log(times[static_cast<std::size_t>(fraction * times.size())]);
        const double avrami = std::log(-std::log(1. - fraction));
        n += 1.;
        x += log_time;
        y += avrami;
        xx += log_time * log_time;
        xy += log_time * avrami;
      }
    const double slope = (n * xy - x * y) / (n * xx - x * x);
    result.exponents.push_back(slope);
    result.rate_constants.push_back((y - slope * x) / n);
  }
} // namespace

TEST(NucleationKjma, ConstantRateHasExponentThree)
{
  const double rate = 2.5e4; // about 750 nuclei in all; t50 is 0.03
  const double end = 0.09;
  const double factor = pi * rate * velocity * velocity / 3.;
  AvramiFit result;
  std::vector<double> counts;
  for (unsigned replicate = 0; replicate < n_replicates; ++replicate)
    {
      const auto nuclei = nuclei_of_run(
        replicate,
        end,
        end / 20.,
        end / 3.,
        [=](double) { return rate; },
        [=](double, double) { return rate; });
      counts.push_back(nuclei.size());
      const auto times = times_of_transformation(nuclei);
      fit(times, result);
    }
  EXPECT_NEAR(statistics::mean(result.exponents),
              3.,
              3. * statistics::standard_error(result.exponents));
  EXPECT_LT(statistics::standard_error(result.exponents), 0.05);
  EXPECT_NEAR(statistics::mean(result.rate_constants),
              std::log(factor),
              3. * statistics::standard_error(result.rate_constants));
  // nuclei form where there is no LT: N = J int (1 - X) dt = J k^(-1/3) Gamma(4/3)
  EXPECT_NEAR(statistics::mean(counts),
              rate * std::pow(factor, -1. / 3.) * std::tgamma(4. / 3.),
              3. * statistics::standard_error(counts));
}

TEST(NucleationKjma, SiteSaturationHasExponentTwo)
{
  // all nuclei in a pulse that is short against the time of growth
  const double pulse = 1e-6, n_nuclei = 700., end = 0.1;
  const auto rate = [=](const double t) { return t <= pulse ? n_nuclei / pulse : 0.; };
  AvramiFit result;
  std::vector<double> counts;
  for (unsigned replicate = 0; replicate < n_replicates; ++replicate)
    {
      const auto nuclei =
        nuclei_of_run(replicate, end, end / 20., 10. * pulse, rate, [&](const double from, double) {
          return rate(from);
        });
      counts.push_back(nuclei.size());
      fit(times_of_transformation(nuclei), result);
    }
  EXPECT_NEAR(statistics::mean(result.exponents),
              2.,
              3. * statistics::standard_error(result.exponents));
  EXPECT_LT(statistics::standard_error(result.exponents), 0.05);
  EXPECT_NEAR(statistics::mean(counts), n_nuclei, 3. * std::sqrt(n_nuclei / n_replicates));
}

// The steps do not matter, nor how many nuclei fall into one of them.
TEST(NucleationKjma, DoesNotDependOnTheSteps)
{
  const auto run = [](const double dt) {
    std::vector<std::uint64_t> ids;
    for (const Nucleus &nucleus : nuclei_of_run(
           1,
           0.09,
           dt,
           0.03,
           [](double) { return 2.5e4; },
           [](double, double) { return 2.5e4; }))
      ids.push_back(nucleus.id);
    return ids;
  };
  const auto reference = run(2e-3);
  EXPECT_GT(reference.size(), 500u);
  EXPECT_EQ(run(1e-3), reference);
  EXPECT_EQ(run(3.7e-4), reference);
}
