// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// How a film between blocking electrodes charges after a small step of the voltage, V16 of the review.
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  /// The time constant [s] with which a film charges under 1 mV, from the charge at three times about the expected one.
  double measured_time(Film film, const double expected)
  {
    film.voltage = "1 mV";
    FilmRun run(film);
    std::vector<double> charges;
    for (const double t : {1., 2., 3.})
      {
        run.advance_to(t * expected);
        charges.push_back(run.charges()[0]);
      }
    EXPECT_NEAR(run.vacancies().mean / film.fraction, 1., 1e-12);
    // 0.04 thermal voltages: the response is linear to 0.1 %.
    return -expected / std::log((charges[2] - charges[1]) / (charges[1] - charges[0]));
  }

  // L L_D/(2 D) is 28.98 s, and the exact root of the linear equations 0.4 % above it.
  TEST(ChargingOfFilms, TakesTheTimeOfTheory)
  {
    const Film film;
    const double debye = theory::debye_length(film.fraction, film.temperature),
                 diffusivity = theory::diffusivity(film.temperature);
    const double thin = film.length * debye / (2. * diffusivity);
    EXPECT_NEAR(thin, 28.98, 0.03);
    EXPECT_NEAR(debye, 1.462e-9, 2e-12);
    const double time = measured_time(film, thin);
    EXPECT_NEAR(time / thin, 1., 0.01);
    EXPECT_NEAR(time / theory::relaxation_time(film.length, debye, diffusivity), 1., 3e-3);
  }

  // Twice the length takes twice as long, four times the vacancies half of it, up to a term of L_D/L.
  TEST(ChargingOfFilms, GoesWithLengthAndDebyeLength)
  {
    Film film;
    film.length = 100e-9;
    const auto time_of = [](const Film &one) {
      const double debye = theory::debye_length(one.fraction, one.temperature),
                   diffusivity = theory::diffusivity(one.temperature);
      const double time = measured_time(one, one.length * debye / (2. * diffusivity));
      EXPECT_NEAR(time / theory::relaxation_time(one.length, debye, diffusivity), 1., 3e-3);
      return time;
    };
    const double first = time_of(film);
    film.length = 200e-9;
    EXPECT_NEAR(time_of(film) / first, 2., 0.03);
    film.length = 100e-9;
    film.fraction *= 0.25;
    EXPECT_NEAR(time_of(film) / first, 2., 0.06);
  }

  // V16: the slope over 1/T is the activation energy that was put in, less kT/2 of the Debye length.
  TEST(ChargingOfFilms, IsActivatedAsDiffusionIs)
  {
    Film film;
    film.length = 100e-9;
    // Least squares of ln(time) over 1/kT.
    double n = 0., sx = 0., sy = 0., sxx = 0., sxy = 0.;
    for (const double temperature : {280., 300., 320., 340.})
      {
        film.temperature = temperature;
        const double debye = theory::debye_length(film.fraction, temperature);
        const double x = theory::e / (theory::k * temperature);
        const double y = std::log(
          measured_time(film, film.length * debye / (2. * theory::diffusivity(temperature))));
        n += 1.;
        sx += x;
        sy += y;
        sxx += x * x;
        sxy += x * y;
      }
    const double energy = (n * sxy - sx * sy) / (n * sxx - sx * sx); // [eV]
    EXPECT_NEAR(energy / 0.58, 1., 0.03);
    EXPECT_NEAR(energy, 0.58 - 0.5 * theory::thermal_voltage(309.), 0.002);
  }
} // namespace
