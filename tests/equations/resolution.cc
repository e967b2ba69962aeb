// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Whether the mesh resolves the fields: of profiles with a known interpolation error, and of runs.
#include "solver/discretisation/resolution.h"

#include "solver/run/field_warnings.h"
#include "tests/equations/case_run.h"
#include "tests/equations/exact_problem.h"
#include "tests/support/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// unresolved_part() of a function of x on so many cells along each edge of the unit square.
  template <typename Function>
  double unresolved(const unsigned int n_cells,
                    const unsigned int degree,
                    const Function &function,
                    const bool fluctuates = false)
  {
    Mesh<2> mesh(MPI_COMM_WORLD);
    make_box<2>(mesh, n_cells);
    Space<2> space(mesh, degree);
    space.reinit();
    Space<2>::Vector values;
    space.initialise(values);
    const auto places = space.node_places();
    for (unsigned int k = 0; k < places.size(); ++k)
      values.local_element(k) = function(places[k][0], places[k][1]);
    return unresolved_part(space, values, fluctuates);
  }

  TEST(Resolution, IsTheInterpolationErrorOfAnInterface)
  {
    // (1 + tanh(z/2d))/2 has the 10-90 % width 4.394 d. The error by sampling between the nodes.
    for (const unsigned int degree : {1U, 2U, 3U, 4U})
      for (const double nodes : {3., 4., 5., 8.})
        {
          SCOPED_TRACE(std::to_string(degree) + ", " + std::to_string(nodes));
          const unsigned int n_cells = 24;
          const double d = nodes / (degree * n_cells) / 4.394;
          double estimate = 0., error = 0.;
          for (const double shift : {0., 0.2, 0.4, 0.6, 0.8})
            {
              const auto profile = [&](const double x) {
                return 0.5 * (1. + std::tanh((x - 0.5 - shift / n_cells) / (2. * d)));
              };
              estimate =
                std::max(estimate,
                         unresolved(n_cells, degree, [&](double x, double) { return profile(x); }));
              const dealii::QGaussLobatto<1> points(degree + 1);
              for (double x = 0.3; x < 0.7; x += 0.0007)
                {
                  const double cell = std::floor(x * n_cells);
                  double value = 0.;
                  for (unsigned int i = 0; i <= degree; ++i)
                    {
                      double shape = 1.;
                      for (unsigned int j = 0; j <= degree; ++j)
                        if (j != i)
                          shape *= (x * n_cells - cell - points.point(j)[0]) /
                                   (points.point(i)[0] - points.point(j)[0]);
                      value += shape * profile((cell + points.point(i)[0]) / n_cells);
                    }
                  error = std::max(error, std::abs(value - profile(x)));
                }
            }
          // The error falls by e with each node: a factor of four is the accuracy of a node and a half.
          EXPECT_GT(estimate, error / 4.);
          EXPECT_LT(estimate, 4. * error);
        }
  }

  TEST(Resolution, NothingIsMissingOfSmoothFields)
  {
    for (const unsigned int degree : {1U, 2U, 3U, 4U})
      {
        SCOPED_TRACE(degree);
        EXPECT_LT(unresolved(4, degree, [](double, double) { return 7.; }), 1e-12);
        EXPECT_LT(unresolved(2, degree, [](double x, double y) { return x - 3. * y; }), 1e-7);
        if (degree > 1)
          {
            EXPECT_LT(unresolved(4, degree, [](double x, double) { return 4. * x * (1. - x); }),
                      0.005);
          }
        EXPECT_LT(unresolved(8, degree, [](double x, double) { return 0.5 * std::sin(6.283 * x); }),
                  degree == 1 ? 0.05 : 0.004);
      }
  }

  TEST(Resolution, NoiseIsNotTakenForInterfaces)
  {
    std::mt19937 random(1);
    const auto noise = [&random] { return 0.1 * (uniform(random) - 0.5); };
    EXPECT_LT(unresolved(
                24,
                3,
                [&](double, double) { return noise(); },
                true),
              0.008);
    EXPECT_GT(unresolved(
                24,
                3,
                [&](double x, double) { return noise() + (x < 0.5 ? 0. : 1.); },
                true),
              0.008); // which is warned of
  }

  /// What is said of a run at its present state.
  std::string said_of(WholeRun &run)
  {
    std::string text;
    for (const FieldWarning &one :
         field_warnings(run.what,
                        run.simulation->fields(),
                        run.simulation->scenario().mesh_needs().field_scale,
                        run.measure(),
                        run.now()))
      text += one.what + "; " + one.details + "\n";
    return text;
  }

  /// Ostwald ripening: composition and four orientations of the second phase, interfaces of a width of
  /// 4.2 (PFHub benchmark 2, Jokisaari et al. 2017, 10.1016/j.commatsci.2016.09.022), from a disc of each.
  std::string ripening(const unsigned int degree, const double cell)
  {
    const auto disc = [](const std::string &x, const std::string &y, const std::string &radius) {
      return "(1 - tanh((sqrt((x - " + x + ")^2 + (y - " + y + ")^2) - " + radius + ")/3))/2";
    };
    const std::string discs[] = {disc("13", "12", "8"),
                                 disc("37", "39", "9"),
                                 disc("12", "38", "7"),
                                 disc("38", "13", "7.5")};
    std::string h, g, sections, initial, sum;
    for (int i = 1; i <= 4; ++i)
      {
        const std::string e = "e" + std::to_string(i);
        h += (i > 1 ? " + " : "") + e + "^3*(6*" + e + "^2 - 15*" + e + " + 10)";
        g += (i > 1 ? " + " : "") + e + "^2*(1 - " + e + ")^2";
        for (int j = 1; j < i; ++j)
          g += " + 10*" + e + "^2*e" + std::to_string(j) + "^2";
        sections += " subsection Field " + e +
                    "\n  set Kind = non-conserved\n  set Gradient coefficient = 3\n"
                    "  set Mobility = 5\n end\n";
        initial += " set " + e + " = " + discs[i - 1] + "\n";
        sum += (i > 1 ? " + " : "") + discs[i - 1];
      }
    return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
           " set Fields = c, e1, e2, e3, e4\n set Free energy = 2*(c - 0.3)^2*(1 - (" +
           h + ")) + 2*(0.7 - c)^2*(" + h + ") + " + g +
           "\n subsection Field c\n  set Kind = conserved\n  set Gradient coefficient = 3\n"
           "  set Mobility = 5\n end\n" +
           sections +
           "end\nsubsection Geometry\n set Kind = box\n set Size = 50, 50\nend\n"
           "subsection Initial state\n"
           " set c = 0.3 + 0.4*(" +
           sum + ")\n" + initial +
           "end\nsubsection Discretisation\n set Polynomial degree = " + std::to_string(degree) +
           "\n set Finest cell = " + std::to_string(cell) +
           "\nend\nsubsection Time\n set End time = 5\n set Relative tolerance = 3e-3\nend\n";
  }

  TEST(Resolution, RipeningThatWasWrongByEightPercentIsWarnedOf)
  {
    TextRun coarse(ripening(3, 3.125));
    coarse.advance_to(5.);
    const std::string said = said_of(coarse);
    EXPECT_NE(said.find("is not resolved by the mesh"), std::string::npos);
    EXPECT_NE(said.find("'Polynomial degree' to 4"), std::string::npos) << said;
    TextRun right(ripening(4, 3.125));
    right.advance_to(5.);
    EXPECT_EQ(said_of(right), "");
  }

  TEST(Resolution, CellsOfFortyInASpinodalMixtureAreWarnedOf)
  {
    CaseRun coarse("pfhub_1b", {"Discretisation/Finest cell = 40"});
    coarse.advance_to(100.);
    EXPECT_NE(said_of(coarse).find("'c' is not resolved by the mesh"), std::string::npos);
  }

  TEST(Resolution, TheLevelThatIsNamedWillDo)
  {
    // Of a tanh profile the unresolved part is known: with the levels more that are named it is tolerable.
    for (const unsigned int degree : {2U, 3U, 4U})
      for (const unsigned int n_cells : {6U, 10U, 16U})
        {
          const auto worst = [&](const unsigned int n, const unsigned int p) {
            double part = 0.;
            for (const double shift : {0., 0.25, 0.5, 0.75})
              part = std::max(part, unresolved(n, p, [&](const double x, double) {
                                return 0.5 * (1. + std::tanh((x - 0.5 - shift / n) / 0.05));
                              }));
            return part;
          };
          const double now = worst(n_cells, degree);
          if (now < 0.008)
            continue;
          const Refinement to = refinement_for(now, degree);
          EXPECT_LT(worst(n_cells << to.levels, degree), 0.009) << degree << " " << n_cells;
          if (to.degree > 0)
            {
              EXPECT_LT(worst(n_cells, to.degree), 0.011) << degree << " " << n_cells;
            }
        }
  }

  TEST(Resolution, ANetChargeThatNothingTakesUpIsWarnedOf)
  {
    const auto charged = [](const std::string &charge, const std::string &flux) {
      return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
             " set Fields = phi\n subsection Field phi\n  set Kind = electrostatic\n"
             "  set Permittivity = 1\n  set Charge density = " +
             charge +
             "\n end\nend\nsubsection Geometry\n set Kind = box\n set Size = 2, 1\nend\n"
             "subsection Boundary conditions\n subsection phi\n  set " +
             flux + "\n end\nend\nsubsection Discretisation\n set Finest level = 3\nend\n";
    };
    const auto said = [&](const std::string &charge, const std::string &flux) {
      TextRun run(charged(charge, flux));
      return said_of(run);
    };
    const std::string warning = "'phi' has a net charge that no boundary takes up";
    EXPECT_NE(said("1", "Fluxes = left: 0").find(warning), std::string::npos);
    EXPECT_NE(said("0", "Fluxes = left: 1").find(warning), std::string::npos);
    EXPECT_EQ(said("1", "Fluxes = left: -2"), ""); // an area of two, an edge of one
    EXPECT_EQ(said("1", "Values = left: 0"), "");
    EXPECT_EQ(said("x - 1", "Fluxes = left: 0"), "");
  }
} // namespace
