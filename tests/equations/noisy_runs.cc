// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Whole runs with thermal noise: what the parameter file says of it, and what it does to the steps.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// A mixture with noise; `geometry` and `more` are lines and sections of the file.
  std::string mixture(const std::string &model,
                      const std::string &noise,
                      const std::string &geometry,
                      const std::string &more = "")
  {
    return "subsection Model\n set Equations = expressions\n set Fields = c\n" + model +
           " subsection Noise\n  set Thermal noise = true\n" + noise +
           " end\nend\nsubsection Geometry\n" + geometry +
           "end\nsubsection Initial state\n set c = 0.5\nend\n" + more;
  }

  const std::string diffusion = " set Free energy = 1e7*(c - 0.5)^2\n"
                                " subsection Field c\n  set Kind = conserved\n"
                                "  set Mobility = 1e-24\n end\n";
  const std::string room = "  set Noise energy kT = 4.116e-21 J\n";
  const std::string coarse = "subsection Discretisation\n set Finest level = 2\nend\n";

  struct Read
  {
    explicit Read(const std::string &text)
    {
      make_file(folder / "case.prm", text);
      diagnostics = read_case(folder / "case.prm", {}, UnitSystem(), what).diagnostics.text();
    }
    double energy() const { return Scenario::create(what)->thermal_noise(0.).value().energy; }

    ScratchFolder folder;
    Case what;
    std::string diagnostics;
  };

  TEST(NoiseSettings, TheDepthOfThinBodiesCounts)
  {
    const double kT = 4.116e-21;
    const Read plan(
      mixture(diffusion, room, " set Kind = film in plan\n set Thickness = 50 nm\n", coarse));
    ASSERT_EQ(plan.diagnostics, "");
    EXPECT_DOUBLE_EQ(plan.energy(), kT / 50e-9);
    const Read section(
      mixture(diffusion, room, " set Kind = film in section\n set Depth = 2 um\n", coarse));
    ASSERT_EQ(section.diagnostics, "");
    EXPECT_DOUBLE_EQ(section.energy(), kT / 2e-6);
    const Read given(mixture(diffusion,
                             room + "  set Noise depth = 10 nm\n",
                             " set Kind = box\n set Size = 1 um, 1 um\n",
                             coarse));
    ASSERT_EQ(given.diagnostics, "");
    EXPECT_DOUBLE_EQ(given.energy(), kT / 10e-9);
    const Read solid(mixture(diffusion,
                             room + "  set Noise depth = 10 nm\n",
                             " set Kind = box\n set Size = 1 um, 1 um, 1 um\n",
                             coarse));
    ASSERT_EQ(solid.diagnostics, "");
    EXPECT_DOUBLE_EQ(solid.energy(), kT);
  }

  TEST(NoiseSettings, WhatCannotBeIsRefused)
  {
    const std::string box = " set Kind = box\n set Size = 1 um, 1 um\n";
    EXPECT_NE(Read(mixture(diffusion, room, box, coarse)).diagnostics.find("2D box"),
              std::string::npos);
    EXPECT_NE(Read(mixture(diffusion, "  set Noise depth = 10 nm\n", box, coarse))
                .diagnostics.find("Noise energy kT"),
              std::string::npos);
    EXPECT_NE(Read(mixture(" subsection Field c\n  set Kind = non-conserved\n"
                           "  set Mobility = 1\n end\n",
                           room + "  set Noise depth = 10 nm\n",
                           box,
                           coarse))
                .diagnostics.find("no field is conserved"),
              std::string::npos);
    EXPECT_NE(Read(mixture(diffusion,
                           room + "  set Noise depth = 10 nm\n",
                           box,
                           coarse + "subsection Time\n set Integrator = auto\nend\n"))
                .diagnostics.find("TR-BDF2"),
              std::string::npos);
  }

  TEST(NoisyRuns, ASinglePhaseDoesNotShortenTheSteps)
  {
    // The shortest wave, 2 pi/k with k = 1, relaxes with the rate M k^2 (f'' + kappa k^2) = 3, so that
    // steps are at most 1/3. The finest of the mesh relax some thousand times faster: k of about 12.
    TextRun run(mixture(" set Dimensionless = true\n set Free energy = 0.5*(c - 0.5)^2\n"
                        " subsection Field c\n  set Kind = conserved\n  set Mobility = 1\n"
                        "  set Gradient coefficient = 2\n end\n",
                        "  set Noise energy kT = 1e-4\n  set Shortest wave = 6.283185307179586\n",
                        " set Kind = box\n set Size = 24, 24\n set Coarse cells = 16, 16\n",
                        "subsection Boundary conditions\n set Periodic = x, y\nend\n"
                        "subsection Discretisation\n set Finest level = 0\nend\n"
                        "subsection Time\n set End time = 30\nend\n"));
    unsigned int n_rejected = 0, n_limited = 0;
    while (run.now() < 30.)
      {
        const StepResult step = run.step_towards(30.);
        n_rejected += step.rejected;
        n_limited += step.limited_by == "noise";
        EXPECT_LT(step.step, (1. + 1e-6) / 3.);
      }
    EXPECT_GT(n_limited, 80u);
    EXPECT_LT(run.n_steps, 120u); // 90 and those with which it starts
    EXPECT_LT(n_rejected, 5u);
    // Of the order of sum over waves of kT/(V (1 + 2 k^2)), those that steps follow: at least half.
    double variance = 0.;
    for (int i = -4; i <= 4; ++i)
      for (int j = -4; j <= 4; ++j)
        if (const double k2 = (i * i + j * j) * std::pow(6.283185307179586 / 24., 2); k2 > 0.)
          variance += 1e-4 / (24. * 24.) / (1. + 2. * k2);
    EXPECT_GT(run.measure().fields[0].variance, 0.5 * variance);
    EXPECT_LT(run.measure().fields[0].variance, 6. * variance);
  }

  TEST(NoisyRuns, AMixtureSeparatesOfItself)
  {
    // Between the wells at 0.3 and 0.7 from a state without any fluctuation; the mesh is adaptive.
    TextRun run(mixture(" set Dimensionless = true\n"
                        " set Free energy = 5*(c - 0.3)^2*(0.7 - c)^2\n"
                        " subsection Field c\n  set Kind = conserved\n  set Mobility = 5\n"
                        "  set Gradient coefficient = 2\n end\n",
                        "  set Noise energy kT = 1e-3\n  set Shortest wave = 16\n",
                        " set Kind = box\n set Size = 100, 100\n",
                        "subsection Boundary conditions\n set Periodic = x, y\nend\n"
                        "subsection Discretisation\n set Finest cell = 6.25\nend\n"
                        "subsection Time\n set End time = 500\nend\n"));
    run.advance_to(500.);
    const FieldRange c = run.measure().fields[0];
    EXPECT_GT(c.variance, 0.5 * 0.04); // both phases: (0.2)^2 but for the interfaces
    EXPECT_NEAR(c.mean, 0.5, 1e-12);
    EXPECT_LT(run.n_steps, 500u);
  }
} // namespace
