// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A film under a sine of the voltage: its current has the amplitude and the phase of the impedance that a step finds.
#include "models/vacancies/blocking_film.h"
#include "solver/parts/vacancies/electrode_currents.h"
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <complex>

namespace softlattice::tests::sine_voltage
{
  constexpr double amplitude = 1e-3; // [V], 0.04 kT/e

  /// Z times the area [Ohm m^2] from the currents over the last two periods, after what came first has died away.
  std::complex<double> impedance_under_sine(Film film, const double frequency, const double wait)
  {
    const double period = 1. / frequency, omega = 2. * M_PI * frequency;
    film.more += fmt::format(" set Sine amplitude = {} V\n set Sine frequency = {} Hz\n",
                             amplitude,
                             frequency);
    film.tolerance = 1e-5;
    film.sections += fmt::format("subsection Time\n set Largest step = {} s\nend\n", period / 40.);
    FilmRun run(film);
    ElectrodeCurrents currents(
      {0, 1, {"right", "left"}, {false, false}, theory::e * theory::sites, film.fraction});
    const double begin = std::ceil(wait / period) * period, end = begin + 2. * period;
    // Least squares of a sin + b cos, each the mean over the step, as the current is.
    std::array<double, 3> matrix = {};
    std::array<double, 2> right = {};
    for (double before = 0.; before < end; before = run.simulation->time())
      {
        currents.advance(run.fields(), run.vacancies().mean, before);
        run.simulation->advance(before < begin ? begin : end, "test");
        const double now = run.simulation->time(), angle = omega * (now - before);
        currents.advance(run.fields(), run.vacancies().mean, now);
        if (before < begin)
          continue;
        const double s = (std::cos(omega * before) - std::cos(omega * now)) / angle,
                     c = (std::sin(omega * now) - std::sin(omega * before)) / angle;
        matrix[0] += s * s;
        matrix[1] += s * c;
        matrix[2] += c * c;
        right[0] += s * currents.total(0);
        right[1] += c * currents.total(0);
      }
    const double determinant = matrix[0] * matrix[2] - matrix[1] * matrix[1];
    const double a = (matrix[2] * right[0] - matrix[1] * right[1]) / determinant,
                 b = (matrix[0] * right[1] - matrix[1] * right[0]) / determinant;
    // V sin(omega t) drives Im[V/Z exp(i omega t)] = V (Re(1/Z) sin + Im(1/Z) cos).
    return amplitude / std::complex<double>(a, b);
  }

  TEST(SineVoltages, DriveTheCurrentOfTheImpedance)
  {
    Film film;
    film.length = 60e-9;
    const double debye = theory::debye_length(film.fraction, film.temperature),
                 diffusivity = theory::diffusivity(film.temperature);
    const double time = theory::relaxation_time(film.length, debye, diffusivity);
    for (const double part : {0.3, 1., 5.})
      {
        const double frequency = part / (2. * M_PI * time);
        const std::complex<double> exact =
          theory::impedance({0., 2. * M_PI * frequency}, film.length, debye, diffusivity);
        const std::complex<double> found = impedance_under_sine(film, frequency, 10. * time);
        EXPECT_NEAR(std::abs(found) / std::abs(exact), 1., 0.01) << part;
        EXPECT_NEAR(std::arg(found), std::arg(exact), 0.01) << part;
      }
  }

  // (320) as the program has it, against the linear equations solved independently in tests/vacancies/theory.h; layers are in series,
  // and far above all frequencies of the ions a film is the capacitor eps/L.
  TEST(BlockingFilms, HaveTheImpedanceOfTheLinearEquations)
  {
    const double debye = 1.46e-9, diffusivity = 1e-17, length = 400e-9;
    BlockingFilm film{length, debye, diffusivity, theory::eps};
    for (const double frequency : {1e-6, 1e-3, 1., 1e3, 1e6})
      {
        const std::complex<double> s(0., 2. * M_PI * frequency);
        const std::complex<double> exact = theory::impedance(s, length, debye, diffusivity);
        EXPECT_NEAR(std::abs(film.impedance(frequency) / exact - 1.), 0., 1e-12) << frequency;
      }
    film.inverse_capacitance = 2. / 0.05;
    const std::complex<double> s(0., 2. * M_PI * 1e9);
    EXPECT_NEAR(std::abs(film.impedance(1e9) * s * (1. / (length / theory::eps + 40.)) - 1.),
                0.,
                1e-6);
  }
} // namespace softlattice::tests::sine_voltage
