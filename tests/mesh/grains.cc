// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/grains.h"

#include "models/constants.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace
{
  using namespace softlattice;

  constexpr double micron = 1e-6;
  using constants::pi;

  GrainSettings settings_with(const double size, const int seed)
  {
    GrainSettings settings;
    settings.size = size;
    settings.seed = seed;
    return settings;
  }

  struct Sampled
  {
    double mean;     // area
    double variance; // of area / mean area
  };

  /// Areas by counting sample points, of the grains whose centroid is further than `margin` from the
  /// edges: an edge cuts grains.
  Sampled sample_areas(const GrainMap &grains, const double side, const int n, const double margin)
  {
    struct Sum
    {
      double count = 0., x = 0., y = 0.;
    };
    std::vector<Sum> sums(grains.n_grains());
    for (int j = 0; j < n; ++j)
      for (int i = 0; i < n; ++i)
        {
          const double x = (i + 0.5) * side / n, y = (j + 0.5) * side / n;
          Sum &sum = sums[grains.grain_at(x, y)];
          ++sum.count;
          sum.x += x;
          sum.y += y;
        }
    const auto is_inner = [&](const double x) { return x > margin && x < side - margin; };
    double number = 0., total = 0., squares = 0.;
    for (const Sum &sum : sums)
      if (sum.count > 0 && is_inner(sum.x / sum.count) && is_inner(sum.y / sum.count))
        {
          const double area = sum.count * side * side / n / n;
          ++number;
          total += area;
          squares += area * area;
        }
    const double mean = total / number;
    return {mean, squares / number / mean / mean - 1.};
  }
} // namespace

TEST(Grains, MeanAreaIsTheSquareOfTheGrainSize)
{
  const double side = 100 * micron;
  const GrainMap grains(settings_with(micron, 3), side, side);
  EXPECT_EQ(grains.n_grains(), 10000u);
  const Sampled all = sample_areas(grains, side, 1000, -side);
  EXPECT_NEAR(all.mean, micron * micron, 0.01 * micron * micron);
}

// Gilbert 1962 (doi:10.1214/aoms/1177704464): the area of a planar Poisson-Voronoi cell has a variance
// of 0.280 of its mean squared. With 8800 grains its standard error is below 0.01.
TEST(Grains, AreasScatterAsInAPoissonVoronoiTessellation)
{
  const double side = 100 * micron;
  const GrainMap grains(settings_with(micron, 5), side, side);
  const Sampled inner = sample_areas(grains, side, 1500, 3 * micron);
  EXPECT_NEAR(inner.mean, micron * micron, 0.02 * micron * micron);
  EXPECT_NEAR(inner.variance, 0.280, 0.03);
}

TEST(Grains, RelaxationMakesGrainsMoreEqual)
{
  const double side = 40 * micron;
  GrainSettings settings = settings_with(micron, 5);
  const Sampled rough = sample_areas(GrainMap(settings, side, side), side, 600, 3 * micron);
  settings.relaxation_steps = 5;
  const Sampled relaxed = sample_areas(GrainMap(settings, side, side), side, 600, 3 * micron);
  EXPECT_LT(relaxed.variance, 0.4 * rough.variance);
  EXPECT_NEAR(relaxed.mean, micron * micron, 0.03 * micron * micron);
}

// The disc with the distance as radius stays within the grain and touches its boundary.
TEST(Grains, DistanceIsTheRadiusOfTheLargestDiscWithinTheGrain)
{
  for (const double width : {20 * micron, 1.5 * micron}) // a film and a narrow strip
    {
      const GrainMap grains(settings_with(micron, 7), 20 * micron, width);
      std::mt19937_64 random(1);
      std::uniform_real_distribution<double> uniform(0., 1.);
      for (int i = 0; i < 200; ++i)
        {
          const double x = 20 * micron * uniform(random), y = width * uniform(random);
          const double radius = grains.distance_to_boundary(x, y);
          const std::size_t grain = grains.grain_at(x, y);
          bool touches = false;
          for (int k = 0; k < 720; ++k)
            {
              const double c = std::cos(pi * k / 360), s = std::sin(pi * k / 360);
              EXPECT_EQ(grains.grain_at(x + 0.9999 * radius * c, y + 0.9999 * radius * s), grain);
              touches |= grains.grain_at(x + 1.001 * radius * c, y + 1.001 * radius * s) != grain;
            }
          EXPECT_TRUE(touches);
        }
    }
}

// The boundaries of a planar Poisson-Voronoi tessellation have the length 2 sqrt(n) per area at n cells
// per area (Meijering 1953), so a band of full width b covers 2 b / grain size of the film to first order.
TEST(Grains, BandAlongBoundariesCoversItsShareOfTheFilm)
{
  const double side = 100 * micron;
  GrainSettings settings = settings_with(micron, 11);
  settings.boundary_width = 0.02 * micron;
  settings.boundary_nucleation_factor = 3.;
  settings.boundary_mobility_factor = 0.25;
  const GrainMap grains(settings, side, side);
  int in_band = 0;
  const int n = 700;
  for (int j = 0; j < n; ++j)
    for (int i = 0; i < n; ++i)
      {
        const double x = (i + 0.5) * side / n, y = (j + 0.5) * side / n;
        const double factor = grains.nucleation_factor(x, y);
        ASSERT_TRUE(factor == 1. || factor == 3.);
        ASSERT_EQ(grains.mobility_factor(x, y), factor == 1. ? 1. : 0.25);
        in_band += factor != 1.;
      }
  EXPECT_NEAR(in_band / double(n * n), 0.04, 0.04 * 0.05);
}

TEST(Grains, SeedAloneDecides)
{
  const double side = 10 * micron;
  const GrainMap first(settings_with(micron, 1), side, side);
  const GrainMap again(settings_with(micron, 1), side, side);
  const GrainMap other(settings_with(micron, 2), side, side);
  int n_equal = 0;
  for (int i = 0; i < 100; ++i)
    {
      const double x = 0.1 * (i + 0.5) * micron;
      EXPECT_EQ(first.distance_to_boundary(x, x), again.distance_to_boundary(x, x));
      n_equal += first.distance_to_boundary(x, x) == other.distance_to_boundary(x, x);
    }
  EXPECT_LT(n_equal, 5);
}

TEST(Grains, ASingleGrainHasNoBoundary)
{
  const GrainMap grains(settings_with(100 * micron, 1), micron, micron);
  EXPECT_EQ(grains.n_grains(), 1u);
  EXPECT_TRUE(std::isinf(grains.distance_to_boundary(0.5 * micron, 0.5 * micron)));
  EXPECT_EQ(grains.nucleation_factor(0.5 * micron, 0.5 * micron), 1.);
}
