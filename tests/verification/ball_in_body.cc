// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Discs and balls cut by the sides of a body, against closed forms.
#include "solver/study/ball_in_body.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  const double pi = std::acos(-1.);

  TEST(BallInBody, DiscsAreCut)
  {
    MeanFieldBody body;
    body.size = {{10., 4., 0.}};
    body.lower = {{-1., 2., 0.}};
    EXPECT_NEAR(ball_in(body, {{4., 4., 0.}}, 1.5), pi * 2.25, 1e-12);
    EXPECT_NEAR(ball_in(body, {{4., 6., 0.}}, 1.5), pi * 2.25 / 2., 1e-12);
    EXPECT_NEAR(ball_in(body, {{-1., 2., 0.}}, 1.5), pi * 2.25 / 4., 1e-12);
    EXPECT_NEAR(ball_in(body, {{4., 4., 0.}}, 100.), 40., 1e-12);
    EXPECT_EQ(ball_in(body, {{4., 4., 0.}}, 0.), 0.);
    body.periodic[1] = true;
    EXPECT_NEAR(ball_in(body, {{4., 6., 0.}}, 1.5), pi * 2.25, 1e-12);
  }

  TEST(BallInBody, BallsAreCut)
  {
    MeanFieldBody body;
    body.dimension = 3;
    body.size = {{10., 10., 2.}};
    const double r = 1.5, ball = 4. / 3. * pi * r * r * r;
    // On the face, a half; a film thinner than the radius takes off a cap of the height 1/2,
    // pi h^2 (3 r - h)/3. Sections are parabolas of the height, so that Gauss rules are exact.
    EXPECT_NEAR(ball_in(body, {{5., 5., 2.}}, r), ball / 2., 1e-12);
    EXPECT_NEAR(ball_in(body, {{5., 5., 1.}}, r), ball - 2. * pi * 0.25 * (4.5 - 0.5) / 3., 1e-12);
    EXPECT_NEAR(ball_in(body, {{5., 5., 2.}}, 2.5),
                2. / 3. * pi * 2.5 * 2.5 * 2.5 - pi * 0.25 * (7.5 - 0.5) / 3.,
                1e-12);
    // At an edge and in a corner, where sections are cut as well: their areas have no kinks there.
    EXPECT_NEAR(ball_in(body, {{0., 5., 2.}}, r), ball / 4., 1e-12);
    EXPECT_NEAR(ball_in(body, {{0., 0., 2.}}, r), ball / 8., 1e-12);
    // A side at 0.9 cuts a cap off, too; here the areas of the sections have a kink, and 40 points remain.
    const double h = r - 0.9;
    EXPECT_NEAR(ball_in(body, {{0.9, 5., 2.}}, r),
                (ball - pi * h * h * (3. * r - h) / 3.) / 2.,
                1e-3 * ball);
  }
} // namespace
