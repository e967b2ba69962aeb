// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/halide_carrying.h"

namespace softlattice
{
  void HalideCarrying::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Vacancies/Halides").of_parts({"composition"});
    section.flag("As fast as vacancies are many", &sets_speed_)
      .about("Halides move by vacancies: their diffusivity is that of the composition times c over "
             "the fraction "
             "of vacancies at the beginning.")
      .from_equation("296")
      .from_source("(14) of interdiffusion by vacancies", Confidence::derived);
    section.flag("Carried by vacancies", &carries_)
      .about("Where vacancies drift halides go the other way, in proportion to their numbers and "
             "diffusivities, and "
             "with them the composition.")
      .from_equation("297")
      .from_source("each hop of a vacancy is one of a halide", Confidence::derived);
    section.when("Carried by vacancies", {"true"})
      .number("Diffusivity ratio", &ratio_)
      .about("Diffusivity of the heavier halide over that of the lighter one.")
      .range(1e-3, 1e3)
      .from_equation("297")
      .from_source(
        "vacancies move faster in CsPbI3 than in CsPbBr3 (Pols 2023, 10.1039/d3cc00953j); 1 to 10",
        Confidence::assumed);
  }
} // namespace softlattice
