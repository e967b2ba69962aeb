// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fronts that meet their images at the edges of a film: the profile in the gap is as smooth as that of the front, though
// nothing but the curvature that is left holds it straight.
#include "tests/fronts/test_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;

  /// Largest unresolved part of a film in which a grain grows from the middle of one edge to all others.
  double unresolved(const std::vector<std::string> &overrides)
  {
    TestRun run(
      "subsection Geometry\n set Kind = film in plan\n set Length = 8 um\n set Width = 8 um\nend\n"
      "subsection Model\n subsection Interface\n  set Width = 1.4 um\n end\nend\n"
      "subsection Environment\n set Temperature = 25 degC\n set Relative humidity = 80 %\nend\n"
      "subsection Initial state\n set Kind = LT grain\n set Centre x = 3 um\n"
      " set Centre y = 8 um\n set Radius = 3 um\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Discretisation\n set Polynomial degree = 4\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 400 s\nend\n",
      overrides);
    double largest = 0.;
    for (double t = 20.; run.mean() < 0.98 && t < 400.; t += 10.)
      {
        run.advance_to(t);
        largest = std::max(largest, run.simulation->fields().measures().unresolved_part(0, false));
      }
    return largest;
  }

  // The curvature that is taken out once ended where the gap began, within a node or two, which left ripples of 0.3 % in
  // eta, and of as much in a composition. The gradient flow has none. That a gap is narrower than a front may make its
  // highest modes a few times as large, not twenty.
  TEST(ClosingGap, IsSmooth)
  {
    const double flow = unresolved({"Model/Interface/Curvature = variational"});
    EXPECT_GT(flow, 1e-5);
    EXPECT_LT(unresolved({}), 6. * flow);
  }
} // namespace
