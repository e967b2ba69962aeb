// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// What the sampler draws against the Poisson process that it stands for. All seeds are fixed; the
// limits are 3 standard errors (a random seed would miss one in 370) and p > 0.01.
#include "solver/nucleation/acceptance.h"
#include "solver/nucleation/sampler.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/rectangle_sites.h"
#include "tests/support/statistics.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>

using namespace softlattice;
using statistics::kolmogorov_smirnov;

namespace
{
  const double pi = std::acos(-1.);
  constexpr unsigned n_realisations = 1000;

  using Rate = std::function<double(const SitePoint &, double)>;

  /// Nuclei in (from, to] with nothing in their way.
  std::vector<Nucleus> nuclei(NucleationSampler &sampler,
                              const double from,
                              const double to,
                              const double largest_rate,
                              const Rate &rate)
  {
    const FrontTravels still = test::alike(0., to, [](double) { return 0.; });
    const PendingNuclei none(still, 1., 0., from);
    return accept(
      sampler.candidates(from, to, [&](unsigned, double, double) { return largest_rate; }),
      one_by_one([&](const Candidate &c) { return rate(c.point, c.time); }),
      [](const std::vector<Candidate> &c) { return std::vector<char>(c.size(), 0); },
      none);
  }

  /// Mean within 3 standard errors and variance over mean 1 +- 0.1.
  void expect_poisson(const std::vector<double> &counts, const double mean)
  {
    EXPECT_NEAR(statistics::mean(counts), mean, 3. * std::sqrt(mean / counts.size()));
    EXPECT_NEAR(statistics::variance(counts) / statistics::mean(counts), 1., 0.1);
  }

  /// One patch whose area element rises along u from 1/3 to 1 of its largest value.
  class Wedge : public NucleationSites
  {
  public:
    std::string kind() const override { return "surface"; }
    unsigned n_patches() const override { return 1; }
    double measure(unsigned) const override { return 3.; }
    SitePoint point(unsigned, const double u, const double v, const double w) const override
    {
      return {0, {u, v, w}, {u, v * (1. + 2. * u), 0.}, (1. + 2. * u) / 3.};
    }
  };
} // namespace

// Far below and far above one event per slab and patch, and in between.
TEST(NucleationStatistics, CountsArePoisson)
{
  const RectangleSites film(4e-6, 2e-6, 4, 2);
  for (const double mean : {2., 30., 400.})
    {
      const double rate = mean / film.area() / 250.;
      std::vector<double> counts;
      for (unsigned seed = 0; seed < 2 * n_realisations; ++seed)
        {
          NucleationSampler sampler(film, seed, 60.);
          counts.push_back(nuclei(sampler, 10., 260., rate, [rate](const SitePoint &, double) {
                             return rate;
                           }).size());
        }
      expect_poisson(counts, mean);
    }
}

// 10^-12 ... 10^15 1/m^2/s on an area that expects one nucleus in the given time.
TEST(NucleationStatistics, ExactOverManyOrdersOfMagnitude)
{
  for (int exponent = -12; exponent <= 15; exponent += 3)
    {
      const double rate = std::pow(10., exponent);
      std::vector<double> counts;
      for (unsigned seed = 0; seed < n_realisations; ++seed)
        {
          // two rates in the same slab: the layers below 1.5 times the rate are drawn already
          const double side = 1e-5, duration = 3. / (rate * side * side);
          const RectangleSites crystal(side, side, 1, 1);
          NucleationSampler sampler(crystal, seed, duration);
          sampler.candidates(0., duration / 2., [&](unsigned, double, double) {
            return rate / 100.;
          });
          counts.push_back(
            nuclei(sampler, 0., duration, 1.5 * rate, [rate](const SitePoint &, double) {
              return rate;
            }).size());
        }
      EXPECT_NEAR(statistics::mean(counts), 3., 3. * std::sqrt(3. / counts.size())) << rate;
    }
}

// A rate that swings over 20 orders of magnitude in one run: the nuclei come in the crest.
TEST(NucleationStatistics, FollowsARateThatRisesByTwentyOrders)
{
  // J = J_end 10^(20 (t/T - 1)): the integral is J_end T (1 - 1e-20)/(20 ln 10)
  const RectangleSites film(1., 1., 2, 2);
  const double end = 100., largest = 3. * 20. * std::log(10.) / end;
  const auto rate = [=](const SitePoint &, const double t) {
    return largest * std::pow(10., 20. * (t / end - 1.));
  };
  std::vector<double> counts;
  for (unsigned seed = 0; seed < n_realisations; ++seed)
    {
      NucleationSampler sampler(film, seed, 7.);
      unsigned n = 0;
      for (double t = 0.; t < end; t += 1.)
        n += nuclei(sampler, t, t + 1., rate({}, t + 1.), rate).size();
      counts.push_back(n);
    }
  expect_poisson(counts, 3.);
}

