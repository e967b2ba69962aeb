// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/pending.h"

#include <gtest/gtest.h>

using namespace softlattice;

namespace
{
  constexpr double seed_radius = 200e-9, speed = 100e-9; // m, m/s

  Nucleus born_at(const double time,
                  const std::uint64_t id,
                  const double x,
                  const double br_fraction)
  {
    return {id, time, {x, 0., 0.}, "surface", 1., 0., br_fraction};
  }
} // namespace

// Nuclei in films of different composition grow at their own velocities, here linear in it as fronts are.
TEST(NucleationPending, GrowAsFastAsTheCompositionTheyWereBornInAllows)
{
  // 100 nm/s at x = 0.3333, the nominal one, faster in the iodide, backwards above x = 0.8333
  const double nominal = 0.3333;
  const FrontTravels travels(0., 60., nominal, [=](const double, const double x) {
    return speed * (1. - 2. * (x - nominal));
  });
  PendingNuclei pending(travels, seed_radius, 0., 0.);
  const Nucleus usual = born_at(1., 1, 0., nominal), fast = born_at(1.5, 2, 5e-6, nominal - 0.25),
                none = born_at(1., 3, 9e-6, nominal + 0.55);
  pending.add({usual, fast, none});

  // r0/v = 2 s and 4/3 s after the birth; the younger comes first.
  ASSERT_TRUE(pending.next_due(0., 10.));
  EXPECT_NEAR(*pending.next_due(0., 10.), 1.5 + 4. / 3., 1e-9);
  EXPECT_NEAR(pending.radius(usual, 2.), 100e-9, 1e-16);
  EXPECT_NEAR(pending.radius(fast, 2.), 75e-9, 1e-16);
  EXPECT_EQ(pending.radius(none, 2.), 0.);
  EXPECT_TRUE(pending.covers({5.07e-6, 0., 0.}, 2.));
  EXPECT_FALSE(pending.covers({5.08e-6, 0., 0.}, 2.));
  EXPECT_TRUE(pending.covers({0.09e-6, 0., 0.}, 2.));
  EXPECT_FALSE(pending.covers({9e-6, 0., 0.}, 2.));

  const PendingChange change = pending.advance(2.);
  EXPECT_TRUE(change.due.empty());
  ASSERT_EQ(change.vanished.size(), 1u);
  EXPECT_EQ(change.vanished[0].nucleus.id, 3u);

  // As before after a restart.
  PendingNuclei restored(travels, seed_radius, 0., 0.);
  restored.restore(pending.state(), 2.);
  for (PendingNuclei *one : {&pending, &restored})
    {
      const PendingChange first = one->advance(2.9);
      ASSERT_EQ(first.due.size(), 1u);
      EXPECT_EQ(first.due[0].nucleus.id, 2u);
      EXPECT_NEAR(first.due[0].radius, 1.4 * 150e-9, 1e-16);
      const PendingChange second = one->advance(3.1);
      ASSERT_EQ(second.due.size(), 1u);
      EXPECT_EQ(second.due[0].nucleus.id, 1u);
      EXPECT_TRUE(one->waiting().empty());
    }
}

// One per cent of the halide sites is a class; the nominal composition is met exactly.
TEST(NucleationFront, CompositionsAreToldApartInClasses)
{
  const FrontTravels travels(0., 60., 0.3333, [](const double, const double x) { return x; });
  EXPECT_EQ(travels.of(0.3333).to(1.), 0.3333);
  EXPECT_EQ(travels.class_of(0.3333), 0);
  for (const double x : {0., 0.1, 0.2, 0.77, 1.})
    EXPECT_NEAR(travels.of(x).to(1.), x, 0.0050001) << x;
}
