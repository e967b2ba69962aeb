// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Bodies with a displacement: inclusions, beams and bars, against closed forms.
#include "tests/strain/strain_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// A rectangle [nm] with an interface of this width [nm].
  std::string box(const double length, const double height, const double width)
  {
    return fmt::format(
      "subsection Geometry\n set Kind = box\n set Size = {} nm, {} nm\nend\n"
      "subsection Model\n set Parts = phase, strain\n subsection Interface\n  set Width = {} nm\n"
      "  set Curvature = variational\n end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Environment\n set Temperature = 298.15 K\n set Relative humidity = 85 %\nend\n"
      "subsection Time\n set End time = 1e3 s\nend\n",
      length,
      height,
      width);
  }

  // A cylinder in plane strain with a misfit in all directions, in a body so large that its sides do not count (Eshelby
  // 1957, 10.1098/rspa.1957.0133): u_r = a r inside and a R^2/r outside, the stress inside is the same everywhere. A
  // quarter. The free sides at L lower the stress by (R/L)^2, 4e-3, the interface is a tenth of R wide.
  TEST(Inclusion, CylinderOfEshelby)
  {
    const double radius = 60e-9;
    for (const double k : {1., 2., 10.})
      {
        SCOPED_TRACE(k);
        StrainRun run(box(960., 960., 6.) +
                      "subsection Initial state\n set Kind = LT grain\n set Centre x = 0 nm\n set "
                      "Centre y = 0 nm\n"
                      " set Radius = 60 nm\nend\n" +
                      strain(fmt::format(
                        " set LT stiffness factor = {}\n set Roller boundaries = left, bottom\n",
                        k)));
        const double shear = young / (2. * (1. + poisson)),
                     lambda = 2. * shear * poisson / (1. - 2. * poisson);
        const double a =
          k * (3. * lambda + 2. * shear) * misfit / (2. * (k * lambda + k * shear + shear));
        const double pressure = k * (lambda + 2. / 3. * shear) * (2. * a - 3. * misfit);
        const std::array<double, 3> inside = {0.4 * radius, 0.3 * radius, 0.},
                                    outside = {0., 3. * radius, 0.};
        EXPECT_NEAR(run.value_at("hydrostatic_stress", inside) / pressure, 1., 0.01);
        EXPECT_NEAR(run.value_at("ux", inside) / (a * inside[0]), 1., 0.01);
        EXPECT_NEAR(run.value_at("uy", inside) / (a * inside[1]), 1., 0.01);
        // With the sides free a r (R/L)^2 (1 - 2 nu) and less comes on top, 2 %.
        EXPECT_NEAR(run.value_at("uy", outside) / (a * radius / 3.), 1., 0.03);
      }
  }

  /// A ball (Eshelby 1957) whose moduli are k times those around it, with an interface of this width [nm]: a = 3 K' m/(3 K' + 4 G)
  /// and the pressure 3 K' (a - m) inside. An eighth, with free sides at so many radii, which take (R/L)^3.
  void expect_ball_of_eshelby(const double k, const double width, const int radii)
  {
    SCOPED_TRACE(k);
    const int edge = 80 * radii;
    StrainRun run(
      box(edge, edge, width) +
      fmt::format("subsection Geometry\n set Size = {0} nm, {0} nm, {0} nm\nend\n", edge) +
      "subsection Initial state\n set Kind = LT grain\n set Centre x = 0 nm\n set Centre y = 0 nm\n"
      " set Centre z = 0 nm\n set Radius = 80 nm\nend\n" +
      strain(
        fmt::format(" set LT stiffness factor = {}\n set Roller boundaries = left, bottom, front\n",
                    k)));
    const double shear = young / (2. * (1. + poisson)), bulk = young / (3. * (1. - 2. * poisson));
    const double a = 3. * k * bulk * misfit / (3. * k * bulk + 4. * shear);
    const std::array<double, 3> inside = {24e-9, 16e-9, 20e-9};
    EXPECT_NEAR(run.value_at("hydrostatic_stress", inside) / (3. * k * bulk * (a - misfit)),
                1.,
                0.01);
    EXPECT_NEAR(run.value_at("ux", inside) / (a * inside[0]), 1., 0.01);
    EXPECT_NEAR(run.value_at("uz", inside) / (a * inside[2]), 1., 0.01);
  }

  TEST(Inclusion, BallOfEshelby)
  {
    expect_ball_of_eshelby(1., 12., 6);
  }

  // Where moduli differ the interface counts. The equation along the radius, solved with (304), has 0.4 % less pressure than theory for
  // k = 10 and an interface of 1/16 of the radius, and 4.4 % more without; free sides at six radii take 0.4 % to 0.8 %.
  TEST(LongInclusion, StifferBallsOfEshelby)
  {
    expect_ball_of_eshelby(2., 5., 6);
    expect_ball_of_eshelby(10., 5., 6);
  }

  // Uniform stress is found exactly on a mesh with hanging nodes: a bar that is pulled, of two phases that differ in nothing.
  TEST(Inclusion, PatchTestOnHangingNodes)
  {
    StrainRun run(
      box(960., 480., 20.) +
      "subsection Initial state\n set Kind = LT grain\n set Centre x = 300 nm\n set Centre y = 200 "
      "nm\n"
      " set Radius = 100 nm\nend\n" +
      "subsection Time\n set Relative tolerance = 1e-8\nend\n" +
      strain(" set Linear misfit of LT = 0\n set Roller boundaries = left, bottom\n"
             " set Loaded boundaries = right\n set Traction = 100 MPa, 0 MPa, 0 MPa\n"));
    const double stress = 1e8, along = stress * (1. - poisson * poisson) / young,
                 across = -stress * poisson * (1. + poisson) / young;
    const FieldMeasures &measures = run.simulation->fields().measures();
    const double size = along * 960e-9, root = std::sqrt(960e-9 * 480e-9);
    EXPECT_LE(measures.l2_error(run.number("ux"), [&](const auto &x) { return along * x[0]; }),
              1e-10 * size * root);
    EXPECT_LE(measures.l2_error(run.number("uy"), [&](const auto &x) { return across * x[1]; }),
              1e-10 * size * root);
    EXPECT_NEAR(run.column("largest von Mises stress") /
                  (stress * std::sqrt(1. - poisson + poisson * poisson)),
                1.,
                1e-9);
  }

  // Two layers of one modulus and half the thickness each, in plane stress, bend by 3/2 of the misfit over the thickness
  // (Timoshenko 1925, 10.1364/JOSA.11.000233), wherever they are: nothing holds them.
  TEST(Inclusion, TwoLayersBend)
  {
    StrainRun run(box(2400., 240., 12.) +
                  "subsection Initial state\n set Kind = formula\n"
                  " set LT phase = 0.5*(1 - tanh((y - 120e-9)/5.46e-9))\nend\n" +
                  strain(" set Plane = stress\n"));
    const auto lower_side = [&](const double x) { return run.value_at("uy", {x, 0., 0.}); };
    const double step = 600e-9, middle = 1200e-9;
    const double bent =
      (lower_side(middle + step) - 2. * lower_side(middle) + lower_side(middle - step)) /
      (step * step);
    EXPECT_NEAR(bent / (1.5 * misfit / 240e-9), 1., 0.01);
  }

  // A film on a substrate that gives way is relaxed at its edges (shear lag, H. L. Cox 1952, 10.1088/0508-3443/3/3/302): with
  // E' = E/(1 - nu^2), stretched by e along both axes and held across, E' t u'' = k u and no stress at x = +- L/2, u = - (1 + nu) e l
  // sinh(x/l)/cosh(L/2l), l = sqrt(E' t/k).
  TEST(Inclusion, FilmsAreRelaxedAtTheEdgesOfACompliantSubstrate)
  {
    StrainRun run(
      "subsection Geometry\n set Kind = film in plan\n set Length = 6 um\n set Width = 0.6 um\n"
      " set Thickness = 300 nm\nend\n"
      "subsection Model\n set Parts = phase, strain\n subsection Interface\n  set Width = 300 nm\n "
      "end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Discretisation\n set Adaptive = false\nend\n"
      "subsection Environment\n set Temperature = 298.15 K\n set Relative humidity = 85 %\nend\n"
      "subsection Time\n set End time = 1 s\n set Relative tolerance = 1e-6\nend\n" +
      strain(" set Substrate = compliant\n set Substrate stiffness = 2e16 Pa/m\n"
             " set Roller boundaries = front, back\n set Imposed strain = 1 %, 1 %, 0 %\n"));
    const double modulus = young / (1. - poisson * poisson),
                 lag = std::sqrt(modulus * 300e-9 / 2e16), e = 0.01;
    for (const double x : {-2.9e-6, -2e-6, -1e-6, 2.5e-6})
      {
        const std::array<double, 3> place = {x + 3e-6, 0.3e-6, 0.};
        const double part = std::cosh(x / lag) / std::cosh(3e-6 / lag);
        EXPECT_NEAR(run.value_at("ux", place),
                    -(1. + poisson) * e * lag * std::sinh(x / lag) / std::cosh(3e-6 / lag),
                    1e-4 * e * lag);
        // And nuclei have half of it beside the edge that they have in the middle: s_xx and s_yy = nu s_xx + E e.
        const double along = modulus * (1. + poisson) * e * (1. - part);
        EXPECT_NEAR(run.value_at("hydrostatic_stress", place),
                    (along * (1. + poisson) + young * e) / 3.,
                    1e-3 * young * e);
      }
  }

  // Between parallel walls a front keeps what (275), (276) and (304) say: in plane strain, gliding along walls on all sides but
  // one, v of w = k E m^2/(1 - nu) with the constraint of the walls across, whatever the width of the interface, for LT that is as stiff
  // and twice as stiff.
  TEST(Inclusion, FrontsBetweenWallsHaveTheVelocityOfTheory)
  {
    for (const double k : {1., 2.})
      {
        SCOPED_TRACE(k);
        StrainRun run(
          box(4800., 150., 150.) +
          "subsection Initial state\n set Kind = front\n set Front position = 1 um\nend\n" +
          strain(fmt::format(" set Roller boundaries = left, bottom, top\n"
                             " set LT stiffness factor = {}\n",
                             k)));
        // Free along x, held across: as a film.
        const double work = k * young * misfit * misfit / (1. - poisson);
        const ModelSet &models = run.what.models;
        Conditions here = models.environment().at(0.);
        const double free = models.front_velocity(here);
        here.strain.of_front = work;
        const double v = models.front_velocity(here);
        ASSERT_LT(v, 0.99 * free);
        run.advance_to(300e-9 / v);
        const double from = run.measure().fields[0].mean;
        run.advance_to((300e-9 + 1.2e-6) / v);
        EXPECT_NEAR((run.measure().fields[0].mean - from) * 4.8e-6 / 1.2e-6, 1., 0.01);
        for (std::size_t i = 1; i < run.energies.size(); ++i)
          EXPECT_LE(run.energies[i], run.energies[i - 1] + 1e-9 * std::abs(run.energies[0])) << i;
      }
  }
} // namespace
