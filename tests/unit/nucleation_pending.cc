// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/schedule.h"
#include "solver/base/error.h"
#include "solver/nucleation/pending.h"
#include "solver/nucleation/random_stream.h"
#include "tests/support/nucleation_inputs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>

using namespace softlattice;

namespace
{
  constexpr double seed_radius = 200e-9; // m
  constexpr double speed = 100e-9;       // m/s

  Nucleus born_at(const double time, const std::uint64_t id = 1, const double x = 0.)
  {
    return {id, time, {x, 0., 0.}, "surface", 1., 0.};
  }

  FrontTravels steady(const double velocity = speed)
  {
    return test::alike(0., 60., [velocity](double) { return velocity; });
  }
} // namespace

TEST(NucleationFront, IntegratesPolynomialsExactly)
{
  const FrontTravel travel(0., 7., [](const double t) { return 5. * std::pow(t, 4) - 3. * t * t; });
  for (const double t : {0., 1e-3, 3., 7., 20.9, 100.})
    EXPECT_NEAR(travel.to(t), std::pow(t, 5) - std::pow(t, 3), 1e-13 * std::pow(t, 5) + 1e-15);
  EXPECT_THROW(travel.to(-1.), InvariantError);
}

// A jump of the velocity at a breakpoint costs no accuracy, wherever the steps end.
TEST(NucleationFront, IntegratesAcrossBreakpoints)
{
  Schedule velocity;
  velocity.times = {0., 10., 10., 23.};
  velocity.values = {1., 3., -5., 0.}; // rises to 3, jumps to -5, relaxes to 0
  const auto make = [&] {
    return FrontTravel(
      0.,
      60.,
      [&](const double t) { return velocity.at(t); },
      [&](const double a, const double b) { return velocity.breakpoints(a, b); });
  };
  const FrontTravel travel = make();
  const auto exact = [](const double t) {
    if (t < 10.)
      return t + 0.1 * t * t;
    const double rest = 23. - std::min(t, 23.);
    return 20. - 32.5 + 2.5 / 13. * rest * rest;
  };
  for (double t = 0.; t < 130.; t += 0.37)
    {
      EXPECT_NEAR(travel.to(t), exact(t), 1e-12);
      EXPECT_EQ(travel.to(t), make().to(t)); // whatever was asked before
    }
  EXPECT_NEAR(travel.lowest(0., 100.), -12.5, 1e-12);
  EXPECT_NEAR(travel.lowest(0., 12.), 0., 1e-12);
  EXPECT_NEAR(travel.lowest(12., 14.), exact(14.), 1e-12);
  EXPECT_NEAR(*travel.first_reaching(exact(6.), 0., 100.), 6., 1e-10);
  EXPECT_NEAR(*travel.first_below(exact(15.), 12., 100.), 15., 1e-10);
  EXPECT_EQ(*travel.first_reaching(0., 5., 100.), 5.);
  EXPECT_FALSE(travel.first_reaching(20.001, 0., 100.));
  EXPECT_FALSE(travel.first_below(-13., 0., 100.));
}

// The velocity of the future is not known while a step is computed.
TEST(NucleationFront, NeverAsksForTheFuture)
{
  double latest = 0.;
  const FrontTravel travel(0., 60., [&](const double t) {
    latest = std::max(latest, t);
    return 1.;
  });
  for (const double t : {1., 59., 61., 1000.})
    {
      travel.to(t);
      travel.lowest(0., t);
      travel.first_reaching(2000., 0., t);
      EXPECT_LE(latest, t);
    }
}

// r = v (t - t_birth), so a nucleus is due r0/v = 2 s after its birth.
TEST(NucleationPending, GrowsAtTheVelocityOfTheFront)
{
  const FrontTravels travel = steady();
  PendingNuclei pending(travel, seed_radius, 0., 0.);
  const Nucleus nucleus = born_at(100.25);
  pending.add({nucleus});
  EXPECT_TRUE(pending.advance(100.5).due.empty());
  EXPECT_NEAR(pending.radius(nucleus, 100.75), 50e-9, 1e-18);
  EXPECT_EQ(pending.radius(nucleus, 100.), 0.);

  EXPECT_FALSE(pending.next_due(100.5, 102.));
  const auto due = pending.next_due(100.5, 200.);
  ASSERT_TRUE(due);
  EXPECT_NEAR(*due, 102.25, 1e-9);

  // a step that ends there sets it in with r0; one that does not, with its true radius
  PendingNuclei other = pending;
  const auto exact = pending.advance(*due).due;
  ASSERT_EQ(exact.size(), 1u);
  EXPECT_NEAR(exact[0].radius, seed_radius, 1e-15);
  EXPECT_TRUE(pending.waiting().empty());
  EXPECT_FALSE(pending.next_due(*due, 1e6));

  const auto late = other.advance(103.).due;
  ASSERT_EQ(late.size(), 1u);
  EXPECT_NEAR(late[0].radius, 275e-9, 1e-17);
  EXPECT_EQ(late[0].nucleus.id, 1u);
  EXPECT_EQ(late[0].time, 103.);
}

