// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A precipitate that does not fit into a cubic crystal is a circle while its interface rules, and a square when the energy of
// misfit, which grows with the volume, does (Thompson, Su and Voorhees 1994, 10.1016/0956-7151(94)90036-1).
#include "tests/strain/strain_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// A quarter of a ball of bromide in a mixture at both compositions of coexistence, between planes of symmetry at three radii
  /// [nm].
  std::string precipitate(const double radius, const double points, const double coherency)
  {
    return fmt::format(
      "subsection Material\n set Name = MAPb(I,Br)3\nend\n"
      "subsection Model\n set Parts = composition, light, strain\n"
      " subsection Free energy\n  set Br fraction = 0.5\n end\n"
      " subsection Mixed halide\n  set Interaction energy = 0.0591 eV\n"
      "  set Gradient coefficient = 3e-10 J/m\n end\nend\n"
      "subsection Strain\n set Symmetry = cubic\n set Coherency factor = {3}\n"
      " set Roller boundaries = left, right, bottom, top\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = {0} nm, {0} nm\nend\n"
      "subsection Environment\n set Temperature = 0 degC\nend\n"
      "subsection Initial composition\n set Profile = formula\n"
      " set Fraction = 0.17 + 0.33*(1 - tanh((sqrt(x^2 + y^2) - {1}e-9)/5e-9))\nend\n"
      "subsection Discretisation\n set Interface width = 12 nm\n set Points per interface = "
      "{2}\nend\n"
      "subsection Time\n set End time = 100 d\n set Relative tolerance = 1e-3\nend\n",
      3. * radius,
      radius,
      points,
      coherency);
  }

  struct Shape
  {
    double radius;   ///< its mean [m]
    double harmonic; ///< the amplitude of cos(4 theta) over that
  };

  /// Of the line on which half is bromide.
  Shape shape_of(StrainRun &run, const double radius)
  {
    constexpr int n = 32;
    double mean = 0., fourth = 0.;
    for (int k = 0; k <= n; ++k)
      {
        const double angle = 0.5 * std::acos(-1.) * k / n;
        double inside = 0.3 * radius, outside = 2. * radius;
        while (outside - inside > 1e-6 * radius)
          {
            const double r = 0.5 * (inside + outside);
            const double here =
              run.value_at("Br_fraction", {r * std::cos(angle), r * std::sin(angle), 0.});
            (here > 0.5 ? inside : outside) = r;
          }
        const double weight = (k == 0 || k == n ? 0.5 : 1.) / n;
        mean += weight * inside;
        fourth += 2. * weight * inside * std::cos(4. * angle);
      }
    return {mean, fourth / mean};
  }

  /// Once it does not change any more: by less than half a per cent while the time doubles.
  Shape equilibrium_shape(const double radius, const double points, const double coherency = 0.05)
  {
    StrainRun run(precipitate(radius, points, coherency));
    Shape before{};
    for (double t = 100.; t < 1e6; t *= 2.)
      {
        run.advance_to(t);
        const Shape now = shape_of(run, 1e-9 * radius);
        if (std::abs(now.harmonic - before.harmonic) < 0.005 * std::abs(now.harmonic) + 1e-5)
          return now;
        before = now;
      }
    throw std::runtime_error("it does not come to rest");
  }

  // The size at which the harmonic passes 5 %, from shapes on both sides of it, on two meshes; what has no misfit stays a circle.
  TEST(LongPrecipitate, BecomesASquareWithGrowingSize)
  {
    std::vector<double> sizes;
    for (const double points : {8., 16.})
      {
        const Shape small = equilibrium_shape(30., points), middle = equilibrium_shape(45., points),
                    large = equilibrium_shape(60., points);
        ASSERT_LT(small.harmonic, 0.05);
        ASSERT_GT(large.harmonic, 0.05);
        const Shape &other = middle.harmonic < 0.05 ? small : large;
        sizes.push_back(middle.radius + (0.05 - middle.harmonic) /
                                          (other.harmonic - middle.harmonic) *
                                          (other.radius - middle.radius));
        RecordProperty(fmt::format("radius with {} points [nm]", points),
                       fmt::format("{:.3f} ({:.5f}, {:.5f}, {:.5f})",
                                   1e9 * sizes.back(),
                                   small.harmonic,
                                   middle.harmonic,
                                   large.harmonic));
      }
    EXPECT_NEAR(sizes[0] / sizes[1], 1., 0.01);
    EXPECT_NEAR(equilibrium_shape(45., 8., 0.).harmonic, 0., 2e-3);
  }
} // namespace
