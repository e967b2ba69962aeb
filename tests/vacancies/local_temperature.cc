// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Vacancies where the temperature is a field: they are as fast as at the temperature of their place, and its gradient does not
// move them; electrodes and pairs of defects have that of their place, too.
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
    static constexpr std::size_t vacancies = 1, potential = 2; ///< numbers of fields
    static constexpr double length = 100e-9, width = 10e-9, fraction = 1.263e-3;

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
    /// Of the right electrode per area [C/m^2].
    double charge()
    {
      return simulation->fields().measures().fluxes(potential, {"right"}, simulation->time())[0] /
             width;
    }
    FieldRange range(const std::size_t field) { return simulation->measure().fields[field]; }
    FieldRange temperatures() { return simulation->measure().fields.back(); }
    std::vector<double> values(const std::size_t field)
    {
      std::vector<double> all;
      for (const unsigned int node : simulation->fields().measures().integration_nodes({}).node)
        all.push_back(simulation->fields().state().block(field).local_element(node));
      return all;
    }

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
        EXPECT_NEAR(film.temperatures().lowest, kelvin, 1e-3);
        EXPECT_NEAR(film.temperatures().highest, kelvin, 1e-3);
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
                                 "end\nsubsection Time\n set Smallest step = 1e-16 s\n"
                                 " set Absolute tolerance = 1e-8\n";
    WarmFilm film(gradient,
                  fmt::format(" set Initial fraction = {}\n set Activation energy = 0.28 eV\n"
                              " set Voltage = 0 V\n",
                              WarmFilm::fraction));
    film.advance_to(1.);
    EXPECT_GT(film.temperatures().highest - film.temperatures().lowest, 10.);
    // A uniform fraction is at rest in the discrete equations, too: K(M) mu and K(M dmu/dT) T are the same numbers. What is found
    // are errors of steps, which are tolerated to 1e-8 as root mean squares by mass: at the node with the least mass that may be
    // sqrt(V/M) times as much, and twice that, as the two stages of a step err alike. (By the gradient of mu with that of its temperature it would be factors.)
    double volume = 0., least = 1.;
    for (const double mass : film.simulation->fields().measures().integration_nodes({}).weight)
      {
        volume += mass;
        least = std::min(least, mass);
      }
    const double tolerated = 2e-8 * std::sqrt(volume / least);
    EXPECT_LT(tolerated, 1e-5);
    EXPECT_NEAR(film.range(WarmFilm::vacancies).lowest / WarmFilm::fraction, 1., tolerated);
    EXPECT_NEAR(film.range(WarmFilm::vacancies).highest / WarmFilm::fraction, 1., tolerated);
  }

  // So few vacancies that the film is a capacitor, between layers with the Debye length of their place.
  TEST(LocalTemperature, IsThatOfTheElectrodes)
  {
    const auto layer = [](const std::string &electrode, const std::string &more) {
      return " subsection " + electrode +
             " electrode\n  set Contact = doped layer\n  set Layer permittivity = 10\n"
             "  set Layer doping = 1e24 1/m^3\n  set Layer thickness = 100 nm\n" +
             more + " end\n";
    };
    WarmFilm film(base_warmer_by(50.),
                  " set Initial fraction = 1e-12\n set Activation energy = 0.58 eV\n"
                  " set Voltage = 10 mV\n" +
                    layer("Biased", "") + layer("Grounded", ""));
    film.advance_to(1e-6);
    const auto expected = [](const double kelvin) {
      const double eps = 10. * theory::eps_0,
                   debye = std::sqrt(eps * theory::k * kelvin / (theory::e * theory::e * 1e24));
      return 0.01 / (2. * debye * std::tanh(100e-9 / debye) / eps + WarmFilm::length / theory::eps);
    };
    EXPECT_NEAR(film.charge() / expected(348.), 1., 1e-4);
    EXPECT_GT(expected(298.) / expected(348.), 1.005);
  }

  // Vacancies enter where there are none at first, over a barrier: as fast as the crystal in front of the electrode is warm.
  TEST(LocalTemperature, IsThatOfTheirExchange)
  {
    const double barrier = 0.4, rate = 1e-12, kelvin = 348.;
    WarmFilm film(
      base_warmer_by(50.),
      fmt::format(" set Initial fraction = 1e-9\n set Activation energy = 0.28 eV\n"
                  " set Voltage = 0 V\n subsection Biased electrode\n"
                  "  set Vacancy exchange = creation and annihilation\n"
                  "  set Annihilation rate constant = {} m/s\n  set Activation energy = {} eV\n"
                  "  set Reference temperature = 298 K\n  set Equilibrium fraction = 1e-6\n end\n",
                  rate,
                  barrier));
    const double before = film.range(WarmFilm::vacancies).mean;
    constexpr double end = 1.;
    film.advance_to(end);
    const double faster = std::exp(barrier * theory::e / theory::k * (1. / 298. - 1. / kelvin));
    // Up to what comes back, 1e-3 of it and less.
    const double entered = rate * faster * 1e-6 * end / WarmFilm::length;
    EXPECT_NEAR((film.range(WarmFilm::vacancies).mean - before) / entered, 1., 5e-3);
    EXPECT_LT(film.range(WarmFilm::vacancies).highest, 4e-9);
  }

  // As many as the temperature of the place says, whatever that of the surroundings is.
  TEST(LocalTemperature, IsThatOfPairs)
  {
    // It is the same everywhere: four cells do.
    WarmFilm film(
      base_warmer_by(50.) +
        "end\nsubsection Geometry\n set Coarse cells = 4, 1\n set Grading = 1, 1\n",
      fmt::format(" set Initial fraction = {0}\n set Activation energy = 0.58 eV\n"
                  " set Voltage = 0 V\n set Formation energy = 0.2 eV\n"
                  " subsection Second species\n  set Kind = halide interstitials\n"
                  "  set Site density = {1}\n  set Initial number = given\n"
                  "  set Initial fraction = {0}\n  set Formation energy = 0.3 eV\n"
                  "  set Diffusivity prefactor = 6.5e-8 m^2/s\n  set Activation energy = 0.58 eV\n"
                  "  set Recombination coefficient = {2} m^3/s\n end\n",
                  WarmFilm::fraction,
                  theory::sites,
                  1. / theory::sites));
    film.advance_to(1200.); // 12 relaxation times
    const double odds = WarmFilm::fraction / (1. - WarmFilm::fraction),
                 k = odds * odds * std::exp(-0.5 * theory::e / theory::k * (1. / 348. - 1. / 298.));
    const std::vector<double> v = film.values(WarmFilm::vacancies), i = film.values(3);
    for (std::size_t n = 0; n < v.size(); ++n)
      EXPECT_NEAR(std::log(v[n] / (1. - v[n]) * i[n] / (1. - i[n]) / k), 0., 1e-4);
    EXPECT_GT(k, 10. * odds * odds);
  }
} // namespace
