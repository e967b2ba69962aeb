// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The preconditioner of diffusion where the mobility varies by decades from place to place.
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  double iterations_per_solve(const std::string &mobility_factor)
  {
    HalideRun run("rigid_junction",
                  {"Environment/Temperature = 100 degC",
                   "Ligands/Mobility factor = " + mobility_factor,
                   "Discretisation/Finest cell = 32 nm"});
    run.advance_to(600.);
    EXPECT_GT(run.n_solves, 20u);
    return double(run.n_krylov) / run.n_solves;
  }

  TEST(HalidePreconditioner, DoesNotMindContrast)
  {
    // With the mean mobility instead of the local one a contrast of 2e4 took more than 60 iterations, at
    // which a step is given up.
    EXPECT_LT(iterations_per_solve("1"), 12.);
    EXPECT_LT(iterations_per_solve("1e-3"), 25.);
    EXPECT_LT(iterations_per_solve("1e-6"), 25.);
  }
} // namespace
