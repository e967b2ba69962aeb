// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Conditions that last for much less than a step.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  TEST(Pulses, NoneIsSteppedOver)
  {
    // A flux of 100 for 0.001 through an edge of 1 into the area 1, after which the mean is 0.1.
    for (const std::string integrator : {"TR-BDF2", "auto"})
      {
        SCOPED_TRACE(integrator);
        TextRun run("subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
                    " set Fields = c\n set Free energy = c^2/2\n"
                    " subsection Field c\n  set Kind = conserved\n  set Mobility = 1\n end\nend\n"
                    "subsection Geometry\n set Kind = box\n set Size = 1, 1\nend\n"
                    "subsection Initial state\n set c = 0\nend\n"
                    "subsection Boundary conditions\n subsection c\n"
                    "  set Fluxes = left: 0 at 0, 0 at 5, 100 at 5, 100 at 5.001, 0 at 5.001, 0 at "
                    "5.002, 1e-12 at 10\n end\nend\n"
                    "subsection Discretisation\n set Finest level = 2\nend\n"
                    "subsection Time\n set End time = 10\n set Integrator = " +
                    integrator + "\nend\n");
        run.advance_to(10.);
        EXPECT_NEAR(run.measure().fields[0].mean, 0.1, 1e-9);
      }
  }
} // namespace
