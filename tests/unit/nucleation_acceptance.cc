// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/nucleation/acceptance.h"
#include "tests/support/nucleation_inputs.h"
#include "tests/support/rectangle_sites.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

using namespace softlattice;

namespace
{
  constexpr double seed_radius = 200e-9, speed = 100e-9; // m, m/s

  const FrontTravels travel = test::alike(0., 60., [](double) { return speed; });

  Candidate candidate(const std::uint64_t id, const double time, const double x, const double mark)
  {
    Candidate result;
    result.id = id;
    result.time = time;
    result.mark = mark;
    result.bound = 10.;
    result.site = "surface";
    result.point.place = {x, 0., 0.};
    return result;
  }

  std::vector<char> nowhere(const std::vector<Candidate> &candidates)
  {
    return std::vector<char>(candidates.size(), 0);
  }

  const RateOf five = one_by_one([](const Candidate &) { return 5.; });

  std::vector<std::uint64_t> ids(const std::vector<Nucleus> &nuclei)
  {
    std::vector<std::uint64_t> result;
    for (const Nucleus &nucleus : nuclei)
      result.push_back(nucleus.id);
    return result;
  }
} // namespace

TEST(NucleationAcceptance, TakesMarksBelowTheRate)
{
  const PendingNuclei pending(travel, seed_radius, 0., 0.);
  Candidate thin = candidate(4, 4., 3e-6, 3.);
  thin.point.density = 0.5; // 3 > 5 x 0.5
  const auto nuclei = accept(
    {candidate(1, 1., 0., 4.9), candidate(2, 2., 1e-6, 5.), candidate(3, 3., 2e-6, 0.), thin},
    five,
    nowhere,
    pending);
  EXPECT_EQ(ids(nuclei), (std::vector<std::uint64_t>{1, 3}));
  EXPECT_EQ(nuclei[0].rate, 5.);
  EXPECT_EQ(nuclei[0].time, 1.);
  EXPECT_EQ(nuclei[0].site, "surface");
  EXPECT_EQ(nuclei[1].place[0], 2e-6);
}

TEST(NucleationAcceptance, AsksOnceAndOnlyForThoseThatMayNucleate)
{
  const PendingNuclei pending(travel, seed_radius, 0., 0.);
  unsigned n_rates = 0, n_phases = 0;
  const RateOf rates = [&](const std::vector<Candidate> &c) {
    ++n_rates;
    return std::vector<double>(c.size(), 5.);
  };
  const TransformedAt phases = [&](const std::vector<Candidate> &c) {
    ++n_phases;
    EXPECT_EQ(c.size(), 2u);
    return std::vector<char>{1, 0};
  };
  EXPECT_TRUE(accept({}, rates, phases, pending).empty());
  EXPECT_EQ(n_rates, 0u);
  EXPECT_TRUE(accept({candidate(1, 1., 0., 9.)}, rates, phases, pending).empty());
  EXPECT_EQ(n_phases, 0u);
  const auto nuclei =
    accept({candidate(1, 1., 0., 1.), candidate(2, 1.5, 0., 9.), candidate(3, 2., 5e-6, 1.)},
           rates,
           phases,
           pending);
  EXPECT_EQ(ids(nuclei), (std::vector<std::uint64_t>{3})); // 1 lies in LT
  EXPECT_EQ(n_rates, 2u);
  EXPECT_EQ(n_phases, 1u);
}

// A nucleus born at 1 s at x = 0 measures 100 nm at 2 s.
TEST(NucleationAcceptance, EarlierNucleusOfTheSameStepTakesItsPlace)
{
  const PendingNuclei pending(travel, seed_radius, 0., 0.);
  const std::vector<Candidate> candidates = {candidate(1, 1., 0., 1.),
                                             candidate(2, 2., 99e-9, 1.),
                                             candidate(3, 2., 101e-9, 1.)};
  EXPECT_EQ(ids(accept(candidates, five, nowhere, pending)), (std::vector<std::uint64_t>{1, 3}));
  // without the first, the second forms and stands in nobody's way at its own time
  EXPECT_EQ(ids(accept({candidates[1], candidates[2]}, five, nowhere, pending)),
            (std::vector<std::uint64_t>{2, 3}));

  const PendingNuclei wide(travel, seed_radius, 500e-9, 0.);
  EXPECT_EQ(ids(accept(candidates, five, nowhere, wide)), (std::vector<std::uint64_t>{1}));
}

