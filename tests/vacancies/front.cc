// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A front goes through a film under a voltage: what it leaves behind conducts less and has another permittivity, (294), (295), and the
// current says how far it has come.
#include "models/free_energy/weight_of_lt.h"
#include "tests/vacancies/part_run.h"
#include "tests/vacancies/theory.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

namespace softlattice::tests::front_under_voltage
{
  constexpr double length = 1e-6, voltage = 0.1, temperature = 298.15;

  /// LT on the left of a front that goes to the right with 100 nm/s, between two electrodes.
  std::string film(const std::string &vacancies)
  {
    return fmt::format(
      "subsection Model\n set Parts = phase, vacancies\n subsection Interface\n  set Width = 60 "
      "nm\n end\n"
      " subsection Interface kinetics\n  set Law = constant mobility\n end\nend\n"
      "subsection Geometry\n set Kind = box\n set Size = {} m, 10 nm\n set Coarse cells = 100, "
      "1\nend\n"
      "subsection Environment\n set Temperature = {} K\nend\n"
      "subsection Nucleation\n set Rate law = none\nend\n"
      "subsection Initial state\n set Kind = front\n set Front position = 0.3 um\nend\n"
      "subsection Vacancies\n set Initial vacancies = given\n set Voltage = {} V\n{}end\n"
      "subsection Discretisation\n set Adaptive = false\nend\n"
      "subsection Time\n set End time = 10 s\n set Largest step = 50 ms\nend\n",
      length,
      temperature,
      voltage,
      vacancies);
  }

  struct FilmWithFront : PartRun
  {
    using PartRun::PartRun;

    /// int f(h) dx over the film, h of (2) as it is now [m].
    double integral(const std::function<double(double)> &f)
    {
      constexpr int n = 2000;
      std::vector<std::array<double, 3>> places;
      for (int k = 0; k < n; ++k)
        places.push_back({(k + 0.5) / n * length, 0., 0.});
      double sum = 0.;
      for (const double eta : values_at("LT_phase", places))
        sum += f(weight_of_lt(eta)) * length / n;
      return sum;
    }
    double front()
    {
      return integral([](const double h) { return h; });
    }

    /// Goes on to a time, with a row of statistics of each step.
    void advance(const double end)
    {
      if (now() == 0.)
        record();
      while (now() < end)
        {
          simulation->advance(end, "test");
          record();
        }
    }
  };

  // Between electrodes that make and fill vacancies at once a crystal is neutral and has the resistance of its two pieces in series:
  //   I = e^2 n c (1 - c) D V/kT / int dx/[1 + (r - 1) h].
  TEST(FrontUnderVoltage, ChangesTheResistanceByHowFarItHasCome)
  {
    constexpr double fraction = 1e-3, ratio = 0.1;
    std::string text =
      fmt::format(" set Initial fraction = {}\n set Diffusivity in LT over that in HT = {}\n",
                  fraction,
                  ratio);
    for (const std::string one : {"Biased", "Grounded"})
      text += " subsection " + one +
              " electrode\n  set Vacancy exchange = creation and annihilation\n"
              "  set Annihilation rate constant = 10 m/s\n" +
              fmt::format("  set Equilibrium fraction = {}\n end\n", fraction);
    FilmWithFront run(film(text));
    const double v = theory::thermal_voltage(temperature), n = VacancyMaterial().site_density();
    const double conductivity =
      theory::e * n * fraction * (1. - fraction) * 1.3e-6 * std::exp(-0.28 / v) / v; // [S/m]
    double first = 0.;
    for (const double t : {1., 4.})
      {
        run.advance(t - 0.05);
        const auto expected = [&] {
          return conductivity * voltage /
                 run.integral([](const double h) { return 1. / (1. + (ratio - 1.) * h); });
        };
        const double before = expected();
        run.advance(t);
        const double current = run.last("current of the biased electrode");
        EXPECT_NEAR(current / (0.5 * (before + expected())), 1., 0.01) << t;
        EXPECT_NEAR(run.last("current of the grounded electrode") / current, -1., 1e-8);
        // A sharp one where as much is LT: the interface is 6 % of the film.
        const double x = run.front();
        EXPECT_NEAR(current / (conductivity * voltage / (length - x + x / ratio)), 1., 0.05) << t;
        if (first == 0.)
          first = current;
        else
          EXPECT_LT(current, 0.75 * first) << "the front has come farther";
      }
    EXPECT_NEAR(run.front(), 0.7e-6, 0.05e-6);
  }

  // Where vacancies stand still it is two capacitors in series, Q = V/int dx/eps, and what flows is dQ/dt.
  TEST(FrontUnderVoltage, ChangesTheCapacitanceByHowFarItHasCome)
  {
    constexpr double fraction = 1e-7, of_ht = 18.1, of_lt = 40.;
    FilmWithFront run(
      film(fmt::format(" set Initial fraction = {}\n set Activation energy = 2 eV\n"
                       " set Relative permittivity = {}\n set Relative permittivity of LT = {}\n",
                       fraction,
                       of_ht,
                       of_lt)));
    const auto charge = [&] {
      return theory::eps_0 * voltage /
             run.integral([](const double h) { return 1. / (of_ht + (of_lt - of_ht) * h); });
    };
    const double at_first = charge();
    run.advance(2.);
    const double before = charge();
    EXPECT_NEAR(run.last("charge of the biased electrode") / before, 1., 2e-3);
    EXPECT_NEAR(run.last("charge of the grounded electrode") / -before, 1., 2e-3);
    run.advance(2.05);
    const double after = charge();
    EXPECT_NEAR(run.last("current of the biased electrode") / ((after - before) / 0.05), 1., 0.02);
    EXPECT_GT(after, 1.1 * at_first);
  }
} // namespace softlattice::tests::front_under_voltage
