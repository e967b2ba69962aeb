// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Integrals, values at points and crossings of fields that are known, against their closed forms.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  // c and u are polynomials that the elements of degree 4 hold exactly, so that their integrals (Gauss-Lobatto, exact
  // to degree 7 by x and by y), gradients and values are those of the formula but for rounding.
  const std::string polynomials = R"(
subsection Model
  set Equations     = expressions
  set Dimensionless = true
  set Fields        = c, u
  set Constants     = three = 3
  set Definitions   = double(v) = 2*v
  subsection Field c
    set Kind                 = conserved
    set Gradient coefficient = 1
    set Mobility             = 1
  end
  subsection Field u
    set Kind                 = non-conserved
    set Gradient coefficient = 1
    set Mobility             = 1
  end
end
subsection Geometry
  set Kind = box
  set Size = 4, 2
end
subsection Initial state
  set c = x^2*y
  set u = x - y^2
end
subsection Discretisation
  set Polynomial degree = 4
  set Finest cell       = 0.5
end
subsection Time
  set End time  = 1
)";

  std::map<std::string, double> at_the_start(const std::string &text)
  {
    const TextRun run(text);
    const OwnNumbersReport *numbers = run.simulation->scenario().numbers();
    std::map<std::string, double> values;
    const std::vector<double> all = numbers->values(run.simulation->fields(), 0.);
    for (std::size_t i = 0; i < all.size(); ++i)
      values[numbers->own_columns()[i].name] = all[i];
    return values;
  }

  TEST(OwnNumbers, AreWhatTheFieldsSay)
  {
    auto now = at_the_start(polynomials + R"(
end
subsection Output
  set Integrals = all: double(c); right: c over right; back: c + x over top; steep: d(c, x)^2 + d(u, y); \
                  area: 1; edge: dot(grad(u), grad(c)) over right; when: 1 + t; \
                  part: c over box from 0.3, 0.7 to 1.45, 1.9; bent: d(c, x) + u over box from 3.9, 3 to 0.77, 1.11
  set Probes    = here: c*x at 1.3, 0.7; slope: d(c, y) at 1.3, 0.7; corner: u at 4, 2
  set Crossings = front: c = three from 0, 1 to 4, 1; last: u*(x - 2)*(x - 1) = 0 from 4, 0 to 0.5, 0; \
                  never: c = 100 from 0, 1 to 4, 1; node: tanh(u) = 0 from 0, 1 to 4, 1; slanted: u = 0 from 0, 1 to 3, 1
end
)");
    const auto expect = [&](const std::string &name, const double value) {
      EXPECT_NEAR(now.at(name), value, 1e-11 * (1. + std::abs(value))) << name;
    };
    expect("all", 2. * 64. / 3. * 2.);
    expect("right", 16. * 2.);
    expect("back", 2. * 64. / 3. + 8.); // y = 2
    // (2 x y)^2 - 2 y
    expect("steep", 4. * 64. / 3. * 8. / 3. - 16.);
    expect("area", 8.);
    // grad u = (1, -2 y), grad c = (2 x y, x^2): -24 y at x = 4
    expect("edge", -48.);
    expect("when", 8.);
    // Cells are cut, and the box may be larger than the domain.
    expect("part", (std::pow(1.45, 3) - std::pow(0.3, 3)) / 3. * (1.9 * 1.9 - 0.7 * 0.7) / 2.);
    // 2 x y + x - y^2 over 0.77 < x < 3.9, 1.11 < y < 2
    const double x2 = (3.9 * 3.9 - 0.77 * 0.77) / 2.;
    expect("bent", x2 * (4. - 1.11 * 1.11) + x2 * 0.89 - 3.13 * (8. - std::pow(1.11, 3)) / 3.);
    expect("here", std::pow(1.3, 3) * 0.7);
    expect("slope", 1.3 * 1.3);
    expect("corner", 0.);
    // The bracket is 1/8 of a node's spacing to the fourth power, and a straight line there is off by its square.
    EXPECT_NEAR(now.at("front"), std::sqrt(3.), 1e-9);
    EXPECT_NEAR(now.at("last"),
                3.,
                1e-9); // x = 2, 1, and at last 0 is no crossing: u begins at 0 there
    EXPECT_TRUE(std::isnan(now.at("never")));
    EXPECT_NEAR(now.at("slanted"), 1., 1e-9);
    EXPECT_NEAR(now.at("node"), 1., 1e-9); // where a sample is, which is zero but for rounding
  }

  TEST(OwnNumbers, PointsOutsideAreFound)
  {
    const TextRun run(polynomials + R"(
end
subsection Output
  set Integrals = bad: 1/(t*c); beside: c over box from 5, 0 to 6, 1
  set Probes    = inside: c at 1, 1; outside: c at 1, 3
  set Crossings = far: c = 1 from 0, 1 to 5, 1
end
)");
    const auto findings =
      run.simulation->scenario().numbers()->findings(run.simulation->fields(), 0.);
    ASSERT_EQ(findings.size(), 2u);
    EXPECT_EQ(findings[0].message, "'outside': the point 1, 3 is outside of the domain");
    EXPECT_EQ(findings[0].path, "Output/Probes");
    EXPECT_EQ(findings[1].path, "Output/Crossings");
  }

  // du/dt = 1 from u = 1/2.
  const std::string rising = R"(
subsection Model
  set Equations     = expressions
  set Dimensionless = true
  set Fields        = u
  subsection Field u
    set Kind     = non-conserved
    set Mobility = 1
    set Source   = 1
  end
end
subsection Geometry
  set Kind = box
  set Size = 4, 2
end
subsection Initial state
  set u = 0.5
end
subsection Discretisation
  set Finest cell = 1
end
subsection Time
  set End time     = 1
  set Largest step = 0.03
end
)";

  // u = 1/2 + t, so that the run is to end when t has passed 0.2.
  TEST(OwnNumbers, EndARun)
  {
    TextRun run(rising + R"(
subsection Output
  set Probes = here: u at 1, 1
end
subsection Time
  set Stop when = here > 0.7
end
)");
    Simulation &simulation = *run.simulation;
    const OwnNumbersReport &numbers = *simulation.scenario().numbers();
    EXPECT_FALSE(numbers.ends_run(0.)); // nothing is known yet
    bool ended = false;
    while (!ended && run.now() < 1.)
      {
        run.step_towards(1.);
        simulation.scenario().fill(nullptr, simulation.fields(), run.measure(), run.now());
        ended = numbers.ends_run(run.now());
        EXPECT_EQ(ended, run.now() > 0.2 + 1e-9) << run.now();
      }
    EXPECT_TRUE(ended);
    EXPECT_LT(run.now(), 0.2 + 0.031);
  }

  // A condition on the time alone needs no number.
  TEST(OwnNumbers, ATimeEndsARunWithoutNumbers)
  {
    TextRun run(rising + "subsection Time\n  set Stop when = t > 0.3\nend\n");
    const OwnNumbersReport *numbers = run.simulation->scenario().numbers();
    ASSERT_NE(numbers, nullptr);
    EXPECT_FALSE(numbers->ends_run(0.3));
    EXPECT_TRUE(numbers->ends_run(0.31));
  }
} // namespace