TEST(NucleationPending, AreDueInTheOrderOfBirthWhateverTheSteps)
{
  const auto velocity = [](const double t) { return speed * (1. + 0.5 * std::sin(t)); };
  const FrontTravels travel = test::alike(0., 0.5, velocity);
  std::vector<Nucleus> nuclei;
  for (std::uint64_t i = 0; i < 50; ++i)
    nuclei.push_back(born_at(0.01 + 0.37 * i, 1000 - i, 1e-6 * i));

  // stepping to each due time, or in steps of any length, gives the same nuclei with r >= r0
  PendingNuclei pending(travel, seed_radius, 0., 0.);
  std::vector<std::uint64_t> ids;
  pending.add(nuclei);
  double t = 0.;
  while (const auto next = pending.next_due(t, 1e3))
    {
      for (const GrownNucleus &grown : pending.advance(*next).due)
        {
          EXPECT_NEAR(grown.radius, seed_radius, 1e-6 * seed_radius);
          ids.push_back(grown.nucleus.id);
          // closed form of int v dt
          const double b = grown.nucleus.time;
          EXPECT_NEAR(speed * (*next - b + 0.5 * (std::cos(b) - std::cos(*next))),
                      seed_radius,
                      1e-5 * seed_radius); // Gauss's error for knots of 0.5 s is 1e-7
        }
      ASSERT_GT(*next, t);
      t = *next;
    }
  ASSERT_EQ(ids.size(), 50u);
  for (std::uint64_t i = 0; i < 50; ++i)
    EXPECT_EQ(ids[i], 1000 - i);
}

// Born at t = 1 s; the front turns at 2 s and comes back: r = 0 again at 3 s.
TEST(NucleationPending, ShrinksAndVanishes)
{
  Schedule velocity;
  velocity.times = {0., 2., 2.};
  velocity.values = {speed, speed, -speed};
  const FrontTravels travel = test::alike(
    0.,
    60.,
    [&](const double t) { return velocity.at(t); },
    [&](const double a, const double b) { return velocity.breakpoints(a, b); });
  const Nucleus nucleus = born_at(1.);
  for (const std::vector<double> &steps :
       {std::vector<double>{5.}, {1.5, 2.5, 2.9, 3.5, 5.}, {0.5, 3., 4., 5.}})
    {
      PendingNuclei pending(travel, seed_radius, 0., 0.);
      pending.add({nucleus});
      EXPECT_FALSE(pending.next_due(0., 100.));
      std::vector<GrownNucleus> vanished;
      for (const double t : steps)
        {
          const PendingChange change = pending.advance(t);
          EXPECT_TRUE(change.due.empty());
          vanished.insert(vanished.end(), change.vanished.begin(), change.vanished.end());
        }
      ASSERT_EQ(vanished.size(), 1u);
      EXPECT_NEAR(vanished[0].time, 3., 1e-5); // a ppm of r0/v
      EXPECT_EQ(vanished[0].radius, 0.);
      EXPECT_TRUE(pending.waiting().empty());
    }
  PendingNuclei pending(travel, seed_radius, 0., 0.);
  EXPECT_NEAR(pending.radius(nucleus, 2.5), 50e-9, 1e-16);
  EXPECT_EQ(pending.radius(nucleus, 3.5), 0.);
}

