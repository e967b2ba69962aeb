// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What enters through boundaries, against what the fields gain.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  // (200) is exact for the discrete equations, whatever they are: two fields that move each other, with interfaces,
  // mobilities that depend on them, a source, every kind of condition, and corners that belong to two boundaries.
  std::string everything(const std::string &size, const std::string &more)
  {
    return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
           " set Fields = c, d\n set Free energy = c^2 + c*d + d^4/4\n"
           " subsection Field c\n  set Kind = conserved\n  set Gradient coefficient = 0.05\n"
           "  set Mobility = 0.5 + c^2\n  set Cross mobilities = d: 0.1*c\n  set Source = "
           "0.3*sin(x)*c\n"
           " end\n subsection Field d\n  set Kind = conserved\n  set Mobility = 1 + 0.1*c\n "
           "end\nend\n"
           "subsection Geometry\n set Kind = box\n set Size = " +
           size +
           "\nend\nsubsection Initial state\n set c = 0.3 + 0.2*cos(2*x)*y\n set d = 0.2*tanh(3*(x "
           "- 2))\n"
           "end\nsubsection Boundary conditions\n"
           " subsection c\n  set Values = left: 0.3 + 0.4*t*y\n  set Fluxes = right: 0.2*y + t\n"
           "  set Exchange = top: 1.5, 0.2\n end\n"
           " subsection d\n  set Values = left: -0.2; bottom: 0.1*x - 0.2\n end\nend\n"
           "subsection Discretisation\n set Finest cell = 0.25\n set Polynomial degree = 2\nend\n"
           "subsection Time\n set End time = 1\nend\n"
           "subsection Output\n set Integrals = source: 0.3*sin(x)*c\n"
           " set Fluxes = c1: c through left; c2: c through right; c3: c through top; c4: c "
           "through "
           "bottom; d1: d through left; d2: d through right; d3: d through top; d4: d through "
           "bottom" +
           more + "\nend\n";
  }

  void expect_balance(const std::string &text, const std::vector<std::string> &further)
  {
    TextRun run(text);
    run.advance_to(0.02);
    PhaseField &fields = run.simulation->fields();
    const OwnNumbersReport *report = run.simulation->scenario().numbers();
    std::map<std::string, double> columns;
    const std::vector<double> all = report->values(fields, run.now());
    for (std::size_t i = 0; i < all.size(); ++i)
      columns[report->own_columns()[i].name] = all[i];

    State rate;
    fields.problem().initialise(rate);
    fields.problem().rate(run.now(), AtJump::before, fields.state(), rate);
    const IntegrationNodes nodes = fields.measures().integration_nodes({});
    for (const std::string name : {"c", "d"})
      {
        double gain = 0., size = 0.;
        for (std::size_t k = 0; k < nodes.node.size(); ++k)
          {
            const double one =
              nodes.weight[k] * rate.block(name == "c" ? 0 : 1).local_element(nodes.node[k]);
            gain += one;
            size += std::abs(one);
          }
        double entering = name == "c" ? columns.at("source") : 0.;
        for (const std::string number : {"1", "2", "3", "4"})
          entering += columns.at(name + number);
        for (const std::string &one : further)
          entering += columns.at(name + one);
        EXPECT_GT(std::abs(gain), 1e-4 * size) << name; // there is something to balance
        EXPECT_NEAR(entering, gain, 1e-11 * size) << name;
      }
    EXPECT_EQ(columns.at("c4"), 0.); // nothing is said of it
    EXPECT_EQ(columns.at("d2"), 0.);
    EXPECT_NE(columns.at("d1"), 0.);
    // int (0.2 y + t) dS over x = const., of a height of 2 and a depth of 1
    EXPECT_NEAR(columns.at("c2"), 0.4 + 2. * run.now(), 1e-12);
  }

  TEST(BoundaryFluxes, AreWhatTheFieldsGain)
  {
    expect_balance(everything("4, 2", ""), {});
  }

  TEST(BoundaryFluxes, InThreeDimensions)
  {
    std::string text = everything(
      "2, 2, 1",
      "; c5: c through front; c6: c through back; d5: d through front; d6: d through back");
    // y runs from front to back here.
    const auto replace = [&](const std::string &from, const std::string &to) {
      text.replace(text.find(from), from.size(), to);
    };
    replace("Exchange = top", "Exchange = back");
    expect_balance(text, {"5", "6"});
  }

  // Through a slab of the thickness L between a reservoir and a surface with the coefficient h, in the end
  //   J = D c/(L + D/h)
  // for each unit of the face; the elements hold the straight line exactly.
  TEST(BoundaryFluxes, OfASlabAtRest)
  {
    const std::string slab =
      "subsection Model\n set Equations = expressions\n set Fields = c\n set Free energy = c^2/2\n"
      " subsection Field c\n  set Kind = conserved\n  set Unit = mol/m^3\n  set Mobility = 2e-12\n"
      "  set Relative tolerance = 1e-6\n  set Absolute tolerance = 1e-9\n end\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = 4 um, 1 um\nend\n"
      "subsection Initial state\n set c = 3\nend\n"
      "subsection Boundary conditions\n subsection c\n  set Values = left: 3\n"
      "  set Exchange = right: 1e-6, 0\n end\nend\n"
      "subsection Discretisation\n set Finest cell = 0.5 um\nend\n"
      "subsection Time\n set End time = 500 s\nend\n"
      "subsection Output\n set Fluxes = in: c through left; out: c through right\nend\n";
    TextRun run(slab);
    run.advance_to(500.); // 300 times the slowest relaxation
    const OwnNumbersReport *report = run.simulation->scenario().numbers();
    const std::vector<double> now = report->values(run.simulation->fields(), run.now());
    const double expected = 2e-12 * 3. / (4e-6 + 2e-12 / 1e-6) * 1e-6;
    EXPECT_NEAR(now[0], expected, 1e-7 * expected);
    EXPECT_NEAR(now[1], -expected, 1e-7 * expected);
    EXPECT_EQ(report->own_columns()[0].unit, "mol/m^3 m^2/s");
  }
} // namespace
