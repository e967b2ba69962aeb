// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Vacancies that cost less near a surface, (298): how many gather there at equilibrium.
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace softlattice::tests::surface_of_crystal
{
  constexpr int n_cells = 60;
  constexpr double depth = 10e-9, gain = 0.05; // [m], [eV]

  /// A film before whose left face vacancies cost less, in equal cells, so that corners of cells are nodes.
  Film film_with_surface()
  {
    Film film;
    film.length = 60e-9;
    film.more =
      fmt::format(" subsection Surface\n  set Boundaries = left\n"
                  "  set Change of the formation energy = {} eV\n  set Depth = {} m\n end\n",
                  -gain,
                  depth);
    film.sections = fmt::format("subsection Geometry\n set Coarse cells = {}, 1\nend\n", n_cells);
    film.cell = 61e-9; // no finer than those
    return film;
  }

  double shift_over_kt(const double x, const double temperature)
  {
    return -gain * std::exp(-x / depth) / theory::thermal_voltage(temperature);
  }

  /// At equilibrium, which takes L^2/D = 360 s of diffusion.
  void come_to_rest(FilmRun &run)
  {
    run.advance_to(1e4);
  }

  // So few that they do not feel one another, L_D = 16 um: c ~ exp(-g/kT), as many as there were.
  TEST(SurfacesOfCrystals, GatherVacanciesAsBoltzmannSays)
  {
    Film film = film_with_surface();
    film.fraction = 1e-11;
    FilmRun run(film);
    come_to_rest(run);
    double sum = 0.;
    constexpr int n_fine = 6000;
    for (int k = 0; k < n_fine; ++k)
      sum += std::exp(-shift_over_kt((k + 0.5) / n_fine * film.length, film.temperature)) / n_fine;
    for (int k = 0; k <= n_cells; k += 5)
      {
        const double x = k * film.length / n_cells;
        EXPECT_NEAR(run.at(0, x) /
                      (film.fraction * std::exp(-shift_over_kt(x, film.temperature)) / sum),
                    1.,
                    2e-3)
          << k;
      }
    EXPECT_NEAR(run.vacancies().mean / film.fraction, 1., 1e-12);
  }

  // Where they do, the potential stands against it: ln c/(1 - c) + e phi/kT + g/kT is one number.
  TEST(SurfacesOfCrystals, GatherFewerWhereTheirChargeHoldsOthersBack)
  {
    const Film film = film_with_surface();
    FilmRun run(film);
    come_to_rest(run);
    const double v = theory::thermal_voltage(film.temperature);
    double lowest = 1e9, highest = -1e9;
    for (int k = 0; k <= n_cells; ++k)
      {
        const double x = k * film.length / n_cells, c = run.at(0, x);
        const double mu =
          std::log(c / (1. - c)) + run.at(1, x) / v + shift_over_kt(x, film.temperature);
        lowest = std::min(lowest, mu);
        highest = std::max(highest, mu);
      }
    EXPECT_LT(highest - lowest, 1e-3);
    EXPECT_GT(run.at(0, 0.) / film.fraction, 1.5); // there is something to hold
    EXPECT_LT(run.at(0, 0.) / film.fraction, std::exp(gain / v));
  }
} // namespace softlattice::tests::surface_of_crystal
