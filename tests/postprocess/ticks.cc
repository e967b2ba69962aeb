// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/scale.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

using namespace softlattice;

namespace
{
  void expect_places(const double lowest,
                     const double highest,
                     const int wanted,
                     const std::vector<double> &expected)
  {
    const std::vector<double> places = tick_places(lowest, highest, wanted);
    ASSERT_EQ(places.size(), expected.size()) << lowest << " to " << highest;
    for (std::size_t i = 0; i < places.size(); ++i)
      EXPECT_NEAR(places[i], expected[i], 1e-9 * (highest - lowest));
  }
} // namespace

// Ticks are the multiples of 1, 2 or 5 times a power of ten that lie on the axis, its ends included,
// also where these are no exact binary numbers.
TEST(Ticks, AreRoundNumbersFromEndToEnd)
{
  expect_places(0., 1., 5, {0., 0.2, 0.4, 0.6, 0.8, 1.});
  expect_places(0., 0.3, 3, {0., 0.1, 0.2, 0.3});
  expect_places(250., 450., 4, {250., 300., 350., 400., 450.});
  expect_places(-1e-3, 1e-3, 4, {-1e-3, -5e-4, 0., 5e-4, 1e-3});
  expect_places(0.05, 0.95, 5, {0.2, 0.4, 0.6, 0.8}); // the ends are no multiples
  expect_places(1.1, 1.7, 6, {1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7});
}
