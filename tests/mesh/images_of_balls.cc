// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "meshes/geometry.h"
#include "meshes/periodic.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

using namespace softlattice;

namespace
{
  /// The centre and all places a whole number of periods away from which the ball reaches into the
  /// box, found by looking at many.
  std::vector<Place3> reaching_in(const Geometry &geometry,
                                  const Place3 &centre,
                                  const double radius)
  {
    const Place3 size = box_size(geometry), corner = lower_corner(geometry);
    const Place3 period = periods(geometry);
    std::vector<Place3> places = {centre};
    for (int d = 0; d < 3; ++d)
      if (period[d] > 0.)
        {
          std::vector<Place3> shifted;
          for (const Place3 &place : places)
            for (int k = -4; k <= 4; ++k)
              {
                Place3 image = place;
                image[d] += k * period[d];
                if (k == 0 ||
                    (image[d] + radius >= corner[d] && image[d] - radius <= corner[d] + size[d]))
                  shifted.push_back(image);
              }
          places = shifted;
        }
    std::sort(places.begin(), places.end());
    return places;
  }
} // namespace

// A ball that crosses a periodic side goes on at the opposite one: upper and lower sides, edges,
// corners and balls larger than the body.
TEST(Geometry, BallsReachThroughEverySideOfTheTorus)
{
  Geometry box;
  box.kind = "box";
  box.box.size = {10., 4., 6.};
  box.box.origin = {-5., 0., 2.};
  for (const std::vector<std::string> &axes :
       {std::vector<std::string>{"x"}, {"y", "z"}, {"x", "y", "z"}})
    {
      box.periodic = axes;
      for (const double radius : {0.5, 1.5, 4.5})
        for (const double x : {-4.8, 0.1, 4.7})
          for (const double y : {0.3, 1.9, 3.8})
            for (const double z : {2.1, 5.2, 7.7})
              {
                const Place3 centre = {{x, y, z}};
                std::vector<Place3> images = images_of_ball(box, centre, radius);
                std::sort(images.begin(), images.end());
                const std::vector<Place3> expected = reaching_in(box, centre, radius);
                ASSERT_EQ(images.size(), expected.size())
                  << x << ' ' << y << ' ' << z << ", radius " << radius;
                for (std::size_t i = 0; i < images.size(); ++i)
                  for (int d = 0; d < 3; ++d)
                    EXPECT_NEAR(images[i][d], expected[i][d], 1e-12);
              }
    }
}
