// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fields and laws by formula beside the transformation, against what theory says of each.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double length = 9.6e-6, width = 300e-9;

  /// A strip with a flat front, or all in HT; `model` are lines of section Model.
  std::string strip(const std::string &model, const std::string &more, const bool has_front = true)
  {
    return "subsection Geometry\n set Kind = film in plan\n set Length = 9.6 um\n set Width = 0.6 "
           "um\n"
           "end\nsubsection Model\n set Parts = phase, expressions\n" +
           model +
           " subsection Interface\n  set Width = 300 nm\n end\nend\n"
           "subsection Nucleation\n set Rate law = none\nend\n"
           "subsection Initial state\n" +
           (has_front ? " set Kind = front\n set Front position = 3 um\n" : "") +
           "end\nsubsection Environment\n set Temperature = 25 degC\n set Relative humidity = 60 "
           "%\nend\n"
           "subsection Discretisation\n set Points per interface = 6\nend\n"
           "subsection Time\n set End time = 1e6 s\nend\n" +
           more;
  }

  double velocity_of_models(const TextRun &run)
  {
    return run.what.models.front_velocity(run.what.models.environment().at(0.));
  }

  /// Velocity [m/s] of the front once it has its travelling shape: two widths to settle, eight to measure.
  double measured_velocity(TextRun &run, const double expected)
  {
    run.advance_to(2. * width / expected);
    const double first = run.mean(), from = run.now();
    run.advance_to(from + 8. * width / expected);
    return length * (run.mean() - first) / (run.now() - from);
  }

  // A field that nothing drives diffuses as it would alone, although the driving forces of the front are
  // scaled by less than a tenth; and the front does not notice it.
  TEST(CombinedEquations, AnOwnFieldMovesAsAloneBesideAScaledFront)
  {
    TextRun run(strip(" set Fields = c\n set Constants = a = 1e6, D = 1e-14\n"
                      " set Free energy = a/2*c^2\n"
                      " subsection Field c\n  set Kind = conserved\n  set Mobility = D/a\n end\n",
                      "subsection Initial state\n set c = 0.5 + 0.1*cos(pi*x/9.6e-6)\nend\n"));
    ASSERT_LT(run.what.models.coefficients().driving_force_scale, 0.1);
    const double pi = 3.14159265358979, rate = 1e-14 * std::pow(pi / length, 2);
    const double expected = velocity_of_models(run);
    EXPECT_NEAR(measured_velocity(run, expected) / expected, 1., 0.01);
    // The tolerated error of a step is 1e-3 of what the field varies.
    const FieldRange c = run.measure().fields[1];
    EXPECT_NEAR(c.mean, 0.5, 1e-12);
    EXPECT_NEAR(c.variance / (0.005 * std::exp(-2. * rate * run.now())), 1., 2e-3);
    EXPECT_LT(std::exp(-rate * run.now()), 0.95) << "or this would say nothing";
  }

  TEST(CombinedEquations, AMobilityFactorIsThatOfTheVelocity)
  {
    for (const std::string factor : {"0.5", "1 - c", "exp(-0.01*(T - 298.15))*0.5 + 0*RH"})
      {
        SCOPED_TRACE(factor);
        TextRun run(
          strip(" set Fields = c\n"
                " subsection Field c\n  set Kind = non-conserved\n  set Mobility = 0\n end\n"
                " subsection Field LT_phase\n  set Mobility factor = " +
                  factor + "\n end\n",
                "subsection Initial state\n set c = 0.5\nend\n"));
        const double expected = 0.5 * velocity_of_models(run);
        EXPECT_NEAR(measured_velocity(run, expected) / expected, 1., 0.01);
      }
  }

  // A tenth of the driving force by formula, the other nine by the law: as all of it.
  TEST(CombinedEquations, AnEnergyWeighsBesideTheDrivingForceAsItSays)
  {
    TextRun plain(strip(" set Free energy = 0\n", ""));
    const auto &models = plain.what.models;
    const double dg = models.transition().driving_force(298.15); // [J/m^3]
    ASSERT_LT(dg, 0.);
    const std::string extra = std::to_string(0.1 * dg);
    TextRun run(
      strip(" set Free energy = " + extra + "*LT_phase^3*(10 - 15*LT_phase + 6*LT_phase^2)\n", ""));
    // v goes with dg c(P), and P with dg.
    const double p = models.coefficients().control_parameter(dg);
    const double expected =
      velocity_of_models(run) * 1.1 * front_velocity_ratio(1.1 * p) / front_velocity_ratio(p);
    EXPECT_NEAR(measured_velocity(run, expected) / expected, 1., 0.01);
  }

  // Without mobility a field follows its source alone: eta = 1 - exp(-t/100 s).
  TEST(CombinedEquations, ASourceIsAddedToTheEquationOfAnother)
  {
    TextRun run(strip(" subsection Field LT_phase\n  set Mobility factor = 1e-12\n"
                      "  set Source = 0.01*(1 - LT_phase)\n end\n",
                      "",
                      false));
    run.advance_to(100.);
    EXPECT_NEAR(run.mean(), 1. - std::exp(-1.), 2e-3);
  }

  // The exact derivatives are what Newton's method needs: it converges in few iterations.
  TEST(CombinedEquations, CouplingIsInTheJacobian)
  {
    TextRun run(strip(" set Fields = c\n set Constants = a = 1e6, D = 1e-13\n"
                      " set Free energy = a/2*(c - 0.5*LT_phase)^2\n"
                      " subsection Field c\n  set Kind = conserved\n  set Mobility = D/a\n end\n",
                      "subsection Initial state\n set c = 0.1\nend\n"
                      "subsection Time\n set Integrator = TR-BDF2\nend\n"));
    double energy = run.free_energy();
    const double mean = run.measure().fields[1].mean;
    for (int step = 0; step < 30; ++step)
      {
        const StepResult result = run.step_towards(1e6);
        EXPECT_LE(result.newton_iterations, 8u) << "two stages";
        const double next = run.free_energy();
        EXPECT_LE(next, energy + 1e-9 * std::abs(energy));
        energy = next;
      }
    EXPECT_NEAR(run.measure().fields[1].mean, mean, 1e-12);
  }
} // namespace
