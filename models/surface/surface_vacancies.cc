// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/surface/surface_vacancies.h"

#include "models/constants.h"

#include <cmath>

namespace softlattice
{
  SurfaceVacancies::SurfaceVacancies()
    : dry_energy_(0.385 * constants::electronvolt)
    , energy_per_layer_(0.10 * constants::electronvolt)
    , excess_energy_(0.02 * constants::electronvolt)
    , ligand_energy_(0.)
  {}

  void SurfaceVacancies::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Model/Surface").of_parts({"phase"});
    section.quantity("Vacancy energy", &dry_energy_, "J", "eV")
      .about("Free energy to form a halide vacancy on the dry, bare surface.")
      .range(0., 2. * constants::electronvolt)
      .from_equation("18")
      .from_source("middle of 0.35 to 0.42 eV (Gao 2021, 10.1016/j.matt.2021.09.023)",
                   Confidence::stated);
    section.quantity("Vacancy energy per water layer", &energy_per_layer_, "J", "eV")
      .about("By how much each monolayer of water lowers the vacancy energy. With the order of the "
             "nucleation rate it sets the slope of ln J over relative humidity.")
      .range(0., 0.5 * constants::electronvolt)
      .from_equation("18")
      .from_source("with 4 vacancies in a nucleus 0.30 in ln J per % RH; 0.03 to 0.15 eV",
                   Confidence::assumed);
    section.quantity("Vacancy energy per excess layer", &excess_energy_, "J", "eV")
      .about(
        "By how much each monolayer of ligands beyond those that bind lowers the vacancy energy.")
      .range(0., 0.5 * constants::electronvolt)
      .from_equation("143")
      .from_source("acids and amines dissolve halides: with 4 vacancies in a nucleus a monolayer "
                   "multiplies its rate by 22; no measured value was read",
                   Confidence::assumed);
    section.when("Ligand arrangement", {"single"})
      .quantity("Ligand vacancy energy", &ligand_energy_, "J", "eV")
      .about("By how much full ligand coverage raises the vacancy energy.")
      .range(0., 1. * constants::electronvolt)
      .from_equation("18")
      .from_source("0.1 to 0.3 eV is plausible where there are ligands", Confidence::assumed);
  }

  double SurfaceVacancies::formation_energy(const SurfaceLayer &layer) const
  {
    return dry_energy_ + ligand_energy_ * layer.ligands - energy_per_layer_ * layer.water -
           excess_energy_ * layer.excess;
  }

  double SurfaceVacancies::fraction(const double temperature,
                                    const SurfaceLayer &layer,
                                    const double excess) const
  {
    return 1. /
           (1. + std::exp(formation_energy(layer) / (constants::boltzmann * temperature) - excess));
  }
} // namespace softlattice
