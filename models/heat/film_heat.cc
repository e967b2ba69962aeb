// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/heat/film_heat.h"

#include <cmath>

namespace softlattice
{
  void FilmHeat::declare(ParameterTable &table)
  {
    constexpr double most = 1e12;
    const ParameterSection section = table.section("Heat");
    section.quantity("Heat capacity", &capacity_, "J/m^3/K", "J/m^3/K")
      .about("rho c of the film per volume, taken to be the same in both phases and at all "
             "compositions.")
      .range(1., most)
      .from_equation("250")
      .from_source(
        "Dulong and Petit: 15 R per formula unit over the molar volume of the black phase",
        Confidence::derived);
    section.quantity("Conductivity of HT", &ht_conductivity_, "W/m/K", "W/m/K")
      .about("Thermal conductivity k of the black phase.")
      .range(1e-6, 1e6)
      .from_equation("250")
      .from_source(
        "CsPbI3 wires, 0.45 +- 0.05 W/m/K (Lee 2017, 10.1073/pnas.1711744114), from memory",
        Confidence::memory);
    section.quantity("Conductivity of LT", &lt_conductivity_, "W/m/K", "W/m/K")
      .about("Thermal conductivity of the yellow phase.")
      .range(1e-6, 1e6)
      .from_equation("250")
      .from_source("as that of HT; nobody has measured it", Confidence::assumed);
    section.choice("Latent heat", &latent_choice_, {"included", "left out"})
      .about("Whether LT gives away the enthalpy of the transition where it grows, and takes it up "
             "where it shrinks: "
             "14.2 kJ/mol with the entropy and equilibrium temperature of section Model/Phase "
             "transition, which would "
             "heat an isolated film by 114 K.")
      .from_equation("250")
      .from_source("a choice, not a number", Confidence::numerical);

    section.choice("Light", &light_, {"none", "given", "weather"})
      .about("Light that heats the film: none, that of 'Irradiance', or that of the weather file "
             "on the module.")
      .from_equation("251")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Light", {"given"})
      .schedule("Irradiance", &irradiance_, "W/m^2", "W/m^2")
      .about("Light that falls on the film, over time.")
      .range(0., most)
      .from_equation("251")
      .from_source("full sun", Confidence::assumed);
    const ParameterSection lit = section.when("Light", {"given", "weather"});
    lit.number("Absorptance of HT", &absorbed_iodide_)
      .about("Part of the light that becomes heat where the film is the black iodide.")
      .range(0., 1.)
      .from_equation("251")
      .from_source("300 nm in sunlight by the part 'optics', (110) to (112)", Confidence::derived);
    lit.number("Absorptance of the bromide", &absorbed_bromide_)
      .about("The same of the pure bromide or chloride; linear in composition in between.")
      .range(0., 1.)
      .from_equation("251")
      .from_source("its gap is 0.6 eV wider", Confidence::assumed);
    lit.number("Absorptance of LT", &absorbed_lt_)
      .about("The same where the film is LT.")
      .range(0., 1.)
      .from_equation("251")
      .from_source("300 nm in sunlight by the part 'optics', (110) to (112)", Confidence::derived);
    lit.quantity("Spot radius", &spot_radius_, "m", "um")
      .about(
        "Radius at which a spot of light, a Gaussian, has fallen to 1/e^2 of its middle, "
        "where it has the irradiance; "
        "0: all places are lit alike. The mesh has four nodes to it there, if its finest cells "
        "allow that.")
      .range(0., 1.)
      .from_equation("251")
      .from_source("a choice, not a number", Confidence::numerical);
    lit.quantity("Spot along x", &spot_x_, "m", "um")
      .about("Where its middle is.")
      .range(-1., 1.)
      .from_source("a choice, not a number", Confidence::numerical);
    lit.quantity("Spot along y", &spot_y_, "m", "um")
      .about("Where its middle is; of no account in a section.")
      .range(-1., 1.)
      .from_source("a choice, not a number", Confidence::numerical);

    section.quantity("Heat transfer to the air", &to_air_, "W/m^2/K", "W/m^2/K")
      .about("Heat per area, time and kelvin that the film gives to the air, which has the "
             "temperature of the "
             "surroundings: from its face in plan, from exposed boundaries and the top elsewhere. "
             "0: none.")
      .range(0., most)
      .from_equation("252")
      .from_source("still air with what is radiated: 5 each at 25 degC", Confidence::assumed);
    section.quantity("Heat transfer to the substrate", &to_base_, "W/m^2/K", "W/m^2/K")
      .about("The same through what lies below the film to its base: from its other face in plan, "
             "from the bottom "
             "elsewhere. One over the thermal resistance: 1000 for 1 mm of glass on a metal plate, "
             "10 for glass with air "
             "behind it. 0: none. Where the substrate is a plate, from its back to the base: 10 "
             "with air behind it.")
      .range(0., most)
      .from_equation("252")
      .from_source("glass with still air behind it", Confidence::assumed);
    section.choice("Substrate", &substrate_, {"base", "plate"})
      .about("Whether the film gives heat to a base whose temperature is known, or, of films seen "
             "from above, to a plate that takes heat up, spreads it along the film and gives it to "
             "the base: a field 'substrate_temperature', the mean over its thickness d_s. That is "
             "what it is at its face where (h_a + h_b) d_s/k_s is small against 1, h_a to the air "
             "and h_b to the base, and what varies along the film does so over more than d_s. No "
             "heat passes its edges, unless boundaries are kept at a temperature: the plate is as "
             "large as the film.")
      .from_equation("255")
      .from_source("a choice, not a number", Confidence::numerical);
    plate_.declare(section.when("Substrate", {"plate"}));
    section.quantity("Base warmer than air by", &base_excess_, "K", "K")
      .about(
        "Temperature of the base less that of the surroundings, as of a heated or cooled plate.")
      .range(-300., 1500.)
      .from_equation("252")
      .from_source("a choice, not a number", Confidence::numerical);
    section.quantity("Initially warmer than air by", &initial_excess_, "K", "K")
      .about("Temperature of the film, and of a plate that it lies on, at the beginning less that "
             "of the surroundings.")
      .range(-300., 1500.)
      .from_source("a choice, not a number", Confidence::numerical);
    section.quantity("Tolerance", &tolerance_, "K", "K")
      .about("Error of the temperature that one step may make, beside the relative tolerance of "
             "what it varies by. Differences between places that are certain to be smaller are "
             "left out, with the mean right all the same: lower it to see them.")
      .range(1e-9, 100.)
      .from_source("changes rates that double in 7 K by a thousandth", Confidence::numerical);
  }

  double FilmHeat::latent_heat(const double br_fraction) const
  {
    // dg is linear in T and minus the enthalpy at T = 0.
    return has_latent_heat() ? -transition_->driving_force(0., br_fraction) : 0.;
  }

  double FilmHeat::latent_heat_slope() const
  {
    return latent_heat(1.) - latent_heat(0.);
  }

  double FilmHeat::spot(const double distance) const
  {
    if (!has_spot())
      return 1.;
    const double r = distance / spot_radius_;
    return std::exp(-2. * r * r);
  }
} // namespace softlattice
