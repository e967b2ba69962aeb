// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Mixtures whose lattice constant follows the composition: coherency makes waves of the composition cost energy (Cahn 1961,
// 10.1016/0001-6160(61)90182-1).
#include "models/constants.h"
#include "tests/strain/strain_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double length = 100e-9, temperature = 500., amplitude = 1e-3;

  /// A wave of half a length along x between walls.
  std::string wave(const std::string &more)
  {
    return fmt::format(
      "subsection Material\n set Name = CsPb(I,Br)3\nend\n"
      "subsection Model\n set Parts = composition, light, strain\n"
      " subsection Free energy\n  set Br fraction = 0.4\n end\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = 100 nm, 25 nm\nend\n"
      "subsection Environment\n set Temperature = {} K\nend\n"
      "subsection Initial composition\n set Profile = formula\n"
      " set Fraction = 0.4 + {}*cos(pi*x/100e-9)\nend\n"
      "subsection Discretisation\n set Finest cell = 12.5 nm\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 1 d\n set Relative tolerance = 1e-4\nend\n"
      "subsection Strain\n set Roller boundaries = left, right, bottom, top\n{}end\n",
      temperature,
      amplitude,
      more);
  }

  /// - d ln(amplitude)/dt [1/s], until it is about e times smaller.
  double decay_rate(const std::string &more, const double about)
  {
    StrainRun run(wave(more));
    run.advance_to(1. / about);
    return -0.5 * std::log(run.measure().fields[0].variance / (0.5 * amplitude * amplitude)) *
           about;
  }

  // f'' + 2 (d ln a/dx)^2 Y + kappa k^2 in place of f'' + kappa k^2, Y = E/(1 - nu): X4, within 2 %. What is left of the
  // misfit multiplies it.
  TEST(StrainedMixture, WavesDecayAsCahnSays)
  {
    StrainRun run(wave(""));
    const RegularSolution &mixing = run.what.models.halide().mixing();
    const double n = mixing.site_density(), k = constants::pi / length;
    const double chemical =
      n * (constants::boltzmann * temperature / (0.4 * 0.6) - 2. * mixing.interaction()) +
      mixing.gradient_coefficient() * k * k;
    const double elastic = 2. * 0.06 * 0.06 * 15e9 / 0.7;
    const double mobility =
      run.what.models.halide().mobility().diffusivity(0.4, temperature, {}, 0.) * 0.24 /
      (n * constants::boltzmann * temperature);
    const double scale = mobility * k * k;
    const double without = decay_rate(" set Coherency factor = 0\n", scale * chemical),
                 half =
                   decay_rate(" set Coherency factor = 0.5\n", scale * (chemical + 0.5 * elastic)),
                 all = decay_rate("", scale * (chemical + elastic));
    EXPECT_NEAR(without / (scale * chemical), 1., 0.01);
    EXPECT_NEAR((half - without) / (scale * 0.5 * elastic), 1., 0.02);
    EXPECT_NEAR((all - without) / (scale * elastic), 1., 0.02);
    EXPECT_GT(elastic, 0.5 * chemical) << "or this says little";
  }

  TEST(StrainedMixture, KeepsItsBromideAndLosesEnergy)
  {
    StrainRun run(
      wave(" set Young's modulus = 20 GPa\n set Stiffness change by composition = 0.5\n"));
    const double before = run.measure().fields[0].mean;
    run.advance_to(10.);
    EXPECT_NEAR(run.measure().fields[0].mean, before, 1e-14);
    ASSERT_GT(run.energies.size(), 3u);
    for (std::size_t i = 1; i < run.energies.size(); ++i)
      EXPECT_LE(run.energies[i], run.energies[i - 1] + 1e-12 * std::abs(run.energies[0])) << i;
  }
} // namespace
