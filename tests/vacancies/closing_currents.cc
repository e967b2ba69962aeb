// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Currents through both electrodes: their sum, the balance of charge, and what a capacitor has.
#include "solver/parts/vacancies/electrode_currents.h"
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  ElectrodeCurrents currents_of(const Film &film, const bool is_open)
  {
    return ElectrodeCurrents(
      {0, 1, {"right", "left"}, {is_open, is_open}, theory::e * theory::sites, film.fraction});
  }

  void expect_closed(const Film &film, const bool is_open, const double end)
  {
    FilmRun run(film);
    ElectrodeCurrents currents = currents_of(film, is_open);
    currents.advance(run.fields(), run.vacancies().mean, 0.);
    const double begin_mean = run.vacancies().mean;
    double passed = 0., ionic = 0.,
           size = 0.; // through the biased electrode, and vacancies of both [C/m^2]
    while (run.simulation->time() < end)
      {
        const StepResult step = run.simulation->advance(end, "test");
        currents.advance(run.fields(), run.vacancies().mean, run.simulation->time());
        EXPECT_NEAR(currents.imbalance(), 0., 1e-8);
        EXPECT_NEAR(currents.gauss_defect(), 0., 1e-3);
        EXPECT_NEAR(currents.vacancy_defect(), 0., 1e-2);
        passed += step.step * currents.total(0);
        ionic += step.step * (currents.ionic(0) + currents.ionic(1));
        size += step.step * std::abs(currents.ionic(0));
      }
    // All charge that came is on the electrode or went on as vacancies.
    const double gained =
      theory::e * theory::sites * film.length * (run.vacancies().mean - begin_mean);
    EXPECT_NEAR(ionic,
                gained,
                1e-8 * size + 1e-12 * theory::e * theory::sites * film.length * film.fraction);
    if (is_open)
      {
        EXPECT_GT(size, 1e-6); // there was something to balance
      }
    else
      {
        EXPECT_NEAR(passed, currents.charge(0), 1e-6 * std::abs(passed));
      }
  }

  TEST(CurrentsOfElectrodes, CloseInABlockingFilmUnderAScan)
  {
    Film film;
    film.length = 60e-9;
    film.voltage = "0 V at 0 s, 0.3 V at 3 s, -0.1 V at 7 s";
    film.tolerance = 1e-3;
    expect_closed(film, false, 7.);
  }

  TEST(CurrentsOfElectrodes, CloseWhereVacanciesAreMadeAndFilled)
  {
    Film film;
    film.length = 60e-9;
    film.voltage = "0 V at 0 s, 0.3 V at 3 s, -0.1 V at 7 s";
    film.tolerance = 1e-3;
    film.more =
      " subsection Biased electrode\n  set Vacancy exchange = creation and annihilation\n"
      "  set Annihilation rate constant = 10 nm/s\n  set Equilibrium fraction = 2e-3\n end\n"
      " subsection Grounded electrode\n  set Vacancy exchange = creation and annihilation\n"
      "  set Annihilation rate constant = 1 nm/s\n  set Equilibrium fraction = 1e-3\n"
      "  set Contact = layer\n  set Layer capacitance = 0.05 F/m^2\n end\n";
    expect_closed(film, true, 7.);
  }

  // On another mesh the potential is that of the vacancies at once: a charge that is interpolated would be a spike of current.
  TEST(CurrentsOfElectrodes, HaveNoSpikesWhereTheMeshChanges)
  {
    Film film;
    film.length = 60e-9;
    film.cell = 10e-9;
    film.voltage = "0.2 V";
    film.tolerance = 1e-3;
    film.sections = "subsection Discretisation\n set Finest cell = 1.3 nm\nend\n";
    FilmRun run(film);
    ElectrodeCurrents currents = currents_of(film, false);
    currents.advance(run.fields(), run.vacancies().mean, 0.);
    int n_changes = 0;
    while (run.simulation->time() < 20.)
      {
        n_changes += run.simulation->advance(20., "test").remeshed;
        currents.advance(run.fields(), run.vacancies().mean, run.simulation->time());
        EXPECT_NEAR(currents.gauss_defect(), 0., 1e-6);
        EXPECT_GT(currents.total(0), 0.); // it charges
      }
    EXPECT_GT(n_changes, 2);
  }

  // At once a film is the capacitor eps/L; a layer C on either side stands in series to it.
  TEST(CurrentsOfElectrodes, BeginWithThoseOfCapacitorsInSeries)
  {
    Film film;
    film.length = 60e-9;
    film.voltage = "10 mV";
    const double bare = theory::eps / film.length, layer = 0.02;
    FilmRun run(film);
    EXPECT_NEAR(run.charges()[0] / (bare * 0.01), 1., 1e-4);
    EXPECT_NEAR(run.charges()[1] / (-bare * 0.01), 1., 1e-4);
    for (const std::string one : {"Biased", "Grounded"})
      film.more += " subsection " + one +
                   " electrode\n  set Contact = layer\n"
                   "  set Layer capacitance = 0.02 F/m^2\n end\n";
    FilmRun behind(film);
    EXPECT_NEAR(behind.charges()[0] * (2. / layer + 1. / bare) / 0.01, 1., 1e-4);
  }
} // namespace
