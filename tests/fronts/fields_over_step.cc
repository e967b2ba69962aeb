// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/run/fields_over_step.h"

#include "tests/fronts/test_run.h"

#include <gtest/gtest.h>

#include <vector>

namespace softlattice
{
  namespace
  {
    constexpr auto small_film = R"(
subsection Geometry
  set Length = 2 um
  set Width = 2 um
end
subsection Model
  subsection Interface
    set Width = 200 nm
  end
end
)";

    // Whether a nucleus may form somewhere is asked of the field at its time: linear between the two
    // ends of the step, and that of an end beyond it.
    TEST(FieldsOverStep, AreLinearInTimeBetweenTheEnds)
    {
      const TestRun run(small_film);
      PhaseField &fields = run.simulation->fields();
      State begin = fields.state(), end = fields.state();
      begin = 0.125;
      end = 0.625;
      const double from = 4., to = 12.;
      const std::vector<double> times = {4., 6., 8., 11., 12., 3., 13.};
      const std::vector<double> expected = {0.125, 0.25, 0.375, 0.5625, 0.625, 0.125, 0.625};
      std::vector<Candidate> candidates(times.size());
      std::vector<Nucleus> nuclei(times.size());
      for (std::size_t i = 0; i < times.size(); ++i)
        {
          candidates[i].time = nuclei[i].time = times[i];
          candidates[i].point = fields.probe().sites().point(0, 0.3 + 0.05 * double(i), 0.6, 0.);
          nuclei[i].place = candidates[i].point.place;
        }
      const FieldsOverStep over_step(fields, begin, end, from, to);
      const std::vector<double> of_candidates = over_step.at(0, candidates);
      const std::vector<double> of_nuclei = over_step.at(0, nuclei);
      for (std::size_t i = 0; i < times.size(); ++i)
        {
          EXPECT_NEAR(of_candidates[i], expected[i], 1e-12) << "at " << times[i];
          EXPECT_NEAR(of_nuclei[i], expected[i], 1e-12) << "at " << times[i];
        }
      EXPECT_NEAR(over_step.range(0).first, 0.125, 1e-12);
      EXPECT_NEAR(over_step.range(0).second, 0.625, 1e-12);
    }
  } // namespace
} // namespace softlattice
