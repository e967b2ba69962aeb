// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// How a voltage is divided between transport layers with a permittivity and a doping of their own and the film between them.
#include "models/vacancies/electrode.h"
#include "tests/vacancies/film_run.h"
#include "tests/vacancies/theory.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  struct Layer
  {
    double permittivity, doping, thickness; ///< relative, [1/m^3], [m]

    double debye_length(const double temperature) const
    {
      return std::sqrt(permittivity * theory::eps_0 * theory::k * temperature /
                       (theory::e * theory::e * doping));
    }
    /// Charge per voltage and area of a layer whose carriers follow Boltzmann's law to first order between a metal at the
    /// one end and the crystal at the other: phi'' = phi/L^2.
    double capacitance(const double temperature) const
    {
      const double length = debye_length(temperature);
      return permittivity * theory::eps_0 / length / std::tanh(thickness / length);
    }
    std::string entries() const
    {
      return fmt::format("  set Contact = doped layer\n  set Layer permittivity = {}\n"
                         "  set Layer doping = {}\n  set Layer thickness = {} m\n",
                         permittivity,
                         doping,
                         thickness);
    }
  };
  // Of IonMonger, but that the one for holes is thinner than its Debye length.
  const Layer for_electrons{10., 1e24, 100e-9}, for_holes{3., 1e24, 1.5e-9};

  Film film_between_layers()
  {
    Film film;
    film.length = 60e-9;
    film.more = " subsection Biased electrode\n" + for_electrons.entries() +
                " end\n subsection Grounded electrode\n" + for_holes.entries() + " end\n";
    return film;
  }

  /// The charge of the electrodes and the potentials at both faces of a film with a capacitance of its own.
  void expect_divided(FilmRun &run, const double voltage, const double of_film, const double part)
  {
    const double temperature = 298., biased = for_electrons.capacitance(temperature),
                 grounded = for_holes.capacitance(temperature);
    const double charge = voltage / (1. / biased + 1. / of_film + 1. / grounded);
    EXPECT_NEAR(run.charges()[0] / charge, 1., part);
    EXPECT_NEAR(run.charges()[1] / charge, -1., part);
    EXPECT_NEAR((voltage - run.at(1, run.length())) / (charge / biased), 1., part);
    EXPECT_NEAR(run.at(1, 0.) / (charge / grounded), 1., part);
  }

  TEST(ContactLayers, AreAsThickAsTheyAreOrAsTheirDebyeLength)
  {
    Electrode electrode("Biased electrode", "right");
    ParameterTable table;
    electrode.declare(table);
    double *thickness = nullptr;
    for (const ParameterEntry &entry : table.entries())
      {
        if (entry.name == "Contact")
          *std::get<std::string *>(entry.target) = "doped layer";
        if (entry.name == "Layer thickness")
          thickness = std::get<double *>(entry.target);
      }
    ASSERT_NE(thickness, nullptr);
    const double length = for_electrons.debye_length(298.), eps = 10. * theory::eps_0;
    EXPECT_NEAR(length, 3.77e-9, 0.01e-9);
    *thickness = 100. * length;
    EXPECT_NEAR(electrode.capacitance(298.) / (eps / length), 1., 1e-12);
    *thickness = 1e-3 * length;
    EXPECT_NEAR(electrode.capacitance(298.) / (eps / *thickness), 1., 1e-6);
    // L_D is longer when hot.
    *thickness = 100. * length;
    EXPECT_NEAR(electrode.capacitance(4. * 298.) / electrode.capacitance(298.), 0.5, 1e-12);
  }

  // Vacancies have not moved: three capacitors in series.
  TEST(ContactLayers, DivideAVoltageWithTheFilmAsADielectricAtOnce)
  {
    Film film = film_between_layers();
    film.voltage = "10 mV";
    FilmRun run(film);
    expect_divided(run, 0.01, theory::eps / film.length, 1e-4);
    // A built-in potential is a voltage, too.
    film.voltage = "0 V";
    film.more = " set Built-in potential = -10 mV\n" + film.more;
    FilmRun built_in(film);
    expect_divided(built_in, 0.01, theory::eps / film.length, 1e-4);
  }

  // The field is gone from the middle, the film has the capacitance of its two diffuse layers: phi'' = phi/L_D^2 again.
  TEST(ContactLayers, DivideItWithTheDoubleLayersOfVacanciesAtRest)
  {
    Film film = film_between_layers();
    film.voltage = "0.5 mV"; // 0.02 kT/e: linear to 1e-4
    film.cell = 0.7e-9;
    film.sections = "subsection Time\n set Absolute tolerance = 1e-10\nend\n";
    FilmRun run(film);
    const double debye = theory::debye_length(film.fraction, film.temperature);
    run.advance_to(100. * film.length * debye / (2. * theory::diffusivity(film.temperature)));
    expect_divided(run,
                   0.5e-3,
                   0.5 * theory::eps / debye / std::tanh(0.5 * film.length / debye),
                   2e-3);
  }
} // namespace
