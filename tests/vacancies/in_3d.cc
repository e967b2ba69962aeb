// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Films in three dimensions, on any number of processes (vacancies_on_2_ranks and vacancies_on_3_ranks).
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// Two cells deep, fine at its electrodes.
  Film film_in_3d(const double width = 60e-9)
  {
    Film film;
    film.length = 60e-9;
    film.cell = width;
    film.depth = fmt::format("{} m", 2. * width);
    film.sections =
      "subsection Geometry\n set Coarse cells = 30, 1, 2\n set Grading = 20, 1, 1\nend\n"
      "subsection Discretisation\n set Polynomial degree = 2\nend\n";
    return film;
  }

  void charges_as_theory_says(Film film)
  {
    film.voltage = "1 mV";
    FilmRun run(film);
    const double debye = theory::debye_length(film.fraction, film.temperature),
                 diffusivity = theory::diffusivity(film.temperature),
                 exact = theory::relaxation_time(film.length, debye, diffusivity);
    std::vector<double> charges;
    for (const double t : {1., 2., 3.})
      {
        run.advance_to(t * exact);
        charges.push_back(run.charges()[0]);
      }
    const double time = -exact / std::log((charges[2] - charges[1]) / (charges[1] - charges[0]));
    EXPECT_NEAR(time / exact, 1., 5e-3);
    EXPECT_NEAR(run.vacancies().mean / film.fraction, 1., 1e-12);
  }

  TEST(FilmIn3D, ChargesAsTheorySays)
  {
    charges_as_theory_says(film_in_3d());
  }

  // With a hundredth of the volume to a node: the preconditioner is made of numbers in single precision, which end at 3e38.
  TEST(FilmIn3D, ChargesAsTheorySaysWhereItIsThin)
  {
    charges_as_theory_says(film_in_3d(6e-9));
  }

  // Under 10 kT/e, with the charges of theory at both electrodes.
  TEST(FilmIn3D, ComesToRestWithTheChargeOfGouyAndChapman)
  {
    Film film = film_in_3d();
    film.voltage = "0 V at 0 s, 0.25 V at 20 s";
    film.tolerance = 1e-3;
    FilmRun run(film);
    run.advance_to(60.);
    const double middle = 0.5 * film.length, c = run.at(0, middle), phi = run.at(1, middle);
    EXPECT_NEAR(run.charges()[0] / theory::diffuse_charge(0.25 - phi, c, film.temperature),
                1.,
                5e-3);
    EXPECT_NEAR(run.charges()[1] / theory::diffuse_charge(-phi, c, film.temperature), 1., 5e-3);
    EXPECT_NEAR(run.vacancies().mean / film.fraction, 1., 1e-12);
    EXPECT_GT(run.vacancies().lowest, 0.);
  }
} // namespace
