// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/bulk_vacancies.h"

namespace softlattice
{
  BulkVacancies::BulkVacancies()
    : energy_(0.50 * constants::electronvolt)
    , lt_shift_(0.)
  {}

  void BulkVacancies::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Model/Mixed halide/Vacancies").of_parts({"composition"});
    section.quantity("Formation energy", &energy_, "J", "eV")
      .about(
        "Free energy g_0 to form a halide vacancy inside the black phase. Diffusivities refer to "
        "the fraction of vacancies that it gives, so that alone it changes nothing; only "
        "differences do, between phases or beside ligands.")
      .range(0.05 * constants::electronvolt, 2. * constants::electronvolt)
      .from_equation("50")
      .from_source("1e-8 vacancies per cell; 1e-7 to 1e-9 in the simulations of Lai 2018 "
                   "(10.1073/pnas.1812718115) need 0.445 to 0.564 eV",
                   Confidence::derived);
    section.of_parts({"phase"})
      .quantity("Change in LT", &lt_shift_, "J", "eV")
      .about("By how much the formation energy is higher in LT than in HT.")
      .range(-0.5 * constants::electronvolt, 1. * constants::electronvolt)
      .from_equation("50")
      .from_source("not known; 0 leaves the factor out", Confidence::assumed);
  }
} // namespace softlattice
