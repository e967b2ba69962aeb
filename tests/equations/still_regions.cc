// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Mobilities that are zero: what has none stays as it is, and the rest moves as it would.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// One field u in a box of 20 x 5 with cells of one; further lines of its section.
  std::string one_field(const std::string &kind,
                        const std::string &lines,
                        const std::string &initial,
                        const std::string &energy,
                        const std::string &more = "")
  {
    return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
           " set Fields = u\n set Free energy = " +
           energy + "\n subsection Field u\n  set Kind = " + kind + "\n" + lines +
           " end\nend\nsubsection Geometry\n set Kind = box\n set Size = 20, 5\n"
           " set Coarse cells = 20, 5\nend\nsubsection Initial state\n set u = " +
           initial + "\nend\nsubsection Discretisation\n set Finest level = 0\nend\n" + more;
  }

  std::vector<double> along_x(const TextRun &run, const std::vector<double> &positions)
  {
    std::vector<std::array<double, 3>> places;
    for (const double x : positions)
      places.push_back({x, 2.3, 0.});
    auto &fields = const_cast<TextRun &>(run).simulation->fields();
    return fields.probe().values_at(fields.state(), 0, places);
  }

  const std::string well = "u^2*(1 - u)^2";

  TEST(StillRegions, ANonConservedFieldStaysWhereItHasNoMobility)
  {
    // The step at x = 12 is in the part that does not move. At x < 10 the field is one, a minimum.
    TextRun run(one_field("non-conserved",
                          " set Gradient coefficient = 1\n set Mobility = if(x < 10, 1, 0)\n",
                          "if(x < 12, 1, 0)",
                          well));
    const std::vector<double> positions = {10., 10.6, 11.4, 12., 13., 14.5, 20.};
    const std::vector<double> before = along_x(run, positions);
    run.advance_to(1.);
    const std::vector<double> after = along_x(run, positions);
    for (std::size_t i = 0; i < positions.size(); ++i)
      EXPECT_NEAR(after[i], before[i], 1e-12) << positions[i];
  }

  TEST(StillRegions, TheRestMovesAsItWouldBesideAGivenValue)
  {
    // What does not move is to its neighbours as a boundary on which the value is given: the same problem
    // on the left half alone has that boundary. Node by node the same equations.
    const std::string start = "0.5 + 0.4*cos(0.5*x)";
    TextRun whole(one_field("non-conserved",
                            " set Gradient coefficient = 1\n set Mobility = if(x < 9.99, 1, 0)\n",
                            start,
                            well,
                            "subsection Time\n set Relative tolerance = 1e-6\nend\n"));
    std::string text = one_field("non-conserved",
                                 " set Gradient coefficient = 1\n set Mobility = 1\n",
                                 start,
                                 well,
                                 "subsection Boundary conditions\n subsection u\n"
                                 "  set Values = right: 0.5 + 0.4*cos(5)\n end\nend\n"
                                 "subsection Time\n set Relative tolerance = 1e-6\nend\n");
    text.replace(text.find("20, 5"), 5, "10, 5");
    text.replace(text.find("20, 5"), 5, "10, 5");
    TextRun half(text);
    whole.advance_to(3.);
    half.advance_to(3.);
    const std::vector<double> places = {0., 2.5, 5., 7.7, 9.4, 9.9};
    const std::vector<double> a = along_x(whole, places), b = along_x(half, places);
    for (std::size_t i = 0; i < a.size(); ++i)
      EXPECT_NEAR(a[i], b[i], 2e-5) << "x = " << places[i]; // errors in time of either
    for (const double x : {10.4, 15., 19.6})
      EXPECT_NEAR(along_x(whole, {x})[0], 0.5 + 0.4 * std::cos(0.5 * x), 1e-3); // interpolated
  }

  TEST(StillRegions, AConservedFieldStaysWhereItHasNoMobility)
  {
    for (const std::string energy : {"(u - 0.3)^2*(0.7 - u)^2*5", "0.5*u^2"})
      {
        SCOPED_TRACE(energy);
        TextRun run(one_field("conserved",
                              " set Gradient coefficient = 2\n set Mobility = if(x < 9.5, 5, 0)\n",
                              "0.5 + 0.1*cos(0.9*x)",
                              energy));
        const double mean = run.mean();
        const std::vector<double> far = {11., 13., 17., 20.}; // vertices of cells
        const std::vector<double> before = along_x(run, far), near = along_x(run, {3.});
        run.advance_to(20.);
        const std::vector<double> after = along_x(run, far);
        for (std::size_t i = 0; i < far.size(); ++i)
          EXPECT_NEAR(after[i], before[i], 1e-14) << "x = " << far[i];
        EXPECT_GT(std::abs(along_x(run, {3.})[0] - near[0]), 0.01);
        EXPECT_NEAR(run.mean(), mean, 1e-13);
      }
  }

  TEST(StillRegions, NoMobilityAtAllLeavesTheSource)
  {
    // du/dt = - u + x/20 at each place: u = x/20 + (1 - x/20) exp(-t).
    for (const std::string kind : {"conserved", "non-conserved"})
      for (const std::string mobility : {"0", "0*x", "if(x < 10, 0, if(t > 5, 1, 0))"})
        {
          SCOPED_TRACE(kind + ", " + mobility);
          TextRun run(one_field(kind,
                                " set Gradient coefficient = 1\n set Mobility = " + mobility +
                                  "\n set Source = x/20 - u\n",
                                "1",
                                well,
                                "subsection Time\n set Relative tolerance = 1e-5\nend\n"));
          run.advance_to(1.);
          for (const double x : {0., 5., 12.3, 20.})
            EXPECT_NEAR(along_x(run, {x})[0], x / 20. + (1. - x / 20.) * std::exp(-1.), 3e-5);
        }
  }

  TEST(StillRegions, AMobilityThatVanishesWithTheFieldConverges)
  {
    // Fronts with a mobility that falls to 1e-30 and to zero behind them, alone and beside another field.
    for (const std::string mobility : {"u^8 + 1e-30", "max(0, u - 0.5)^2", "exp(-60*(1 - u)^2)"})
      {
        SCOPED_TRACE(mobility);
        TextRun run(one_field("non-conserved",
                              " set Gradient coefficient = 1\n set Mobility = " + mobility + "\n",
                              "(1 - tanh((x - 10)/sqrt(2)))/2",
                              well + " - 0.2*u^2*(3 - 2*u)"));
        const double before = run.free_energy();
        run.advance_to(5.);
        EXPECT_LT(run.free_energy(), before);
        EXPECT_LT(run.n_steps, 400U);
      }
  }
} // namespace
