// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A case with equations of its own, coupled, adaptive and periodic: the same on 1, 2 and 3 ranks.
#include "tests/parallel/on_ranks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace
{
  using namespace softlattice;

  const char *const text =
    "subsection Model\n"
    " set Equations = expressions\n set Dimensionless = true\n set Fields = c, eta, phi\n"
    " set Free energy = 5*(c - 0.3)^2*(0.7 - c)^2 + eta^2*(1 - eta)^2 + 0.3*c*eta^2\n"
    " subsection Field c\n  set Kind = conserved\n  set Gradient coefficient = 2\n"
    "  set Mobility = 5*(0.5 + c)\n end\n"
    " subsection Field eta\n  set Kind = non-conserved\n  set Gradient coefficient = 2\n"
    "  set Mobility = 1 + 0.2*c\n end\n"
    " subsection Field phi\n  set Kind = electrostatic\n  set Permittivity = 20 + 10*c\n"
    "  set Charge density = 0.05*(c - 0.5)\n end\n"
    "end\n"
    "subsection Geometry\n set Kind = box\n set Size = 60, 60\nend\n"
    "subsection Initial state\n"
    " set c = 0.5 + 0.15*tanh(6 - sqrt((x - 20)^2 + (y - 30)^2))\n"
    " set eta = 0.5*(1 + tanh(8 - sqrt((x - 40)^2 + (y - 30)^2)))\nend\n"
    "subsection Boundary conditions\n set Periodic = x\n"
    " subsection phi\n  set Values = bottom: 0; top: 0.5\n end\nend\n"
    "subsection Discretisation\n set Finest cell = 4\nend\n"
    "subsection Time\n set End time = 0.01\n set Largest step = 0.001\n"
    " set Relative tolerance = 1e-6\nend\n"
    "subsection Output\n set Integrals = inner: c*eta; wall: 1 + grad2(phi)*c over top\n"
    " set Probes = here: c*x + d(c, x) at 31.7, 30\n"
    " set Crossings = edge: eta = 0.5 from 40, 30 to 60, 30\nend\n";

  /// A mixture on its way to separate, under noise.
  const char *const noisy =
    "subsection Model\n"
    " set Equations = expressions\n set Dimensionless = true\n set Fields = c\n"
    " set Free energy = 5*(c - 0.3)^2*(0.7 - c)^2\n"
    " subsection Field c\n  set Kind = conserved\n  set Gradient coefficient = 2\n"
    "  set Mobility = 5*(0.5 + c)\n end\n"
    " subsection Noise\n  set Thermal noise = true\n  set Noise energy kT = 0.001\n"
    "  set Noise seed = 3\n  set Shortest wave = 15\n end\nend\n"
    "subsection Geometry\n set Kind = box\n set Size = 60, 60\nend\n"
    "subsection Initial state\n set c = 0.5\nend\n"
    "subsection Boundary conditions\n set Periodic = x\nend\n"
    "subsection Discretisation\n set Finest cell = 6\nend\n"
    "subsection Time\n set End time = 40\nend\n";

  void expect_the_same(const std::string &options,
                       const std::string &what = text,
                       const double precision = precision_across_ranks)
  {
    const ScratchFolder folder;
    make_file(folder / "case.prm", what);
    const auto last_row = [&](const int ranks) {
      return final_values(
        run_on(ranks, folder / "case.prm", folder / ("on_" + std::to_string(ranks)), options));
    };
    const nlohmann::json one = last_row(1);
    EXPECT_GE(one["step"], 20.);
    for (const int ranks : {2, 3})
      {
        const nlohmann::json several = last_row(ranks);
        EXPECT_EQ(several["time [1]"], one["time [1]"]);
        unsigned int n_compared = 0;
        for (const auto &[name, value] : one.items())
          if (name.rfind("mean of", 0) == 0 || name.rfind("variance of", 0) == 0 ||
              name.find("energy") != std::string::npos || name == "inner [1]" ||
              name == "wall [1]" || name == "here [1]" || name == "edge [1]")
            {
              ++n_compared;
              EXPECT_NEAR(several[name], double(value), precision * std::abs(double(value)))
                << name << " on " << ranks << " ranks";
            }
        EXPECT_GE(n_compared, 3u) << one.dump();
      }
  }

  TEST(CoupledRanks, SameEnergiesAndMeansOnAUniformMesh)
  {
    expect_the_same("-s 'Discretisation/Adaptive = false'");
  }

  TEST(CoupledRanks, SameEnergiesAndMeansOnAnAdaptiveMesh)
  {
    // Steps, whose error is tolerated to 1e-6, begin so short that rounding decides on their growth: they differ by per
    // cents, and what is found by what is tolerated.
    expect_the_same("", text, 1e-6);
  }

  TEST(CoupledRanks, SameNoise)
  {
    // Other noise would change the variance by some ten per cent.
    expect_the_same("-s 'Discretisation/Adaptive = false'", noisy);
  }
} // namespace
