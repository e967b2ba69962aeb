// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The likelihood of curves of few films, and the places at which it is looked at.
#include "solver/fit/curve_likelihood.h"
#include "solver/fit/unknowns_box.h"

#include <gtest/gtest.h>

#include <cmath>

namespace softlattice
{
  namespace
  {
    // Of these deviations C is {{8, 4}, {4, 2}}; over four films, with the noise, {{3, 1}, {1, 1.5}}, whose determinant
    // is 3.5 and whose inverse {{1.5, -1}, {-1, 3}}/3.5.
    const Rows deviations = {{2., 1.}, {-2., -1.}};
    const Numbers mean = {1., 2.};

    CurveLikelihood four_films()
    {
      return CurveLikelihood(mean, deviations, 4.);
    }
  } // namespace

  TEST(CurveLikelihood, IsThatOfANormalDistribution)
  {
    const double wanted = (1.5 * 0.25 + 2. * 0.5 * 0.25 + 3. * 0.0625) / 3.5 + std::log(3.5);
    EXPECT_NEAR(four_films().minus_two_log({1.5, 1.75}), wanted, 1e-12);
  }

  // With more values than films the other side of the matrix is decomposed.
  TEST(CurveLikelihood, OfMoreValuesThanFilms)
  {
    const CurveLikelihood curve({1., 2., 0.}, {{2., 1., 0.}, {-2., -1., 0.}}, 4.);
    EXPECT_NEAR(curve.minus_two_log({1.5, 1.75, 2.}),
                four_films().minus_two_log({1.5, 1.75}) + 4.,
                1e-12);
  }

  TEST(CurveLikelihood, OfVeryManyFilmsIsTheSumOfSquares)
  {
    EXPECT_DOUBLE_EQ(CurveLikelihood(mean, deviations, 0.).minus_two_log({2., 4.}), 5.);
  }

  // Mean of two films out of a pair: variance C/2 with the divisor n, C = {{4, 2}, {2, 1}}, and noise of 1.
  TEST(CurveLikelihood, DrawsFilmsWithNoise)
  {
    const CurveLikelihood curve(mean, deviations, 2.);
    std::mt19937 random(3);
    constexpr int n = 20000;
    double sum = 0., square = 0., product = 0.;
    for (int i = 0; i < n; ++i)
      {
        const Numbers one = curve.drawn(random);
        sum += one[0] / n;
        square += std::pow(one[0] - mean[0], 2) / n;
        product += (one[0] - mean[0]) * (one[1] - mean[1]) / n;
      }
    // Five standard errors.
    EXPECT_NEAR(sum, 1., 5. * std::sqrt(3. / n));
    EXPECT_NEAR(square, 3., 5. * 3. * std::sqrt(2. / n));
    EXPECT_NEAR(product, 1., 5. * std::sqrt((3. * 1.5 + 1.) / n));
  }

  // Values away from the mean across the deviations are noise alone.
  TEST(CurveLikelihood, TellsNoiseFromChance)
  {
    const double s = 1. / std::sqrt(5.);
    // Along the deviations nothing is left to explain but their own variance.
    const CurveLikelihood curve(mean, deviations, 1e-4);
    const Numbers data = {mean[0] + 3. * s + 200. * 2. * s, mean[1] - 3. * 2. * s + 200. * s};
    EXPECT_NEAR(curve.noise_factor(data), 3., 0.03);
  }

  // Places along a diagonal: the box is as thin as they are, turned, and its places are in it.
  TEST(UnknownsBox, FollowsAValley)
  {
    Rows valley;
    for (int i = 0; i <= 20; ++i)
      valley.push_back({0.3 + 0.02 * i, 0.7 - 0.02 * i});
    const UnknownsBox box = box_around(valley);
    const Rows places = places_in(box, 50);
    EXPECT_EQ(places.size(), 50u);
    for (const Numbers &one : places)
      {
        EXPECT_NEAR(one[0] + one[1], 1., 1e-4);
        EXPECT_GT(one[0], 0.15);
        EXPECT_LT(one[0], 0.85);
      }
  }

  TEST(UnknownsBox, LeavesOutWhatIsOutsideOfTheRanges)
  {
    const Rows places = places_in(box_of({0.05, 0.5}, {{0.01, 0.}, {0., 0.0001}}, 3.), 100);
    EXPECT_GT(places.size(), 90u);
    for (const Numbers &one : places)
      {
        EXPECT_GE(one[0], 0.);
        EXPECT_LE(one[0], 0.35 + 1e-12);
        EXPECT_NEAR(one[1], 0.5, 0.03 + 1e-12);
      }
  }
} // namespace softlattice