// The youngest vanish first, and one that was born after the front had turned back stays.
TEST(NucleationPending, VanishYoungestFirst)
{
  Schedule velocity;
  velocity.times = {0., 2., 2., 3., 3.};
  velocity.values = {speed, speed, -speed, -speed, speed};
  const FrontTravels travel = test::alike(
    0.,
    1.,
    [&](const double t) { return velocity.at(t); },
    [&](const double a, const double b) { return velocity.breakpoints(a, b); });
  PendingNuclei pending(travel, seed_radius, 0., 0.);
  pending.add({born_at(0.5, 1), born_at(1.25, 2), born_at(1.75, 3), born_at(3.25, 4)});
  const PendingChange change = pending.advance(3.5);
  ASSERT_EQ(change.vanished.size(), 2u);
  EXPECT_EQ(change.vanished[0].nucleus.id, 2u);
  EXPECT_NEAR(change.vanished[0].time, 2.75, 1e-5);
  EXPECT_EQ(change.vanished[1].nucleus.id, 3u);
  EXPECT_NEAR(change.vanished[1].time, 2.25, 1e-5);
  const auto waiting = pending.waiting();
  ASSERT_EQ(waiting.size(), 2u);
  EXPECT_NEAR(pending.radius(waiting[0], 3.5), 100e-9, 1e-16);
  EXPECT_NEAR(pending.radius(waiting[1], 3.5), 25e-9, 1e-16);
}

TEST(NucleationPending, WithoutVelocityNothingHappens)
{
  const FrontTravels travel = steady(0.);
  PendingNuclei pending(travel, seed_radius, 0., 0.);
  pending.add({born_at(1.)});
  const PendingChange change = pending.advance(1e6);
  EXPECT_TRUE(change.due.empty() && change.vanished.empty());
  EXPECT_EQ(pending.waiting().size(), 1u);
}

TEST(NucleationPending, CoversItsDiscAndTheExclusionRadius)
{
  const FrontTravels travel = steady();
  PendingNuclei pending(travel, seed_radius, 0., 0.);
  pending.add({born_at(0.5)});
  EXPECT_FALSE(pending.covers({0., 0., 0.}, 0.4)); // not born
  pending.advance(1.);
  EXPECT_TRUE(pending.covers({49e-9, 0., 0.}, 1.));
  EXPECT_FALSE(pending.covers({51e-9, 0., 0.}, 1.));
  EXPECT_TRUE(pending.covers({0., 99e-9, 0.}, 1.5));
  EXPECT_FALSE(pending.covers({0., 0., 101e-9}, 1.5));
  EXPECT_TRUE(pending.covers({900e-9, 0., 0.}, 10.)); // it would be due, and covers still

  PendingNuclei wide(travel, seed_radius, 1e-6, 0.);
  wide.add({born_at(0.5)});
  wide.advance(1.);
  EXPECT_TRUE(wide.covers({0.99e-6, 0., 0.}, 1.));
  EXPECT_FALSE(wide.covers({1.01e-6, 0., 0.}, 1.));
  // in the phase field since 2.5 s, and excluding until it has grown to 1 um at 10.5 s
  EXPECT_EQ(wide.advance(3.).due.size(), 1u);
  EXPECT_TRUE(wide.covers({0.99e-6, 0., 0.}, 3.));
  EXPECT_EQ(wide.state().excluding.size(), 1u);
  EXPECT_TRUE(wide.advance(10.).due.empty());
  EXPECT_TRUE(wide.covers({0.99e-6, 0., 0.}, 10.));
  wide.advance(11.);
  EXPECT_TRUE(wide.state().excluding.empty());
  EXPECT_FALSE(wide.covers({0., 0., 0.}, 11.)); // the phase field knows
}

// Over a seam as far as inside; not along an axis that is not periodic.
TEST(NucleationPending, CoversAcrossPeriodicSides)
{
  const FrontTravels travel = steady();
  PendingNuclei pending(travel, seed_radius, 1e-6, 0., {10e-6, 20e-6, 0.});
  pending.add({{1, 0.5, {0.3e-6, 19.8e-6, 0.1e-6}, "surface", 1., 0.}});
  pending.advance(1.);
  EXPECT_TRUE(pending.covers({9.4e-6, 19.8e-6, 0.1e-6}, 1.));
  EXPECT_FALSE(pending.covers({9.2e-6, 19.8e-6, 0.1e-6}, 1.));
  EXPECT_TRUE(pending.covers({0.3e-6, 0.7e-6, 0.1e-6}, 1.));
  EXPECT_TRUE(pending.covers({9.8e-6, 0.4e-6, 0.1e-6}, 1.));
  EXPECT_FALSE(pending.covers({9.4e-6, 0.7e-6, 0.1e-6}, 1.));
  EXPECT_FALSE(pending.covers({0.3e-6, 19.8e-6, 19.9e-6}, 1.));
  EXPECT_FALSE(pending.without_nuclei().covers({9.4e-6, 19.8e-6, 0.1e-6}, 1.));
  PendingNuclei copy = pending.without_nuclei();
  copy.add({{1, 0.5, {0.3e-6, 19.8e-6, 0.1e-6}, "surface", 1., 0.}});
  EXPECT_TRUE(copy.covers({9.4e-6, 19.8e-6, 0.1e-6}, 1.));
}

