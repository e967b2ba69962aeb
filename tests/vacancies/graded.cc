// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Meshes that are fine at electrodes only, and Debye lengths from a film's thickness to a two hundredth of it.
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// The time constant [s] of the charge between one and two times the expected one.
  double charging_time(FilmRun &run, const double expected)
  {
    std::vector<double> charges;
    for (const double t : {1., 2., 3.})
      {
        run.advance_to(t * expected);
        charges.push_back(run.charges()[0]);
      }
    return -expected / std::log((charges[2] - charges[1]) / (charges[1] - charges[0]));
  }

  TEST(GradedFilms, ChargeAsUniformOnesWithASeventhOfTheUnknowns)
  {
    Film film;
    film.voltage = "1 mV";
    film.cell = 41e-9;
    film.sections = "subsection Geometry\n set Coarse cells = 40, 1\n set Grading = 30, 1\nend\n";
    FilmRun run(film);
    EXPECT_LT(run.fields().n_unknowns(), 1000u); // 286 equal cells of 1.4 nm have 6870
    const double debye = theory::debye_length(film.fraction, film.temperature),
                 diffusivity = theory::diffusivity(film.temperature);
    const double exact = theory::relaxation_time(film.length, debye, diffusivity);
    EXPECT_NEAR(charging_time(run, exact) / exact, 1., 3e-3);
  }

  // 250 nm, 10 nm and 1.5 nm in a film of 1 um, a flat problem on a mesh in two dimensions.
  TEST(GradedFilms, HaveDebyeLengthsFromAQuarterOfThemToNothing)
  {
    for (const double debye : {250e-9, 10e-9, 1.5e-9})
      {
        Film film;
        film.length = 1e-6;
        // For few vacancies: L_D^2 goes with 1/c.
        film.fraction *= std::pow(theory::debye_length(film.fraction, film.temperature) / debye, 2);
        film.voltage = "1 mV";
        film.cell = 101e-9;
        film.sections =
          "subsection Geometry\n set Coarse cells = 48, 1\n set Grading = 80, 1\nend\n";
        FilmRun run(film);
        const double exact =
          theory::relaxation_time(film.length, debye, theory::diffusivity(film.temperature));
        EXPECT_NEAR(charging_time(run, exact) / exact, 1., 5e-3) << debye;
      }
  }
} // namespace