TEST(NucleationStatistics, PlacesAndTimesAreUniform)
{
  const RectangleSites film(4e-6, 2e-6, 3, 2);
  NucleationSampler sampler(film, 4, 1.);
  const double rate = 3000. / film.area() / 7.5;
  std::vector<double> x, y, t, marks;
  for (const Candidate &candidate :
       sampler.candidates(0.25, 7.75, [rate](unsigned, double, double) { return rate; }))
    {
      x.push_back(candidate.point.place[0]);
      y.push_back(candidate.point.place[1]);
      t.push_back(candidate.time);
      marks.push_back(candidate.mark);
    }
  ASSERT_GT(x.size(), 2500u);
  EXPECT_GT(kolmogorov_smirnov(x, [](const double v) { return v / 4e-6; }), 0.01);
  EXPECT_GT(kolmogorov_smirnov(y, [](const double v) { return v / 2e-6; }), 0.01);
  EXPECT_GT(kolmogorov_smirnov(t, [](const double v) { return (v - 0.25) / 7.5; }), 0.01);
  EXPECT_GT(kolmogorov_smirnov(marks, [=](const double v) { return v / rate; }), 0.01);
  for (const auto *other : {&y, &t, &marks})
    EXPECT_LT(std::abs(statistics::correlation(x, *other)), 3. / std::sqrt(x.size()));
}

// The wait for the first nucleus of an isolated crystal, over many slabs and within one.
TEST(NucleationStatistics, WaitingTimesAreExponential)
{
  const RectangleSites crystal(10e-6, 10e-6, 1, 1);
  for (const double mean_wait : {5000., 7.})
    {
      const double rate = 1. / (crystal.area() * mean_wait);
      std::vector<double> waits;
      for (unsigned seed = 0; seed < n_realisations; ++seed)
        {
          NucleationSampler sampler(crystal, seed, 60.);
          for (double t = 0.; waits.size() <= seed; t += 0.3 * mean_wait)
            {
              const auto born =
                nuclei(sampler, t, t + 0.3 * mean_wait, rate, [rate](const SitePoint &, double) {
                  return rate;
                });
              if (!born.empty())
                waits.push_back(born.front().time);
            }
        }
      EXPECT_GT(
        kolmogorov_smirnov(waits, [=](const double t) { return 1. - std::exp(-t / mean_wait); }),
        0.01);
      EXPECT_NEAR(statistics::mean(waits), mean_wait, 3. * mean_wait / std::sqrt(n_realisations));
    }
}

// J = J0 (1 + sin(2 pi x)/2) (t/T)^2 on the unit square: the count, the places and the times are
// those of the integrals, and so is the distribution over patches.
TEST(NucleationStatistics, FollowsARateThatVariesInSpaceAndTime)
{
  const RectangleSites square(1., 1., 5, 3);
  const double end = 10., largest = 3. * 40. / end; // 40 nuclei: the integral is J0 T/3
  const auto rate = [=](const SitePoint &point, const double t) {
    return largest * (1. + 0.5 * std::sin(2. * pi * point.place[0])) * t * t / (end * end);
  };
  std::vector<double> counts, x, t;
  for (unsigned seed = 0; seed < n_realisations; ++seed)
    {
      NucleationSampler sampler(square, seed, 3.);
      const auto born = nuclei(sampler, 0., end, 1.5 * largest, rate);
      counts.push_back(born.size());
      if (seed < 100)
        for (const Nucleus &nucleus : born)
          {
            x.push_back(nucleus.place[0]);
            t.push_back(nucleus.time);
            EXPECT_EQ(nucleus.rate, rate({0, {}, nucleus.place, 1.}, nucleus.time));
          }
    }
  expect_poisson(counts, 40.);
  EXPECT_GT(
    kolmogorov_smirnov(x,
                       [](const double v) { return v + (1. - std::cos(2. * pi * v)) / (4. * pi); }),
    0.01);
  EXPECT_GT(kolmogorov_smirnov(t, [=](const double v) { return std::pow(v / end, 3); }), 0.01);
}

// The area of the wedge is 2, not the bound 3 of measure(), and its nuclei are uniform in area:
// P(u < v) = (v + v^2)/2.
TEST(NucleationStatistics, DensityMakesNucleiUniformInArea)
{
  const Wedge wedge;
  std::vector<double> counts, u;
  for (unsigned seed = 0; seed < n_realisations; ++seed)
    {
      NucleationSampler sampler(wedge, seed, 1.);
      const auto born = nuclei(sampler, 0., 1., 10., [](const SitePoint &, double) { return 10.; });
      counts.push_back(born.size());
      if (seed < 100)
        for (const Nucleus &nucleus : born)
          u.push_back(nucleus.place[0]);
    }
  expect_poisson(counts, 20.);
  EXPECT_GT(kolmogorov_smirnov(u, [](const double v) { return (v + v * v) / 2.; }), 0.01);
}

// Several hundred events in one step are as many, and the same, as in small steps.
TEST(NucleationStatistics, ManyEventsInOneStep)
{
  const RectangleSites film(4e-6, 2e-6, 4, 2);
  const double rate = 20000. / film.area();
  const Rate law = [rate](const SitePoint &, double) { return rate; };
  NucleationSampler sampler(film, 6, 60.), careful(film, 6, 60.);
  const auto born = nuclei(sampler, 3., 4., rate, law);
  EXPECT_NEAR(born.size(), 20000., 3. * std::sqrt(20000.));
  std::vector<Nucleus> stepwise;
  for (unsigned step = 0; step < 1000; ++step)
    for (const Nucleus &nucleus :
         nuclei(careful, 3. + step / 1000., 3. + (step + 1) / 1000., rate, law))
      stepwise.push_back(nucleus);
  ASSERT_EQ(stepwise.size(), born.size());
  for (std::size_t i = 0; i < born.size(); ++i)
    EXPECT_EQ(stepwise[i].id, born[i].id);
}
