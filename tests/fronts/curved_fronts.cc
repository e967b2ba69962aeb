// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Curved fronts under a driving force that is scaled down: what the energy of the numerical interface makes of
// curvature is taken out, and they move as in the material, v (1 - r*/r) with r* of a nanometre.
#include "tests/fronts/test_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iostream>
#include <string>

namespace
{
  using namespace softlattice;

  const double pi = std::acos(-1.);
  constexpr double width = 400e-9; // of the interface [m]
  const double lambda = width / (2. * std::log(9.));

  std::string grain(const std::string &geometry,
                    const std::string &kind,
                    const double centre,
                    const double radius,
                    const std::string &temperature = "25 degC")
  {
    const std::string at = std::to_string(centre * 1e6) + " um\n";
    return "subsection Geometry\n set Kind = " + geometry +
           "end\nsubsection Model\n subsection Interface\n  set Width = 400 nm\n end\n"
           " subsection Interface kinetics\n  set Law = constant mobility\n end\nend\n"
           "subsection Nucleation\n set Rate law = none\nend\n"
           "subsection Environment\n set Temperature = " +
           temperature + "\nend\nsubsection Initial state\n set Kind = " + kind +
           " grain\n set Centre x = " + at + " set Centre y = " + at +
           (geometry.find("Thickness") != std::string::npos ? " set Centre z = " + at : "") +
           " set Radius = " + std::to_string(radius * 1e6) +
           " um\nend\nsubsection Time\n set End time = 1e9 s\nend\n";
  }

  const std::string film = "film in plan\n set Length = 5 um\n set Width = 5 um\n",
                    cube =
                      "film\n set Length = 1.8 um\n set Width = 1.8 um\n set Thickness = 1.8 um\n";

  /// Of a grain around a corner of the body, from its LT fraction: a front with the profile of the interface has
  /// the area pi (R^2 + pi^2 lambda^2/3) and the volume 4/3 pi (R^3 + pi^2 lambda^2 R).
  double radius_in_corner(TestRun &run, const int dim)
  {
    const MeshFigures figures = run.simulation->fields().figures();
    const double part = run.mean() * figures.measure;
    const double square = pi * pi * lambda * lambda;
    if (dim == 2)
      return std::sqrt(part / (pi / 4.) - square / 3.);
    double radius = std::cbrt(part / (pi / 6.));
    for (int i = 0; i < 50; ++i)
      radius = std::cbrt(part / (pi / 6.) - square * radius);
    return radius;
  }

  double velocity(const TestRun &run)
  {
    return run.what.models.front_velocity(run.what.models.environment().at(0.));
  }

  /// Mean velocity from the radius at the time `from` until the front has gone so far on [m], over that of a
  /// flat front.
  double speed(TestRun &run, const int dim, const double from, const double distance)
  {
    run.advance_to(from);
    const double first = radius_in_corner(run, dim), begin = run.now();
    run.advance_to(begin + distance / velocity(run));
    const double ratio = (radius_in_corner(run, dim) - first) / (run.now() - begin) / velocity(run);
    std::cout << "from R = " << first / width << " widths: " << ratio << "\n";
    return ratio;
  }

  // From two widths on, once the profile has become that of a moving front, which takes a quarter of a width.
  TEST(CurvedFront, ADiscGrowsLikeAFlatFront)
  {
    for (const std::string integrator : {"TR-BDF2", "RKC2"})
      {
        TestRun run(grain(film, "LT", 0., 2. * width), {"Time/Integrator = " + integrator});
        const double quarter = 0.25 * width / velocity(run);
        EXPECT_NEAR(speed(run, 2, quarter, 0.5 * width), 1., 0.01) << integrator;
        EXPECT_NEAR(speed(run, 2, run.now(), 4. * width), 1., 0.01) << integrator;
      }
  }

  TEST(CurvedFront, ABallGrowsLikeAFlatFront)
  {
    TestRun run(grain(cube, "LT", 0., 2. * width));
    EXPECT_NEAR(speed(run, 3, 0.25 * width / velocity(run), 1.5 * width), 1., 0.01);
  }

  // The equation that is the gradient flow of the energy has all of it, (10): with r* = l/P = l/2 the mean
  // velocity from 3 to 5 widths is 1 over the mean of 1/(1 - r*/r), 2/(2 + ln(4.5/2.5)/2) = 0.8719. The interface is
  // diffuse, and L is that of its driven profile, (8): 1/c = 1.04 of (10) in curvature, 0.5 % of the velocity.
  TEST(CurvedFront, TheVariationalFormIsHeldBack)
  {
    TestRun run(grain(film, "LT", 0., 3. * width), {"Model/Interface/Curvature = variational"});
    while (radius_in_corner(run, 2) < 3.2 * width)
      run.step_towards(1e9);
    const double first = radius_in_corner(run, 2), begin = run.now();
    while (radius_in_corner(run, 2) < 5. * width)
      run.step_towards(1e9);
    const double last = radius_in_corner(run, 2);
    const double q = 0.5 * width;
    const double way = last - first + q * std::log((last - q) / (first - q));
    EXPECT_NEAR(way / ((run.now() - begin) * velocity(run)), 1., 0.015);
    EXPECT_LT((last - first) / ((run.now() - begin) * velocity(run)), 0.9);
  }

  // A hole closes at the velocity of a flat front, too, down to where the front is no front any more.
  TEST(CurvedFront, AHoleClosesLikeAFlatFront)
  {
    TestRun run(grain(film, "HT", 0., 6. * width));
    const auto hole = [&] {
      const MeshFigures figures = run.simulation->fields().figures();
      return std::sqrt((1. - run.mean()) * figures.measure / (pi / 4.) -
                       pi * pi * lambda * lambda / 3.);
    };
    run.advance_to(0.5 * width / velocity(run));
    const double first = hole(), begin = run.now();
    run.advance_to(begin + 3.5 * width / velocity(run));
    EXPECT_NEAR((first - hole()) / (run.now() - begin) / velocity(run), 1., 0.01);
    // and is gone when a flat front would have met itself, give or take a width
    run.advance_to(7.5 * width / velocity(run));
    EXPECT_GT(run.mean(), 0.9999);
  }

  // At T0 nothing drives a front. With the scale of a run that begins at 25 degC the numerical interface would let
  // a disc shrink as fast as its own critical radius says; the material lets it go 1/s times slower.
  TEST(CurvedFront, AGrainAtRestStays)
  {
    const std::string text =
      grain(film, "LT", 0., 6. * width, "25 degC at 0 s, 25 degC at 0.1 s, 590 K at 0.1 s");
    double lost[2];
    int k = 0;
    for (const std::string form : {"physical", "variational"})
      {
        TestRun run(text, {"Model/Interface/Curvature = " + form});
        run.advance_to(0.2);
        const double first = radius_in_corner(run, 2);
        run.advance_to(60.);
        lost[k++] = (first - radius_in_corner(run, 2)) / width;
      }
    std::cout << "lost " << lost[0] << " and " << lost[1] << " widths\n";
    EXPECT_GT(lost[1], 0.5);
    EXPECT_NEAR(lost[0], 0., 0.01 * lost[1] + 1e-3);
  }
} // namespace
