// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A uniform mixture has nothing to do, whatever the mesh.
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  TEST(UniformMixture, StaysUnderLightOnAFineMesh)
  {
    // 1.5e5 equal nodes, whose sums round all in one direction: the number of carriers is met to some 1e-12
    // and no better.
    HalideRun run("light_segregation",
                  {"Model/Free energy/Br fraction = 0.2",
                   "Initial composition/Seed composition = 0.2",
                   "Discretisation/Adaptive = false"});
    ASSERT_GT(run.n_unknowns(), 100000u);
    run.advance_to(1.);
    const FieldRange x = run.measure().fields[0];
    EXPECT_NEAR(x.lowest, 0.2, 1e-9);
    EXPECT_NEAR(x.highest, 0.2, 1e-9);
  }
} // namespace
