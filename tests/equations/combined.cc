// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fields and laws by formula beside the transformation, against what theory says of each.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <tuple>
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
    TextRun run(strip(" set Fields = c\n set Constants = a = 1e6, D = 1e-13\n"
                      " set Free energy = a/2*c^2\n"
                      " subsection Field c\n  set Kind = conserved\n  set Mobility = D/a\n end\n",
                      "subsection Initial state\n set c = 0.5 + 0.1*cos(pi*x/9.6e-6)\nend\n"));
    ASSERT_LT(run.what.models.coefficients().driving_force_scale, 0.1);
    const double pi = 3.14159265358979, rate = 1e-13 * std::pow(pi / length, 2);
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

  // LT with a misfit m in all directions in a strip that is held all around, in plane strain: the displacement is along
  // the strip, the stress sigma = -(3 lambda + 2 G) m X the same everywhere, and the front is driven by what the energy w
  // and the work of sigma make beside dg: [w] - sigma [du/dx] (Eshelby). Strain takes half of dg here. It is not spread over
  // the interface as dg is, which changes its width, and with that the speed, in proportion to P: by 8 % at P = 2 and 2 % at
  // 0.5, so that 0.125 leaves 0.5 %.
  TEST(CombinedEquations, StrainTakesFromTheDrivingForceWhatItsEnergySays)
  {
    const double lambda = 8.65e9, shear = 5.77e9, misfit = -0.021;
    TextRun run(strip(
      " set Fields = ux, uy\n set Constants = lambda = 8.65e9, G = 5.77e9, m = -0.021\n"
      " set Definitions = e = m*LT_phase^3*(10 - 15*LT_phase + 6*LT_phase^2); xx = d(ux, x) - e; "
      "yy = d(uy, y) - e; two_xy = d(ux, y) + d(uy, x)\n"
      " set Free energy = lambda/2*(xx + yy - e)^2 + G*(xx^2 + yy^2 + e^2 + two_xy^2/2)\n"
      " subsection Field ux\n  set Kind = equilibrium\n  set Absolute tolerance = 1e-12\n end\n"
      " subsection Field uy\n  set Kind = equilibrium\n  set Absolute tolerance = 1e-12\n end\n",
      "subsection Model\n subsection Interface\n  set Control parameter = 0.125\n end\nend\n"
      "subsection Boundary conditions\n subsection ux\n  set Values = left: 0; right: 0\n end\n"
      " subsection uy\n  set Values = front: 0; back: 0\n end\nend\n"));
    const double stiffness = lambda + 2. * shear, bulk = 3. * lambda + 2. * shear;
    const auto energy = [&](const double stretch, const double eigenstrain) {
      return lambda / 2. * std::pow(stretch - 3. * eigenstrain, 2) +
             shear * (std::pow(stretch - eigenstrain, 2) + 2. * std::pow(eigenstrain, 2));
    };
    const auto of_strain = [&](const double part) {
      const double stress = -bulk * misfit * part, of_lt = (stress + bulk * misfit) / stiffness,
                   of_ht = stress / stiffness;
      return energy(of_lt, misfit) - energy(of_ht, 0.) - stress * (of_lt - of_ht);
    };
    const auto &models = run.what.models;
    const double dg = models.transition().driving_force(298.15); // [J/m^3]
    const double p = models.coefficients().control_parameter(dg);
    const auto velocity = [&](const double part) {
      const double left = 1. + of_strain(part) / dg;
      return velocity_of_models(run) * left * front_velocity_ratio(left * p) /
             front_velocity_ratio(p);
    };
    // It goes down with X almost linearly, so that its mean over a way is the logarithmic one.
    run.advance_to(2. * width / velocity(0.5));
    const double from = run.mean(), begin = run.now();
    EXPECT_LT(velocity(from), 0.7 * velocity_of_models(run)) << "or this would say nothing";
    run.advance_to(begin + 8. * width / velocity(from));
    const double to = run.mean();
    const double expected =
      (velocity(to) - velocity(from)) / std::log(velocity(to) / velocity(from));
    EXPECT_NEAR(length * (to - from) / (run.now() - begin) / expected, 1., 0.01);
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

  // What fields and formulas exchange is kept, and lowers the energy of both.
  TEST(CombinedEquations, CoupledFieldsKeepMassAndLowerTheEnergy)
  {
    TextRun run(strip(" set Fields = c\n set Constants = a = 1e6, D = 1e-13\n"
                      " set Free energy = a/2*(c - 0.5*LT_phase)^2\n"
                      " subsection Field c\n  set Kind = conserved\n  set Mobility = D/a\n end\n",
                      "subsection Initial state\n set c = 0.1\nend\n"));
    double energy = run.free_energy();
    const double mean = run.measure().fields[1].mean;
    for (int step = 0; step < 30; ++step)
      {
        run.step_towards(1e6);
        const double next = run.free_energy();
        EXPECT_LE(next, energy + 1e-9 * std::abs(energy));
        energy = next;
      }
    EXPECT_NEAR(run.measure().fields[1].mean, mean, 1e-12);
    EXPECT_GT(run.measure().fields[1].variance, 1e-4) << "or nothing was exchanged";
  }

  /// The energy density of a case at values of its fields, at one place in the dark.
  double energy_at(TextRun &run, const std::vector<double> &u)
  {
    Equations &equations = run.simulation->scenario().equations();
    equations.set_nodes({{{{1e-6, 0., 0.}}}, {}, {}});
    equations.set_time(0., false);
    std::vector<const double *> rows;
    for (const double &one : u)
      rows.push_back(&one);
    double value = 0.;
    equations.energy({0, 1}, rows.data(), &value, nullptr, nullptr);
    return value;
  }

  // Beside fronts it is scaled as their driving force is; a mixture in one phase has none, and is not scaled.
  TEST(CombinedEquations, AnEnergyIsScaledAsThoseBesideIt)
  {
    TextRun plain_phase(strip(" set Free energy = 0\n", "")),
      phase(strip(" set Free energy = 1e6*LT_phase^2\n", ""));
    const double s = phase.what.models.coefficients().driving_force_scale;
    EXPECT_NEAR(energy_at(phase, {0.5}) - energy_at(plain_phase, {0.5}), 0.25e6 * s, 1e-9 * 0.25e6);

    const auto mixture = [](const std::string &energy) {
      return "subsection Model\n set Parts = composition, light, expressions\n set Free energy = " +
             energy +
             "\n subsection Free energy\n  set Br fraction = 0.5\n end\nend\n"
             "subsection Material\n set Name = CsPb(I,Br)3\nend\n"
             "subsection Geometry\n set Kind = film in plan\n set Length = 1 um\n set Width = 1 "
             "um\nend\n"
             "subsection Discretisation\n set Finest cell = 0.25 um\nend\n";
    };
    TextRun plain(mixture("0")), with(mixture("1e6*Br_fraction^2"));
    ASSERT_NE(with.what.models.coefficients().driving_force_scale, 1.) << "or this says nothing";
    EXPECT_NEAR(energy_at(with, {0.5}) - energy_at(plain, {0.5}), 0.25e6, 1e-9 * 0.25e6);
  }

  /// A function of two fields at one node with its derivatives as stated, against central differences.
  template <class Evaluate>
  void expect_derivatives(const Evaluate &evaluate)
  {
    const std::array<double, 2> at = {0.3, 0.6};
    const auto [value, gradient, second] = evaluate(at);
    constexpr double h = 1e-5;
    const auto moved = [&](const std::size_t i, const double by) {
      std::array<double, 2> place = at;
      place[i] += by;
      return evaluate(place);
    };
    for (std::size_t i = 0; i < 2; ++i)
      {
        const auto up = moved(i, h), down = moved(i, -h);
        // Rounding leaves 1e-16/h of the value, the third derivative h^2.
        const double size = std::abs(value) + std::abs(gradient[i]);
        EXPECT_NEAR(gradient[i], (std::get<0>(up) - std::get<0>(down)) / (2. * h), 1e-8 * size)
          << i;
        for (std::size_t j = 0; j < 2 && !second.empty(); ++j)
          EXPECT_NEAR(second[i + j],
                      (std::get<1>(up)[j] - std::get<1>(down)[j]) / (2. * h),
                      1e-8 * (size + std::abs(second[i + j])))
            << i << j;
      }
  }

  TEST(CombinedEquations, DerivativesAreThoseOfEnergySourceAndMobility)
  {
    TextRun run(strip(" set Fields = c\n set Free energy = 1e7*c^2*LT_phase^3 + 1e6*c^4\n"
                      " subsection Field c\n  set Kind = non-conserved\n"
                      "  set Mobility = 1e-9*(1 + c*LT_phase)\n  set Source = c^2*LT_phase\n end\n"
                      " subsection Field LT_phase\n  set Mobility factor = exp(-c)/(1 + LT_phase)\n"
                      "  set Source = sin(c)*LT_phase\n end\n",
                      "subsection Initial state\n set c = 0.5\nend\n"));
    Equations &equations = run.simulation->scenario().equations();
    equations.set_nodes({{{{1e-6, 0., 0.}}}, {}, {}});
    equations.set_time(0., false);
    using Value = std::tuple<double, std::array<double, 2>, std::vector<double>>;
    const auto pointers = [](const std::array<double, 2> &u) {
      return std::array<const double *, 2>{&u[0], &u[1]};
    };
    expect_derivatives([&](const std::array<double, 2> &u) -> Value {
      double value = 0.;
      std::array<double, 2> gradient{};
      std::vector<double> second(3);
      double *first_rows[] = {&gradient[0], &gradient[1]};
      double *second_rows[] = {&second[0], &second[1], &second[2]};
      equations.energy({0, 1}, pointers(u).data(), &value, first_rows, second_rows);
      return {value, gradient, second};
    });
    for (std::size_t field = 0; field < 2; ++field)
      for (const bool of_source : {false, true})
        expect_derivatives([&](const std::array<double, 2> &u) -> Value {
          double value = 0.;
          std::array<double, 2> gradient{};
          double *rows[] = {&gradient[0], &gradient[1]};
          if (of_source)
            equations.source(field, pointers(u).data(), &value, rows);
          else
            equations.coefficient(field, pointers(u).data(), &value, rows);
          return {value, gradient, {}};
        });
  }
} // namespace
