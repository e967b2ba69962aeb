// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The automatic choice of the integrator against both of them, by the work that it counts: no clock.
#include "tests/fronts/test_run.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;

  std::string strip(const bool adaptive, const std::string &largest_step)
  {
    return "subsection Geometry\n set Kind = film in plan\n set Length = 12 um\n set Width = 0.6 "
           "um\n"
           "end\nsubsection Model\n subsection Interface\n  set Width = 300 nm\n end\nend\n"
           "subsection Nucleation\n set Rate law = none\nend\n"
           "subsection Initial state\n set Kind = front\n set Front position = 2 um\nend\n"
           "subsection Discretisation\n set Adaptive = " +
           std::string(adaptive ? "true" : "false") +
           "\nend\nsubsection Time\n set End time = 1e6 s\n set Largest step = " + largest_step +
           "\nend\n";
  }

  /// Applications of the stiffness matrix while a front crosses so many of its widths.
  double work(const std::string &text, const std::string &integrator, const double widths)
  {
    TestRun run(text, {"Time/Integrator = " + integrator});
    const double velocity = run.what.models.front_velocity(run.what.models.environment().at(0.));
    const double before = run.simulation->fields().problem().n_applications();
    run.advance_to(widths * 300e-9 / std::abs(velocity));
    return run.simulation->fields().problem().n_applications() - before;
  }

  // Never more than 1.3 times the better one, whichever that is: the explicit one where steps are
  // bounded to a part of what the error allows, the implicit one on meshes that follow the front.
  void compare(const bool adaptive, const std::string &largest_step)
  {
    const std::string text = strip(adaptive, largest_step);
    const double implicit_work = work(text, "TR-BDF2", 20.);
    const double explicit_work = work(text, "RKC2", 20.);
    const double automatic_work = work(text, "auto", 20.);
    std::cout << (adaptive ? "adaptive" : "uniform") << ", step at most " << largest_step
              << ": TR-BDF2 " << implicit_work << ", RKC2 " << explicit_work << ", auto "
              << automatic_work << "\n";
    EXPECT_LT(automatic_work, 1.3 * std::min(implicit_work, explicit_work));
  }

  TEST(AutomaticIntegrator, OnAUniformMesh)
  {
    compare(false, "1e9 s");
  }
  TEST(AutomaticIntegrator, WithShortSteps)
  {
    compare(false, "0.03 s");
  }
  TEST(AutomaticIntegrator, OnAMeshThatFollowsTheFront)
  {
    compare(true, "1e9 s");
  }
} // namespace