TEST(NucleationPending, PrescribedRadiusIsItsHeadStart)
{
  const FrontTravels travel = steady();
  Nucleus small = born_at(5., 1), large = born_at(5., 2, 1e-3);
  small.initial_radius = 150e-9;
  large.initial_radius = 1e-6;
  PendingNuclei pending(travel, seed_radius, 0., 4.);
  pending.add({small, large});
  const auto first = pending.advance(5.).due;
  ASSERT_EQ(first.size(), 1u);
  EXPECT_EQ(first[0].nucleus.id, 2u);
  EXPECT_NEAR(first[0].radius, 1e-6, 1e-18);
  EXPECT_NEAR(*pending.next_due(5., 100.), 5.5, 1e-9);
}

TEST(NucleationPending, StateSurvivesARestart)
{
  const FrontTravels travel = steady();
  PendingNuclei pending(travel, seed_radius, 1e-6, 0.);
  pending.add({born_at(1., 1), born_at(4.5, 2, 5e-6)});
  pending.advance(5.); // the first is in the phase field and excludes, the second waits
  const FrontTravels again = steady();
  PendingNuclei restored(again, seed_radius, 1e-6, 0.);
  restored.restore(pending.state(), 5.);
  EXPECT_EQ(restored.time(), 5.);
  EXPECT_EQ(*restored.next_due(5., 100.), *pending.next_due(5., 100.));
  for (double x = -2e-6; x < 7e-6; x += 1e-7)
    EXPECT_EQ(restored.covers({x, 0., 0.}, 5.5), pending.covers({x, 0., 0.}, 5.5));
  EXPECT_EQ(restored.advance(7.).due.size(), 1u);
}

// The search gives what a comparison with every nucleus gives, and 10^5 nuclei cost no more than a
// few boxes each.
TEST(NucleationPending, SearchIsRightAndFast)
{
  const FrontTravels travel = steady();
  PendingNuclei pending(travel, seed_radius, 300e-9, 0.);
  std::vector<Nucleus> nuclei;
  RandomStream random({3, 0, 0, 0}, 0, 0);
  for (std::uint64_t i = 0; i < 100000; ++i)
    nuclei.push_back(
      {i, 1., {1e-3 * random.uniform() - 5e-4, 1e-3 * random.uniform(), 0.}, "", 1., 0.});
  pending.add(nuclei);
  pending.advance(2.5);

  std::vector<std::array<double, 3>> places;
  for (unsigned i = 0; i < 100000; ++i)
    places.push_back({1e-3 * random.uniform() - 5e-4, 1e-3 * random.uniform(), 0.});
  const std::clock_t start = std::clock(); // of the processor: others may be busy beside
  std::vector<bool> covered;
  for (const auto &place : places)
    covered.push_back(pending.covers(place, 2.6));
  const std::clock_t search = std::clock() - start;

  unsigned n_covered = 0;
  const std::clock_t start_of_pairs = std::clock();
  for (unsigned i = 0; i < 1000; ++i)
    {
      bool is_near = false;
      for (const Nucleus &nucleus : nuclei)
        is_near |= distance(nucleus.place, places[i]) < 300e-9;
      EXPECT_EQ(covered[i], is_near);
      n_covered += is_near;
    }
  EXPECT_GT(n_covered, 5u); // 2.8 % of the area is covered
  // A hundredth of all pairs, on the same machine: all of them take hundreds of times longer than a search.
  const std::clock_t pairs = std::clock() - start_of_pairs;
  EXPECT_LT(double(search), 10. * double(pairs));
}

TEST(NucleationPending, RejectsImpossibleRadii)
{
  const FrontTravels travel = steady();
  EXPECT_THROW(PendingNuclei(travel, 0., 0., 0.), InvariantError);
  PendingNuclei pending(travel, seed_radius, 0., 0.);
  EXPECT_THROW(pending.add({born_at(1., 1, std::numeric_limits<double>::infinity())}),
               InvariantError);
}
