// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Shells of waves and sizes of regions, counted by hand.
#include "solver/analysis/domain_sizes.h"
#include "solver/analysis/structure_factor.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  const double pi = std::acos(-1.);

  TEST(StructureFactor, ShellsAverageOverTheWavesInThem)
  {
    const std::vector<WaveMode> modes = {{0., 100., 1.},
                                         {2., 3., 2.},
                                         {2.5, 6., 1.},
                                         {4., 1., 2.},
                                         {9.9, 5., 1.}};
    const std::vector<Shell> shells = shell_averages(modes, 10., 2.);
    ASSERT_EQ(shells.size(), 3u); // the one from 6 to 8 is empty, k = 0 does not count
    EXPECT_DOUBLE_EQ(shells[0].waves, 3.);
    EXPECT_DOUBLE_EQ(shells[0].wave_number, 6.5 / 3.);
    EXPECT_DOUBLE_EQ(shells[0].structure_factor, 40.);
    EXPECT_DOUBLE_EQ(shells[1].structure_factor, 10.); // 4 begins a shell
    EXPECT_DOUBLE_EQ(shells[2].structure_factor, 50.);
  }

  TEST(StructureFactor, BordersOfShellsAreNotUpToRounding)
  {
    // Multiples of the width by different roundings are in the shell that they begin.
    std::vector<WaveMode> modes;
    for (unsigned int n = 1; n < 200; ++n)
      modes.push_back({n * (2. * pi / 3.) * (n % 2 == 0 ? 1. + 1e-15 : 1. - 1e-15), 1., 1.});
    const std::vector<Shell> shells = shell_averages(modes, 1., 2. * pi / 3.);
    ASSERT_EQ(shells.size(), 199u);
    for (const Shell &shell : shells)
      EXPECT_EQ(shell.waves, 1.);
  }

  TEST(StructureFactor, LengthOfOneWaveAndOfTwo)
  {
    const double k = 2. * pi / 0.25;
    EXPECT_NEAR(characteristic_length({{0., 7., 1.}, {k, 2., 2.}}), 0.25, 1e-15);
    // Powers 4 and 1 (with weights): mean of k is (4 k + 3 k)/5.
    EXPECT_NEAR(characteristic_length({{k, 2., 2.}, {3. * k, 1., 1.}}), 0.25 * 5. / 7., 1e-15);
    EXPECT_TRUE(std::isnan(characteristic_length({{0., 7., 1.}, {k, 0., 2.}})));
    EXPECT_TRUE(std::isnan(characteristic_length({{0., 7., 1.}, {k, 1e-31, 2.}}))); // rounding
  }

  TEST(DomainSizes, CirclesAndBalls)
  {
    const DomainSizes circles = domain_sizes({pi * 9., pi, pi}, 100., 2);
    EXPECT_EQ(circles.count, 3u);
    EXPECT_DOUBLE_EQ(circles.mean_radius, 5. / 3.);
    EXPECT_DOUBLE_EQ(circles.radius_spread, std::sqrt(8.) / 3.);
    EXPECT_DOUBLE_EQ(circles.fraction, 0.11 * pi);
    const DomainSizes ball = domain_sizes({4. / 3. * pi * 8.}, 1000., 3);
    EXPECT_DOUBLE_EQ(ball.mean_radius, 2.);
    EXPECT_EQ(ball.radius_spread, 0.);
    const DomainSizes none = domain_sizes({}, 1., 2);
    EXPECT_EQ(none.count, 0u);
    EXPECT_EQ(none.fraction, 0.);
    EXPECT_TRUE(std::isnan(none.mean_radius) && std::isnan(none.radius_spread));
  }
} // namespace
