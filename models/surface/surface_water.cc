// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/surface/surface_water.h"

#include "models/constants.h"
#include "models/environment.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    // BET and, for a large constant, GAB grow without bound towards saturation: fifty layers are
    // bulk water for every purpose of these models.
    constexpr double highest_multilayer_activity = 0.98;
  } // namespace

  double saturation_pressure(const double temperature)
  {
    const double celsius = temperature - constants::celsius_zero;
    return 610.94 * std::exp(17.625 * celsius / (celsius + 243.04));
  }

  SurfaceWater::SurfaceWater()
    : excess_adsorption_energy_(0.144 * constants::electronvolt)
  {}

  void SurfaceWater::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Model/Surface").of_parts({"phase"});
    section.choice("Isotherm", &isotherm_, {"GAB", "BET", "Langmuir"})
      .about("How adsorbed water depends on the water activity: GAB with both constants, BET (the "
             "multilayer constant is 1), or Langmuir (a single layer of the same initial slope).")
      .from_equation("16")
      .from_source("no isotherm of CsPbI3 was found", Confidence::assumed);
    section.number("Adsorption constant", &energy_constant_)
      .about(
        "GAB constant C at 25 degC: how much more strongly the first layer is held than the next.")
      .range(1e-3, 1e4)
      .from_equation("16")
      .from_source("2 to 50 is plausible", Confidence::assumed);
    section.when("Isotherm", {"GAB", "Langmuir"})
      .number("Multilayer constant", &multilayer_constant_)
      .about(
        "GAB constant K: activity of the water in the layers beyond the first, relative to liquid "
        "water.")
      .range(1e-3, 1.)
      .from_equation("16")
      .from_source("0.4 to 0.8 is plausible", Confidence::assumed);
    section.quantity("Excess adsorption energy", &excess_adsorption_energy_, "J", "eV")
      .about(
        "By how much the adsorption energy of the first layer exceeds the heat of liquefaction: "
        "makes water leave on heating.")
      .range(0., 1. * constants::electronvolt)
      .from_equation("16")
      .from_source("0.60 eV (DFT, 10.3390/ma17051091) less 0.456 eV, the heat of liquefaction",
                   Confidence::assumed);
    section.number("Ligand coverage", &ligand_coverage_)
      .about(
        "Fraction of the exposed face that ligands cover. They keep water away and, see 'Ligand "
        "vacancy energy', hold halides in place.")
      .range(0., 1.)
      .from_equation("17")
      .from_source("bare surface; Gao 2021 describes the effect without a number",
                   Confidence::assumed);
    section.number("Excess ligands", &excess_ligands_)
      .about(
        "Ligands on the face beyond those that bind, in monolayers. They leave first, and until "
        "then they dissolve halides, see 'Vacancy energy per excess layer': there is a coverage "
        "that is best.")
      .range(0., 100.)
      .from_equation("143")
      .from_source("washed; Gao 2021 (10.1016/j.matt.2021.09.023) says that excess ligand harms, "
                   "without a number",
                   Confidence::assumed);
    section.choice("Ligand arrangement", &arrangement_, {"patches", "single"})
      .about("Where the ligands are: in patches, between which the face is bare and nucleates as "
             "if there "
             "were none, or single, each site of the face under as many of them.")
      .from_equation("17")
      .from_source(
        "chains hold on to each other and gather; a critical nucleus of 1 nm fits between them",
        Confidence::assumed);
    section.quantity("Opening water", &opening_water_, "1", "1")
      .about("Monolayers of water that open the wet ways of nuclei and fronts to 63 %: an ion that "
             "crosses "
             "a front needs water on both sides, so that a trace opens nothing.")
      .range(1e-3, 10.)
      .from_equation("13")
      .from_source(
        "half a layer: fronts depend weakly on humidity above 30 % (abstract of Lin 2021, "
        "10.1016/j.matt.2021.04.023); 0.2 to 0.6",
        Confidence::assumed);
  }

  double SurfaceWater::opening(const double adsorbed_water) const
  {
    const double layers = adsorbed_water / opening_water_;
    return -std::expm1(-layers * layers);
  }

  SurfaceLayer SurfaceWater::layer(const Conditions &conditions) const
  {
    const double left = conditions.is_bare ? 0. : conditions.ligands_left;
    const double amount = (ligand_coverage_ + excess_ligands_) * left;
    const double coverage = std::min(ligand_coverage_, amount);
    SurfaceLayer layer;
    layer.ligands = ligands_beside(coverage);
    layer.water = monolayers(conditions.temperature, conditions.relative_humidity, layer.ligands);
    layer.share = share(coverage);
    layer.excess = amount - coverage;
    return layer;
  }

  double SurfaceWater::monolayers(const double temperature,
                                  const double relative_humidity,
                                  const double ligands_beside) const
  {
    const double a = std::clamp(relative_humidity, 0., 1.);
    const double inverse_kt = 1. / (constants::boltzmann * temperature);
    const double inverse_kt_room = 1. / (constants::boltzmann * constants::room_temperature);
    const double c =
      energy_constant_ * std::exp(excess_adsorption_energy_ * (inverse_kt - inverse_kt_room));
    const double bare = 1. - ligands_beside;
    if (isotherm_ == "Langmuir")
      {
        const double b = c * multilayer_constant_ * a;
        return bare * b / (1. + b);
      }
    const double k = isotherm_ == "BET" ? 1. : multilayer_constant_;
    const double ka = std::min(k * a, highest_multilayer_activity);
    return bare * c * ka / ((1. - ka) * (1. - ka + c * ka));
  }
} // namespace softlattice
