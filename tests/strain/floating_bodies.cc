// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Bodies that nothing holds, or whose mean strain follows from their mean stress.
#include "models/constants.h"
#include "tests/strain/strain_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  // Newton's method leaves 0.02 of the tolerance of 1e-8 of displacements, and a hundred times that of strains where what it leaves
  // changes from node to node.
  constexpr double left = 1e-7;

  std::string body(const std::string &size, const std::string &lt_phase, const std::string &more)
  {
    return fmt::format(
      "subsection Geometry\n set Kind = box\n set Size = {}\nend\n"
      "subsection Model\n set Parts = phase, strain\n subsection Interface\n  set Width = 24 nm\n"
      "  set Curvature = variational\n end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Environment\n set Temperature = 298.15 K\n set Relative humidity = 85 %\nend\n"
      "subsection Discretisation\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 1e3 s\n set Relative tolerance = 1e-8\nend\n"
      "subsection Initial state\n{}end\n{}",
      size,
      lt_phase,
      more);
  }

  std::string periodic(const std::string &directions)
  {
    return "subsection Boundary conditions\n set Periodic = " + directions + "\nend\n";
  }

  // It takes the strain of free LT all over, without any stress, and nothing of what is imposed; it neither moves nor turns in the
  // mean, int u dV = 0 and int x u_y - y u_x dV = 0: of the shear that is imposed L^2/(L^2 + H^2) is found in the slope of u_x by
  // y and the rest in the other one.
  TEST(FloatingBody, HasNoStress)
  {
    for (const char *size : {"480 nm, 240 nm", "480 nm, 240 nm, 180 nm"})
      {
        SCOPED_TRACE(size);
        const bool is_3d = std::string(size).size() > 20;
        StrainRun run(
          body(size,
               all_lt,
               strain(std::string(" set Imposed strain = 0.003, 0, 0, 0, 0, 0.002\n") +
                      (is_3d ? "" : " set Plane = stress\n")) +
                 "subsection Model\n subsection Interface\n  set Width = 240 nm\n end\nend\n"));
        EXPECT_LE(run.column("largest von Mises stress"), left * young * std::abs(misfit));
        const double length = 480e-9, height = 240e-9;
        const auto at = [&](const char *field, const double x, const double y) {
          return run.value_at(field, {x * length, y * height, 0.});
        };
        const double exact = left * std::abs(misfit);
        EXPECT_NEAR((at("ux", 1., 0.) - at("ux", 0., 0.)) / length, misfit - 0.003, exact);
        EXPECT_NEAR((at("uy", 0., 1.) - at("uy", 0., 0.)) / height, misfit, exact);
        EXPECT_NEAR((at("ux", 0., 1.) - at("ux", 0., 0.)) / height, -0.004 * 0.8, exact);
        EXPECT_NEAR((at("uy", 1., 0.) - at("uy", 0., 0.)) / length, -0.004 * 0.2, exact);
        for (const char *name : {"ux", "uy"})
          EXPECT_NEAR(run.measure().fields[run.number(name)].mean, 0., exact * length) << name;
      }
  }

  // Half LT, half HT with moduli of k times those of HT, in layers: with g = 1 + (k - 1) h the strain P along them, of which the
  // stress has no mean, is k m <h>/<g> = k m/(1 + k), whatever the profile, and s = E/(1 - nu) (g P - k h m). Exactly, where
  // the interface has the mean moduli, the mean misfit stress, and no stress across.
  void expect_laminate(const std::string &text, const double k)
  {
    SCOPED_TRACE(text);
    StrainRun run(text);
    const double along = k * misfit / (1. + k);
    EXPECT_NEAR(run.column("mean strain xx") / along, 1., 1e-6);
    EXPECT_NEAR(run.column("mean strain zz") / along, 1., 1e-6);
    const double in_ht = biaxial * along, in_lt = biaxial * k * (along - misfit);
    EXPECT_NEAR(run.value_at("von_mises_stress", {0., 0., 0.}) / std::abs(in_ht), 1., 1e-4);
    EXPECT_NEAR(run.value_at("von_mises_stress", {0., 120e-9, 0.}) / std::abs(in_lt), 1., 1e-4);
    EXPECT_NEAR(run.value_at("hydrostatic_stress", {0., 120e-9, 0.}) / (2. / 3. * in_lt), 1., 1e-4);
  }

  // The layers are along x; waves of the phase that are smooth on cells of a tenth of their length.
  const std::string layers = " set Kind = formula\n set LT phase = 0.5 - 0.5*cos(pi*y/120e-9)\n";

  TEST(MeanStress, OfLayersIsZeroAlongThem)
  {
    for (const double k : {1., 3.})
      {
        const std::string entries =
          fmt::format(" set LT stiffness factor = {}\n set Given mean stresses = xx, zz", k);
        // Free above and below; and periodic there, where the mean strain across has to follow as well.
        expect_laminate(body("60 nm, 240 nm", layers, periodic("x") + strain(entries + "\n")), k);
        expect_laminate(
          body("60 nm, 240 nm", layers, periodic("x, y") + strain(entries + ", yy\n")),
          k);
      }
  }

  TEST(MeanStress, IsWhatIsGiven)
  {
    // Of LT alone: m + S s.
    StrainRun run(
      body("120 nm, 120 nm, 120 nm",
           all_lt,
           periodic("x, y, z") + strain(" set Given mean stresses = xx, yy, zz, xy\n"
                                        " set Mean stress = 300 MPa, 0 MPa, -100 MPa, 40 MPa\n")));
    const double s = 300e6, p = -100e6;
    EXPECT_NEAR(run.column("mean strain xx"), misfit + (s - poisson * p) / young, 1e-12);
    EXPECT_NEAR(run.column("mean strain yy"), misfit - poisson * (s + p) / young, 1e-12);
    EXPECT_NEAR(run.column("mean strain zz"), misfit + (p - poisson * s) / young, 1e-12);
    EXPECT_NEAR(run.column("mean strain xy"), 40e6 * (1. + poisson) / young, 1e-12);
    EXPECT_NEAR(run.column("mean hydrostatic stress") / ((s + p) / 3.), 1., 1e-9);
  }

  // A lamella of LT grows until it has strained the rest as much as it likes: w = E m^2/(1 - nu) (1 - 2 phi), with phi its part.
  TEST(MeanStress, FrontsOfALamellaFeelTheStrainThatItHas)
  {
    StrainRun run(
      body("60 nm, 960 nm",
           " set Kind = formula\n"
           " set LT phase = 0.5*(tanh((y - 360e-9)/11e-9) - tanh((y - 600e-9)/11e-9))\n",
           periodic("x, y") + strain(" set Given mean stresses = xx, yy, zz\n")));
    const double part = run.measure().fields[0].mean; // of a symmetric profile that of h as well
    EXPECT_NEAR(part, 0.25, 1e-6);
    EXPECT_NEAR(run.column("mean strain xx"), misfit * part, 1e-5 * std::abs(misfit));
    for (const double y : {60e-9, 480e-9})
      EXPECT_NEAR(run.value_at("work_of_fronts", {30e-9, y, 0.}) /
                    (biaxial * misfit * misfit * (1. - 2. * part)),
                  1.,
                  1e-4);
  }

  /// A mixture of 50 nm with a periodic wave of its composition.
  std::string mixture(const std::string &entries)
  {
    return "subsection Material\n set Name = CsPb(I,Br)3\nend\n"
           "subsection Model\n set Parts = composition, light, strain\n"
           " subsection Free energy\n  set Br fraction = 0.4\n end\nend\n"
           "subsection Geometry\n set Kind = box\n set Size = 200 nm, 50 nm\nend\n" +
           periodic("x, y") +
           "subsection Environment\n set Temperature = 500 K\nend\n"
           "subsection Initial composition\n set Profile = formula\n"
           " set Fraction = 0.4 + 1e-3*cos(pi*x/100e-9)\nend\n"
           "subsection Discretisation\n set Finest cell = 12.5 nm\n set Adaptive = false\nend\n"
           "subsection Time\n set End time = 1 d\n set Relative tolerance = 1e-4\nend\n" +
           strain(entries);
  }

  // As between planes of symmetry (WavesDecayAsCahnSays): the mean strain does not change it.
  TEST(FloatingBody, PeriodicMixturesDecayAsThoseBetweenWalls)
  {
    const auto left_of = [](const std::string &text) {
      StrainRun run(text);
      run.advance_to(1.);
      for (std::size_t i = 1; i < run.energies.size(); ++i)
        EXPECT_LE(run.energies[i], run.energies[i - 1] + 1e-12 * std::abs(run.energies[0])) << i;
      return run.measure().fields[0].variance / (0.5 * 1e-6);
    };
    const double held = left_of(mixture("")),
                 free = left_of(mixture(" set Given mean stresses = xx, yy, zz, xy\n"));
    std::string walls = mixture(" set Roller boundaries = left, right, bottom, top\n");
    walls.replace(walls.find("x, y"), 4, "none");
    const double between = left_of(walls);
    EXPECT_LT(held, 0.9);
    EXPECT_NEAR(held, between, 1e-3 * between);
    EXPECT_NEAR(free, between, 1e-3 * between);
  }
} // namespace
