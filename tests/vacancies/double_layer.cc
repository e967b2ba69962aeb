// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Equilibrium of vacancies before charged electrodes, against the closed form, and that none is lost on the way.
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  struct DoubleLayer : testing::TestWithParam<double>
  {
    /// At equilibrium under the given number of thermal voltages: layers of positive charge at the grounded electrode and of
    /// none at the biased one, each against the middle.
    static void expect_equilibrium(const double fraction, const double voltages)
    {
      const double temperature = 298., v = theory::thermal_voltage(temperature),
                   debye = theory::debye_length(fraction, temperature);
      Film film;
      film.fraction = fraction;
      film.length = 60. * debye;
      film.cell = 0.5 * debye;
      film.voltage = fmt::format("{} V", voltages * v);
      film.sections = "subsection Time\n set Absolute tolerance = 1e-10\nend\n";
      FilmRun run(film);
      const double time = film.length * debye / (2. * theory::diffusivity(temperature));
      run.advance_to(1000. * time);

      const double middle = 0.5 * film.length, c = run.at(0, middle), phi = run.at(1, middle);
      // The middle has to be bulk.
      EXPECT_NEAR(run.at(1, 0.45 * film.length), phi, 1e-4 * voltages * v);
      const std::vector<double> charges = run.charges();
      EXPECT_NEAR(charges[0] / theory::diffuse_charge(voltages * v - phi, c, temperature),
                  1.,
                  5e-3);
      EXPECT_NEAR(charges[1] / theory::diffuse_charge(-phi, c, temperature), 1., 5e-3);

      // Boltzmann's law with exclusion at every node: ln c/(1 - c) + e phi/kT is one number.
      const State &state = run.fields().state();
      const IntegrationNodes nodes = run.fields().measures().integration_nodes({});
      double lowest = 1e9, highest = -1e9;
      for (const unsigned int node : nodes.node)
        {
          const double c_here = state.block(0).local_element(node);
          const double mu =
            std::log(c_here / (1. - c_here)) + state.block(1).local_element(node) / v;
          lowest = std::min(lowest, mu);
          highest = std::max(highest, mu);
        }
      EXPECT_LT(highest - lowest, 1e-4);
      EXPECT_NEAR(run.vacancies().mean / fraction, 1., 1e-12);
    }
  };

  TEST_P(DoubleLayer, HasTheChargeOfGouyAndChapman)
  {
    expect_equilibrium(1.263e-3, GetParam());
  }

  // Where a tenth of the sites is vacant, they fill up before the electrode.
  TEST_P(DoubleLayer, HasTheChargeOfBikermanWhereSitesAreFew)
  {
    expect_equilibrium(0.1, GetParam());
  }

  INSTANTIATE_TEST_SUITE_P(ThermalVoltages, DoubleLayer, testing::Values(0.1, 1., 10.));
} // namespace
