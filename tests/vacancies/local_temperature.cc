// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Vacancies where the temperature is a field: they are as fast as at the temperature of their place, and its gradient does not
// move them.
#include "solver/parts/heat/heat_settings.h"
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  struct WarmFilm
  {
    static constexpr std::size_t vacancies = 1, potential = 2,
                                 temperature = 3; ///< numbers of fields
    static constexpr double length = 100e-9, fraction = 1.263e-3;

    /// In surroundings at 298 K.
    WarmFilm(const std::string &heat, const std::string &of_vacancies)
      : what({vacancies_part(), heat_part()})
    {
      make_file(folder / "case.prm",
                "subsection Model\n set Parts = phase, vacancies, heat\n"
                " subsection Interface\n  set Width = 1 um\n end\nend\n"
                "subsection Geometry\n set Kind = box\n set Size = 100 nm, 10 nm\n"
                " set Coarse cells = 40, 1\n set Grading = 20, 1\nend\n"
                "subsection Nucleation\n set Rate law = none\nend\n"
                "subsection Environment\n set Temperature = 298 K\nend\n"
                "subsection Heat\n set Heat transfer to the air = 0 W/m^2/K\n" +
                  heat +
                  "end\nsubsection Vacancies\n set Diffusivity prefactor = 6.5e-8 m^2/s\n"
                  " set Initial vacancies = given\n set Relative permittivity = 24.1\n"
                  " set Relative permittivity of LT = 24.1\n" +
                  of_vacancies +
                  "end\nsubsection Time\n set End time = 1e6 s\n"
                  " set Relative tolerance = 1e-4\nend\n");
      const ReadCase read = read_case(folder / "case.prm", {}, UnitSystem(), what);
      if (read.diagnostics.n_errors() > 0)
        throw std::runtime_error(read.diagnostics.text());
      simulation = std::make_unique<Simulation>(what, MPI_COMM_WORLD);
      simulation->initialise();
    }

    void advance_to(const double t)
    {
      while (simulation->time() < t)
        simulation->advance(t, "test");
    }
    double charge()
    {
      return simulation->fields().measures().fluxes(potential, {"right"}, simulation->time())[0];
    }
    FieldRange range(const std::size_t field) { return simulation->measure().fields[field]; }

    ScratchFolder folder;
    Case what;
    std::unique_ptr<Simulation> simulation;
  };

  std::string base_warmer_by(const double excess)
  {
    return fmt::format(
      " set Heat transfer to the substrate = 1e5 W/m^2/K\n"
      " set Base warmer than air by = {0} K\n set Initially warmer than air by = {0} K\n",
      excess);
  }

  // All of the film is warmer than its surroundings by so much: theory has that temperature in D and in the Debye length.
  TEST(LocalTemperature, ChargesAFilmAsFastAsItsOwnSays)
  {
    std::vector<double> times;
    for (const double excess : {0., 25., 50.})
      {
        WarmFilm film(base_warmer_by(excess),
                      fmt::format(" set Initial fraction = {}\n set Activation energy = 0.58 eV\n"
                                  " set Voltage = 1 mV\n",
                                  WarmFilm::fraction));
        const double kelvin = 298. + excess,
                     debye = theory::debye_length(WarmFilm::fraction, kelvin);
        const double expected =
          theory::relaxation_time(WarmFilm::length, debye, theory::diffusivity(kelvin));
        std::vector<double> charges;
        for (const double t : {1., 2., 3.})
          {
            film.advance_to(t * expected);
            charges.push_back(film.charge());
          }
        EXPECT_NEAR(film.range(WarmFilm::temperature).lowest, kelvin, 1e-3);
        EXPECT_NEAR(film.range(WarmFilm::temperature).highest, kelvin, 1e-3);
        times.push_back(-expected /
                        std::log((charges[2] - charges[1]) / (charges[1] - charges[0])));
        EXPECT_NEAR(times.back() / expected, 1., 5e-3) << excess;
      }
    // V16, with the kT/2 of the Debye length.
    const double energy =
      std::log(times[0] / times[2]) * theory::k / theory::e / (1. / 298. - 1. / 348.);
    EXPECT_NEAR(energy, 0.58 - 0.5 * theory::thermal_voltage(322.), 0.004);
  }

  // Kept at 348 K at its right end, 298 K at its left one by the substrate: nothing moves.
  TEST(LocalTemperature, DoesNotMoveVacanciesByItsGradient)
  {
    const std::string gradient = " set Heat transfer to the substrate = 1e8 W/m^2/K\n"
                                 " set Boundaries at a temperature = right\n"
                                 " set Temperature of boundaries = 348 K\n"
                                 "end\nsubsection Time\n set Smallest step = 1e-16 s\n";
    WarmFilm film(gradient,
                  fmt::format(" set Initial fraction = {}\n set Activation energy = 0.28 eV\n"
                              " set Voltage = 0 V\n",
                              WarmFilm::fraction));
    film.advance_to(1.);
    EXPECT_GT(film.range(WarmFilm::temperature).highest - film.range(WarmFilm::temperature).lowest,
              10.);
    EXPECT_NEAR(film.range(WarmFilm::vacancies).lowest / WarmFilm::fraction, 1., 1e-6);
    EXPECT_NEAR(film.range(WarmFilm::vacancies).highest / WarmFilm::fraction, 1., 1e-6);
  }
} // namespace
