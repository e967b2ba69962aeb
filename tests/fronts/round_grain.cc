// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A round grain without driving force shrinks by its curvature: dR^2/dt = -2 (d - 1) M_int sigma in d
// dimensions, exactly for a sharp interface and to (width/R)^2 for a diffuse one.
#include "tests/fronts/test_run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  TEST(RoundGrain, ShrinksByItsCurvature)
  {
    TestRun run(
      "subsection Geometry\n set Kind = film in plan\n set Length = 8 um\n set Width = 8 um\n"
      "end\nsubsection Model\n subsection Interface\n  set Width = 400 nm\n end\n"
      " subsection Interface kinetics\n  set Law = constant mobility\n end\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Environment\n set Temperature = 590 K\nend\n"
      "subsection Initial state\n set Kind = LT grain\n set Centre x = 4 um\n"
      " set Centre y = 4 um\n set Radius = 3 um\nend\n"
      "subsection Time\n set End time = 1e9 s\nend\n");
    const double mobility = run.what.models.kinetics().mobility(590., 0.);
    const double sigma = run.what.models.coefficients().interface_energy;
    const double rate = 2. * mobility * sigma; // of R^2 [m^2/s]
    const double area = 64e-12, pi = std::acos(-1.);
    // From R^2 = 8.5 to 4 um^2, in units of which the width squared is 2 to 4 %.
    run.advance_to(0.5e-12 / rate);
    const double first = run.measure().fields[0].mean * area / pi, from = run.now();
    run.advance_to(5e-12 / rate);
    const double last = run.measure().fields[0].mean * area / pi;
    EXPECT_NEAR(-(last - first) / (run.now() - from) / rate, 1., 0.02);
  }
} // namespace
