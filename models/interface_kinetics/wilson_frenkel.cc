// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/interface_kinetics/wilson_frenkel.h"

#include "models/constants.h"

#include <algorithm>
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
    /// (1 - exp(u)) / -u, 1 at u = 0.
    double over_driving_force(const double u)
    {
      return u == 0. ? 1. : std::expm1(u) / u;
    }
  } // namespace

  WilsonFrenkel::WilsonFrenkel(const PhaseTransition &transition, const SurfaceWater &water)
    : InterfaceKinetics(transition)
    , water_(&water)
    , heating_{10e-9, 450., 2. / 3., 2.0 * electronvolt}
    , dry_{30e-9, 498., 0., 0.6 * electronvolt}
    , wet_{30e-9, constants::room_temperature, 0., 0.3 * electronvolt}
  {}

  void WilsonFrenkel::declare(ParameterTable &table,
                              const std::string &name,
                              Anchor &anchor,
                              const AnchorTexts &texts)
  {
    const ParameterSection section = table.section("Model/Interface kinetics")
                                       .of_parts({"phase"})
                                       .when("Law", {"Wilson-Frenkel"})
                                       .subsection(name);
    section.quantity("Reference velocity", &anchor.velocity, "m/s", "nm/s")
      .about("Velocity of a flat front at the reference temperature and Br fraction: " +
             texts.about)
      .range(0., 1e-2)
      .from_equation("12")
      .from_source(texts.velocity_source, Confidence::assumed);
    section.quantity("Reference temperature", &anchor.temperature, "K", "K")
      .about("Temperature at which the front has the reference velocity.")
      .range(200., 1000.)
      .from_equation("12")
      .from_source("where the reference velocity was taken from", Confidence::assumed);
    section.quantity("Reference Br fraction", &anchor.br_fraction, "1", "1")
      .about(
        "Br fraction at which the front has the reference velocity; it fixes the driving force "
        "there.")
      .range(0., 1.)
      .from_equation("12")
      .from_source("where the reference velocity was taken from", Confidence::assumed);
    section.quantity("Activation energy", &anchor.activation_energy, "J", "eV")
      .about("Barrier for an ion to cross the interface in the direction in which the front moves "
             "there; "
             "the other way it is higher or lower by the enthalpy of the transition.")
      .range(0., 4. * electronvolt)
      .from_equation("12")
      .from_source(texts.energy_source, Confidence::assumed);
  }

  void WilsonFrenkel::declare(ParameterTable &table)
  {
    declare(
      table,
      "LT to HT",
      heating_,
      {"the black phase grows without water, on heating. The same mobility lets LT grow below T0.",
       "1 to 100 nm/s around 450 K in CsPbIBr2 wires, from memory of Bischak 2020 "
       "(10.1016/j.matt.2020.07.015)",
       "about 2 eV from memory of Bischak 2020 (10.1016/j.matt.2020.07.015); 1.0 to 2.3 eV"});
    declare(
      table,
      "HT to LT dry",
      dry_,
      {"the yellow phase grows without water. The same mobility lets HT grow above T0; between "
       "its composition and that of 'LT to HT' ln of it is linear.",
       "not measured: the half time of films at 225 degC (10.1039/D5TC01126D) fixes only "
       "J v^2, and J follows it; 1 to 1000 nm/s",
       "0.5 to 0.8 eV: more, and the dry rate of nucleation that follows from the measured half "
       "times would be high in dry room air; less than in water it cannot be"});
    declare(
      table,
      "HT to LT wet",
      wet_,
      {"the yellow phase grows where water covers the surface, without the acceleration by "
       "further layers. Above T0 water helps HT to grow in the same way.",
       "with the rate of nucleation one calibration: half of a large film at 25 degC after 22 h at "
       "30 % and 10 min at 80 %; 1 to 300 nm/s",
       "0.28 to 0.6 eV: not below the migration energy of halide vacancies (Gao 2021, "
       "10.1016/j.matt.2021.09.023)"});
    table.section("Model/Interface kinetics")
      .of_parts({"phase"})
      .when("Law", {"Wilson-Frenkel"})
      .subsection("HT to LT wet")
      .number("Acceleration per water layer", &water_factor_)
      .about("Relative increase of the wet velocity with each monolayer of water.")
      .range(0., 1.)
      .from_equation("13")
      .from_source("growth depends weakly on humidity (abstract of Lin 2021, "
                   "10.1016/j.matt.2021.04.023); 0 to 0.3",
                   Confidence::assumed);
    table.check([this](std::vector<Finding> &findings) { check(findings); });
  }

  void WilsonFrenkel::check(std::vector<Finding> &findings) const
  {
    const std::string section = "Model/Interface kinetics/";
    for (const auto &[name, anchor] :
         {std::pair<const char *, const Anchor &>("LT to HT", heating_),
          {"HT to LT dry", dry_},
          {"HT to LT wet", wet_}})
      if (std::abs(anchor.temperature - transition().equilibrium_temperature(anchor.br_fraction)) <
          1.)
        findings.push_back({Finding::Severity::error,
                            section + name + "/Reference temperature",
                            "is the equilibrium temperature of the reference composition, where "
                            "no front moves",
                            "give a temperature at least 1 K away, or another reference Br "
                            "fraction"});
    if (std::abs(heating_.br_fraction - dry_.br_fraction) < 0.01)
      findings.push_back(
        {Finding::Severity::error,
         section + "LT to HT/Reference Br fraction",
         "is that of 'HT to LT dry': a front has one mobility in both directions, and "
         "two are given for one composition",
         "let the two be known at compositions at least 0.01 apart"});
  }

  double WilsonFrenkel::crossing(const Anchor &anchor, const double temperature) const
  {
    const auto driving_force = [&](const double at) {
      return transition().molar_difference(at, anchor.br_fraction) / (gas_constant * at);
    };
    // In its own direction a front has v = k exp(-E/kT) [1 - exp(-|u|)]: divide the latter out.
    const double there = driving_force(anchor.temperature);
    const double attempts =
      anchor.velocity / -std::expm1(-std::abs(there)) *
      std::exp(anchor.activation_energy / boltzmann * (1. / anchor.temperature - 1. / temperature));
    // Detailed balance: from HT to LT the rate is exp(-dG/RT) times that from LT to HT.
    return there > 0. ? attempts * std::exp(-driving_force(temperature)) : attempts;
  }

  double WilsonFrenkel::heating_weight(const double br_fraction) const
  {
    return std::clamp((br_fraction - dry_.br_fraction) / (heating_.br_fraction - dry_.br_fraction),
                      0.,
                      1.);
  }

  double WilsonFrenkel::mobility(const double temperature,
                                 const SurfaceLayer &layer,
                                 const double br_fraction) const
  {
    const double weight = heating_weight(br_fraction);
    // At the ends, and without water, what counts nothing is not evaluated: this is asked for many times an hour of weather.
    const double dry = weight == 0.   ? crossing(dry_, temperature)
                       : weight == 1. ? crossing(heating_, temperature)
                                      : std::pow(crossing(dry_, temperature), 1. - weight) *
                                          std::pow(crossing(heating_, temperature), weight);
    const double opening = water_->opening(layer.water);
    const double wet =
      layer.share == 0. || opening == 0.
        ? 0.
        : crossing(wet_, temperature) * layer.share * opening * (1. + water_factor_ * layer.water);
    // v/|dg| = k (1 - exp(u))/-u Vm/RT with u = dG/RT
    const double rt = gas_constant * temperature;
    const double u = transition().molar_difference(temperature, br_fraction) / rt;
    return (dry + wet) * over_driving_force(u) * transition().molar_volume() / rt;
  }

  double WilsonFrenkel::mobility_factor_under_stress(const double temperature,
                                                     const double br_fraction,
                                                     const double work) const
  {
    const double rt = gas_constant * temperature;
    const double u = transition().molar_difference(temperature, br_fraction) / rt;
    return over_driving_force(u + work * transition().molar_volume() / rt) / over_driving_force(u);
  }

  std::optional<AnchorTemperatures> WilsonFrenkel::anchors(const double br_fraction) const
  {
    const double weight = heating_weight(br_fraction);
    return AnchorTemperatures{(1. - weight) * dry_.temperature + weight * heating_.temperature,
                              wet_.temperature};
  }
} // namespace softlattice
