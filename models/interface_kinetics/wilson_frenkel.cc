// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/interface_kinetics/wilson_frenkel.h"

#include "models/constants.h"

#include <cmath>
#include <utility>
#include <vector>

namespace softlattice
{
  using constants::boltzmann;
  using constants::electronvolt;
  using constants::gas_constant;

  namespace
  {
    /// (1 - exp(-u)) / u, 1 at u = 0.
    double saturation(const double u)
    {
      return u > 0. ? -std::expm1(-u) / u : 1.;
    }
  } // namespace

  WilsonFrenkel::WilsonFrenkel(const PhaseTransition &transition)
    : InterfaceKinetics(transition)
    , heating_{10e-9, 450., 2. / 3., 2.0 * electronvolt}
    , dry_{30e-9, 498., 0., 0.8 * electronvolt}
    , wet_{100e-9, constants::room_temperature, 0., 0.3 * electronvolt}
  {}

  void WilsonFrenkel::declare(ParameterTable &table,
                              const std::string &name,
                              Channel &channel,
                              const Anchor &anchor)
  {
    const ParameterSection section =
      table.section("Model/Interface kinetics").when("Law", {"Wilson-Frenkel"}).subsection(name);
    section.quantity("Reference velocity", &channel.velocity, "m/s", "nm/s")
      .about("Velocity of a flat front at the reference temperature and Br fraction: " +
             anchor.about)
      .range(0., 1e-2)
      .from_equation("12")
      .from_source(anchor.velocity_source, Confidence::assumed);
    section.quantity("Reference temperature", &channel.temperature, "K", "K")
      .about("Temperature at which the front has the reference velocity.")
      .range(200., 1000.)
      .from_equation("12")
      .from_source("where the reference velocity was taken from", Confidence::assumed);
    section.quantity("Reference Br fraction", &channel.br_fraction, "1", "1")
      .about(
        "Br fraction at which the front has the reference velocity; it fixes the driving force "
        "there.")
      .range(0., 1.)
      .from_equation("12")
      .from_source("where the reference velocity was taken from", Confidence::assumed);
    section.quantity("Activation energy", &channel.activation_energy, "J", "eV")
      .about("Barrier for an ion to cross the interface in this direction.")
      .range(0., 4. * electronvolt)
      .from_equation("12")
      .from_source(anchor.energy_source, Confidence::assumed);
  }

  void WilsonFrenkel::declare(ParameterTable &table)
  {
    declare(table,
            "LT to HT",
            heating_,
            {"the black phase grows, on heating.",
             "1 to 100 nm/s around 450 K in CsPbIBr2 wires, from memory of Bischak 2020 "
             "(10.1016/j.matt.2020.07.015)",
             "about 2 eV from memory of Bischak 2020 (10.1016/j.matt.2020.07.015); 1.0 to 2.3 eV"});
    declare(table,
            "HT to LT dry",
            dry_,
            {"the yellow phase grows without water.",
             "not measured: the half time of films at 225 degC (10.1039/D5TC01126D) fixes only "
             "J v^2, and J follows it; 1 to 1000 nm/s",
             "0.6 to 1.0 eV, from the time-temperature curves of 10.1039/D5TC01126D"});
    declare(table,
            "HT to LT wet",
            wet_,
            {"the yellow phase grows where water is adsorbed.",
             "no source; 10 to 1000 nm/s, fast enough that a crystal waits for its nucleus rather "
             "than for growth",
             "0.28 to 0.6 eV: not below the migration energy of halide vacancies (Gao 2021, "
             "10.1016/j.matt.2021.09.023)"});

    table.check([this](std::vector<Finding> &findings) {
      for (const auto &[name, channel] :
           {std::pair<const char *, const Channel &>("LT to HT", heating_),
            {"HT to LT dry", dry_},
            {"HT to LT wet", wet_}})
        if (std::abs(channel.temperature -
                     transition().equilibrium_temperature(channel.br_fraction)) < 1.)
          findings.push_back(
            {Finding::Severity::error,
             "Model/Interface kinetics/" + std::string(name) + "/Reference temperature",
             "is the equilibrium temperature of the reference composition, where "
             "no front moves",
             "give a temperature at least 1 K away, or another reference Br "
             "fraction"});
    });

    const ParameterSection wet = table.section("Model/Interface kinetics")
                                   .when("Law", {"Wilson-Frenkel"})
                                   .subsection("HT to LT wet");
    wet.number("Acceleration per water layer", &water_factor_)
      .about("Relative increase of the wet velocity with each monolayer of water.")
      .range(0., 1.)
      .from_equation("13")
      .from_source("growth depends weakly on humidity (abstract of Lin 2021, "
                   "10.1016/j.matt.2021.04.023); 0 to 0.3",
                   Confidence::assumed);
    wet.number("Opening water", &opening_water_)
      .about("Monolayers of water that open the wet channel to 63 %; well below one, so that the "
             "channel is open at any ordinary humidity.")
      .range(1e-6, 10.)
      .from_equation("13")
      .from_source("only its smallness matters", Confidence::assumed);
  }

  double WilsonFrenkel::mobility(const Channel &channel, const double temperature) const
  {
    // v0 exp(-E/kT) from the anchor, whose own driving force is divided out.
    const double anchor_force =
      std::abs(transition().molar_difference(channel.temperature, channel.br_fraction)) /
      (gas_constant * channel.temperature);
    const double attempt_velocity = channel.velocity / -std::expm1(-anchor_force) *
                                    std::exp(channel.activation_energy / boltzmann *
                                             (1. / channel.temperature - 1. / temperature));
    // v/|dg| = v0 exp(-E/kT) (1 - exp(-u))/u Vm/RT with u = |dG|/RT
    const double rt = gas_constant * temperature;
    const double u = std::abs(transition().molar_difference(temperature)) / rt;
    return attempt_velocity * saturation(u) * transition().molar_volume() / rt;
  }

  double WilsonFrenkel::mobility(const double temperature, const double adsorbed_water) const
  {
    if (transition().driving_force(temperature) > 0.)
      return mobility(heating_, temperature);
    const double open = -std::expm1(-adsorbed_water / opening_water_);
    return mobility(dry_, temperature) +
           mobility(wet_, temperature) * open * (1. + water_factor_ * adsorbed_water);
  }
} // namespace softlattice
