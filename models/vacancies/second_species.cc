// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/second_species.h"

namespace softlattice
{
  using constants::electronvolt;

  namespace
  {
    constexpr auto name_of_section = "Vacancies/Second species";
  }

  SecondSpecies::SecondSpecies()
    : defect_({name_of_cation_vacancies,
               name_of_section,
               "of the second species",
               "Initial number",
               -1,
               {4.22e27,
                "one per cell of 236.8 A^3, as there are of either cation (CsPbI3/ortho.cif of "
                "github.com/paramvir3/Crystal-Structures-Halide-perovskite)",
                Confidence::derived},
               {0.50 * electronvolt, "as of halide vacancies", Confidence::assumed},
               {1e-3, "as of halide vacancies", Confidence::assumed},
               {1.3e-6,
                "as of halide vacancies: a halide between its sites is about as fast (Tyagi, "
                "arXiv:2409.16051); a vacant cation is slower",
                Confidence::assumed},
               {0.28 * electronvolt,
                "as of halide vacancies; vacant cations of MAPbI3 0.84 eV (Eames 2015, "
                "10.1038/ncomms8497) from memory",
                Confidence::assumed}})
  {}

  void SecondSpecies::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section(name_of_section);
    const std::string cations = "cation vacancies", interstitials = "halide interstitials";
    section.choice("Kind", &kind_, {"none", cations, interstitials})
      .about("What moves beside halide vacancies and no electrode lets through: vacant sites of a "
             "cation, which are negative, or halides between their sites, each with the charge -e.")
      .from_equation("311")
      .from_source("a choice, not a number", Confidence::numerical);
    defect_.declare(section.when("Kind", {cations, interstitials}));
    section.when("Kind", {cations})
      .integer("Charge number", &charge_number_)
      .about("z, the charge of one in units of e: -1 of caesium or methylammonium, -2 of lead.")
      .range(-4., -1.)
      .from_equation("311")
      .from_source("the site of a monovalent cation", Confidence::assumed);
    section.when("Kind", {interstitials})
      .quantity("Recombination coefficient", &recombination_, "m^3/s", "cm^3/s")
      .about("k: interstitials and vacancies vanish together k n_v n_i times per volume and time, "
             "and form as often where they are at equilibrium; 0: they pass one another by.")
      .range(0., 1.)
      .from_equation("313")
      .from_source(
        "no measurement was read; as many vanish as meet at most, (319), 2e-12 cm^3/s with "
        "the diffusivities assumed here at 25 degC",
        Confidence::assumed);
  }

  std::optional<MobileDefect> SecondSpecies::defect() const
  {
    if (kind_ == "none")
      return {};
    MobileDefect defect = defect_;
    if (kind_ == "cation vacancies")
      defect.set_charge_number(charge_number_);
    else
      defect.set_field(name_of_interstitials);
    return defect;
  }
} // namespace softlattice
