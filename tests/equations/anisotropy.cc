// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Interfaces whose energy and velocity depend on their direction in the lattice.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  const double pi = std::acos(-1.);

  /// Where LT ends on the way from the origin in a direction, by bisection [m].
  double extent(TextRun &run, const double angle, const double longest)
  {
    double inside = 0., outside = longest;
    while (outside - inside > 1e-4 * longest)
      {
        const double middle = 0.5 * (inside + outside);
        const std::vector<std::array<double, 3>> places{
          {middle * std::cos(angle), middle * std::sin(angle), 0.}};
        const FieldProbe &probe = run.simulation->fields().probe();
        const double value = probe.values_at(run.simulation->fields().state(), 0, places).front();
        (value > 0.5 ? inside : outside) = middle;
      }
    return 0.5 * (inside + outside);
  }

  // A grain without driving force whose area is held, since LT_phase and a field that diffuses fast sum up
  // to one: it takes the shape of Wulff, x = gamma n + gamma' t. Its radius is 12 widths, and the shape of a diffuse
  // interface differs from that of a sharp one by their square, 1/150.
  double worst_of_wulff(const double strength, const double axis_angle)
  {
    TextRun run(
      "subsection Geometry\n set Kind = film in plan\n set Length = 4 um\n set Width = 4 um\nend\n"
      "subsection Model\n set Parts = phase, expressions\n set Fields = c\n"
      " set Constants = A = 1e6, D = 1e-12\n"
      " set Free energy = A/2*(c + LT_phase^3*(10 - 15*LT_phase + 6*LT_phase^2) - 1)^2\n"
      " subsection Field c\n  set Kind = conserved\n  set Mobility = D/A\n end\n"
      " subsection Interface\n  set Width = 200 nm\n  set Curvature = variational\n"
      "  set Anisotropy = four-fold\n"
      "  set Anisotropy strength = " +
      std::to_string(strength) + "\n  set Axis angle = " + std::to_string(axis_angle) +
      "\n end\n subsection Interface kinetics\n  set Law = constant mobility\n end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Environment\n set Temperature = 590 K\nend\n"
      "subsection Initial state\n set Kind = LT grain\n set Centre x = 0 um\n"
      " set Centre y = 0 um\n set Radius = 2.5 um\n"
      " set c = 0.5*(1 + tanh((sqrt(x^2 + y^2) - 2.5e-6)/91e-9))\nend\n"
      "subsection Time\n set End time = 1e9 s\nend\n");
    run.advance_to(1e5); // a perturbation of four waves decays with 15 M sigma/R^2 = 1/7000 s
    const auto gamma = [&](const double theta) {
      return 1. + strength * std::cos(4. * (theta - axis_angle * pi / 180.));
    };
    const auto slope = [&](const double theta) {
      return -4. * strength * std::sin(4. * (theta - axis_angle * pi / 180.));
    };
    // The scale of the shape is that of the mean radius.
    double scale = 0., worst = 0.;
    std::array<double, 9> measured{}, expected{};
    for (int k = 0; k < 9; ++k)
      {
        const double theta = k * pi / 16.; // of the normal
        const double x = gamma(theta) * std::cos(theta) - slope(theta) * std::sin(theta);
        const double y = gamma(theta) * std::sin(theta) + slope(theta) * std::cos(theta);
        expected[k] = std::hypot(x, y);
        measured[k] = extent(run, std::atan2(y, x), 4e-6);
        scale += measured[k] / expected[k] / 9.;
      }
    for (int k = 0; k < 9; ++k)
      worst = std::max(worst, std::abs(measured[k] / (scale * expected[k]) - 1.));
    std::printf("  strength %.2f, axis at %.0f: %.4f off at worst\n", strength, axis_angle, worst);
    return worst;
  }

  TEST(Anisotropy, AGrainTakesTheShapeOfWulff)
  {
    EXPECT_LE(worst_of_wulff(0.05, 0.), 0.01);
    EXPECT_LE(worst_of_wulff(0.04, 45.), 0.01);
  }

  /// A case with a front in the middle of a strip, or a quarter of a grain.
  std::string growing(const std::string &size,
                      const std::string &interface,
                      const std::string &start)
  {
    return "subsection Geometry\n set Kind = film in plan\n" + size +
           "end\nsubsection Model\n subsection Interface\n set Width = 200 nm\n" + interface +
           " end\n subsection Interface kinetics\n  set Law = constant mobility\n end\nend\n"
           "subsection Nucleation\n set Rate law = none\nend\n"
           "subsection Environment\n set Temperature = 25 degC\nend\n"
           "subsection Initial state\n" +
           start + "end\nsubsection Time\n set End time = 1e6 s\nend\n";
  }

  // With and without an interface energy that depends on the direction, which is not to matter; of that only
  // directions in which it does not turn the front towards the walls, gamma' = 0. Measured over ten widths; the mesh
  // and the steps make half a per cent (PlanarFront.*).
  void expect_velocity(const double angle, const std::string &energy)
  {
    TextRun run(growing(" set Length = 6.4 um\n set Width = 0.4 um\n",
                        " set Growth aspect ratio = 5\n set Axis angle = " + std::to_string(angle) +
                          "\n" + energy,
                        " set Kind = front\n set Front position = 1.6 um\n"));
    const double c = std::cos(angle * pi / 180.), s = std::sin(angle * pi / 180.);
    const double expected =
      std::abs(run.what.models.front_velocity(run.what.models.environment().at(0.))) *
      std::sqrt(c * c + s * s / 25.);
    run.advance_to(0.8e-6 / expected);
    const double first = run.mean(), from = run.now();
    run.advance_to(from + 2e-6 / expected);
    EXPECT_NEAR(6.4e-6 * (run.mean() - first) / (run.now() - from) / expected, 1., 0.006)
      << angle << " degrees " << energy;
  }

  TEST(Anisotropy, AFlatFrontMovesAsItsDirectionSays)
  {
    for (const double angle : {0., 30., 90.})
      expect_velocity(angle, "");
    for (const double angle : {0., 90.})
      expect_velocity(angle,
                      " set Curvature = variational\n set Anisotropy = two-fold\n set Anisotropy "
                      "strength = 0.2\n");
    expect_velocity(45.,
                    " set Curvature = variational\n set Anisotropy = four-fold\n set Anisotropy "
                    "strength = 0.06\n");
  }

  // A needle: tips five times as fast as flanks. Where curvature acted as in the numerical interface it would hold
  // tips back by l/(P r) with r = b^2/a, 1 to 1.5 % here.
  TEST(LongAnisotropy, ANeedleKeepsItsAspect)
  {
    TextRun run(growing(" set Length = 34 um\n set Width = 9 um\n",
                        " set Growth aspect ratio = 5\n set Control parameter = 12\n",
                        " set Kind = LT grain\n set Centre x = 0 um\n set Centre y = 0 um\n"
                        " set Radius = 1 um\n"));
    const double speed =
      std::abs(run.what.models.front_velocity(run.what.models.environment().at(0.)));
    run.advance_to(18e-6 / speed);
    const double a = extent(run, 0., 34e-6), b = extent(run, pi / 2., 9e-6);
    run.advance_to(31e-6 / speed);
    const double tip = extent(run, 0., 34e-6) - a, flank = extent(run, pi / 2., 9e-6) - b;
    std::printf("  from %.3f x %.3f um on: tips %.3f um, flanks %.3f um, %.4f\n",
                a * 1e6,
                b * 1e6,
                tip * 1e6,
                flank * 1e6,
                tip / flank);
    EXPECT_NEAR(tip / flank / 5., 1., 0.02);
  }
} // namespace
