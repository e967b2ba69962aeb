// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The impedance of a film between blocking electrodes against Macdonald's closed form, over six decades.
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// The largest relative deviation of the impedance that a run reports at its end from the closed form.
  double deviation_from_macdonald(const Film &film, const double end)
  {
    FilmRun run(film);
    Scenario &scenario = run.simulation->scenario();
    OwnTable table;
    for (const OwnTable &one : scenario.own_tables())
      if (one.name == "impedance")
        table = one;
    const auto record = [&] {
      scenario.fill(nullptr, run.fields(), run.simulation->measure(), run.simulation->time());
    };
    record();
    while (run.simulation->time() < end)
      {
        run.simulation->advance(end, "test");
        record();
      }
    const double debye = theory::debye_length(film.fraction, film.temperature),
                 diffusivity = theory::diffusivity(film.temperature);
    double worst = 0.;
    int n = 0;
    for (const auto &row : scenario.rows_of(table, run.fields(), end))
      {
        const std::complex<double> found(row[2], row[3]);
        const std::complex<double> exact =
          theory::impedance({0., 2. * M_PI * row[1]}, film.length, debye, diffusivity);
        worst = std::max(worst, std::abs(found / exact - 1.));
        ++n;
      }
    EXPECT_EQ(n, 25);
    return worst;
  }

  // From far below the inverse of the charging time, 1/(2 pi 4.2 s), to far above that of the spreading of charge,
  // 1/(2 pi 0.21 s).
  TEST(ImpedanceOfFilms, IsThatOfMacdonald)
  {
    Film film;
    film.length = 60e-9;
    film.voltage = "1 mV";
    film.tolerance = 1e-5;
    film.more =
      " set Impedance = true\n set Lowest frequency = 1e-4 Hz\n set Highest frequency = 100 Hz\n"
      " set Frequencies per decade = 4\n";
    EXPECT_LT(deviation_from_macdonald(film, 200.), 0.01);
  }

  // A step that comes later, on top of another voltage that has charged the film, has the same response where that is small.
  TEST(ImpedanceOfFilms, IsThatOfTheLastStep)
  {
    Film film;
    film.length = 60e-9;
    film.voltage = "0 V at 0 s, 0 V at 1 s, -1 mV at 1 s";
    film.tolerance = 1e-5;
    film.more =
      " set Impedance = true\n set Lowest frequency = 1e-4 Hz\n set Highest frequency = 100 Hz\n"
      " set Frequencies per decade = 4\n";
    EXPECT_LT(deviation_from_macdonald(film, 201.), 0.01);
  }
} // namespace
