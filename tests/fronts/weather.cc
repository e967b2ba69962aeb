// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// While nothing moves a step goes over the changes of the weather.
#include "tests/fronts/test_run.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;

  const std::string module =
    "subsection Geometry\n set Kind = film in plan\n set Length = 20 um\n set Width = 20 um\nend\n"
    "subsection Model\n subsection Interface\n  set Width = 300 nm\n end\nend\n"
    "subsection Environment\n set Source = generated weather\n set Barrier film = film\n"
    " set Time constant = 40 d\nend\n"
    "subsection Time\n set End time = 365 d\nend\n";

  struct FirstNucleus
  {
    Nucleus nucleus;
    unsigned int steps;
  };

  FirstNucleus first_nucleus(const std::vector<std::string> &overrides)
  {
    TestRun run(module, overrides);
    for (;;)
      {
        const StepResult step = run.step_towards(run.what.time.end_time);
        if (!step.births.empty())
          return {step.births.front(), run.n_steps};
        if (run.now() >= run.what.time.end_time)
          throw std::runtime_error("no nucleus in a year");
      }
  }

  TEST(Weather, StepsGoOverHoursInWhichNothingMovesAndTheNucleiAreTheSame)
  {
    const FirstNucleus first = first_nucleus({}),
                       by_hours = first_nucleus({"Time/Largest step = 50 min"});
    EXPECT_EQ(first.nucleus.time, by_hours.nucleus.time);
    EXPECT_EQ(first.nucleus.place, by_hours.nucleus.place);
    EXPECT_EQ(first.nucleus.rate, by_hours.nucleus.rate);
    const double thousandths = first.nucleus.time / (1e-3 * 365. * 86400.);
    EXPECT_LT(first.steps, thousandths + 20.);
    EXPECT_GT(by_hours.steps, 8. * thousandths);
  }
} // namespace