TEST(NucleationAcceptance, NucleusOfAnEarlierStepTakesItsPlace)
{
  PendingNuclei pending(travel, seed_radius, 0., 0.);
  pending.add(accept({candidate(1, 1., 0., 1.)}, five, nowhere, pending));
  pending.advance(1.5);
  const std::vector<Candidate> candidates = {candidate(2, 2., 99e-9, 1.),
                                             candidate(3, 2., 101e-9, 1.)};
  EXPECT_EQ(ids(accept(candidates, five, nowhere, pending)), (std::vector<std::uint64_t>{3}));
}

TEST(NucleationAcceptance, PrescribedNucleiFormInAnyCase)
{
  const PendingNuclei pending(travel, seed_radius, 300e-9, 0.);
  Nucleus listed;
  listed.id = 7;
  listed.time = 1.5;
  listed.site = "prescribed";
  const auto nuclei = accept({candidate(1, 1., 100e-9, 1.), candidate(2, 2., -200e-9, 1.)},
                             five,
                             nowhere,
                             pending,
                             {listed});
  // 1 was there before it, 2 comes too close to it
  EXPECT_EQ(ids(nuclei), (std::vector<std::uint64_t>{1, 7}));
  EXPECT_EQ(ids(accept({}, five, nowhere, pending, {listed})), (std::vector<std::uint64_t>{7}));
}

TEST(NucleationAcceptance, LosesNoNucleusSilently)
{
  const PendingNuclei pending(travel, seed_radius, 0., 0.);
  const RateOf too_high = one_by_one([](const Candidate &) { return 11.; });
  EXPECT_THROW(accept({candidate(1, 1., 0., 9.)}, too_high, nowhere, pending), InvariantError);
  Candidate dense = candidate(1, 1., 0., 1.);
  dense.point.density = 1.1;
  EXPECT_THROW(accept({dense}, five, nowhere, pending), InvariantError);
  EXPECT_THROW(accept({candidate(1, 2., 0., 1.), candidate(2, 1., 0., 1.)}, five, nowhere, pending),
               InvariantError);
  const RateOf missing = [](const std::vector<Candidate> &) { return std::vector<double>{}; };
  EXPECT_THROW(accept({candidate(1, 1., 0., 1.)}, missing, nowhere, pending), InvariantError);
}

// A whole run with growth, exclusion and rejected steps: the nuclei do not depend on the steps. The
// phase field is played by discs that grow from the nuclei that were set in.
TEST(NucleationAcceptance, RunDoesNotDependOnTheSteps)
{
  const RectangleSites film(20e-6, 20e-6, 3, 3);
  const double end = 120.;
  const auto rate = [](const SitePoint &point, const double t) {
    return 4e9 * (1. + point.place[0] / 20e-6) * t / 120.;
  };
  const auto run = [&](const double dt, const bool rejects, const double exclusion) {
    NucleationSampler sampler(film, 17, 60.);
    const FrontTravels front = test::alike(0., 60., [](double) { return 10e-9; });
    PendingNuclei pending(front, seed_radius, exclusion, 0.);
    std::vector<Nucleus> all, set_in;
    const TransformedAt transformed = [&](const std::vector<Candidate> &candidates) {
      std::vector<char> flags;
      for (const Candidate &c : candidates)
        flags.push_back(std::any_of(set_in.begin(), set_in.end(), [&](const Nucleus &n) {
          return distance(n.place, c.point.place) < pending.radius(n, c.time);
        }));
      return flags;
    };
    const auto births = [&](const double from, const double to) {
      return accept(
        sampler.candidates(from,
                           to,
                           [&](unsigned, double, const double b) { return 8e9 * b / 120.; }),
        one_by_one([&](const Candidate &c) { return rate(c.point, c.time); }),
        transformed,
        pending);
    };
    for (double t = 0.; t < end;)
      {
        const double next = std::min({t + dt, pending.next_due(t, t + dt).value_or(end), end});
        if (rejects)
          births(t, std::min(t + 3. * dt, end));
        const std::vector<Nucleus> born = births(t, next);
        all.insert(all.end(), born.begin(), born.end());
        pending.add(born);
        for (const GrownNucleus &grown : pending.advance(next).due)
          set_in.push_back(grown.nucleus);
        t = next;
      }
    return ids(all);
  };
  for (const double exclusion : {0., 1e-6})
    {
      const auto reference = run(1., false, exclusion);
      EXPECT_GT(reference.size(), 50u);
      EXPECT_EQ(run(0.5, false, exclusion), reference);
      EXPECT_EQ(run(0.3701, true, exclusion), reference);
      EXPECT_EQ(run(4.7, true, exclusion), reference);
      EXPECT_EQ(std::set<std::uint64_t>(reference.begin(), reference.end()).size(),
                reference.size());
    }
  EXPECT_LT(run(1., false, 1e-6).size(), run(1., false, 0.).size());
}
