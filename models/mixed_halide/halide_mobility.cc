// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/halide_mobility.h"

#include <stdexcept>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr const char *own = "given";

    std::vector<std::string> set_names()
    {
      std::vector<std::string> names;
      for (const DiffusivitySet &set : diffusivity_sets())
        names.push_back(set.name);
      names.emplace_back(own);
      return names;
    }
  } // namespace

  const std::vector<DiffusivitySet> &diffusivity_sets()
  {
    // Only Lai states a diffusivity. The others state an energy: their prefactors give the same D at
    // 100 degC, the middle of Lai's range, which is an assumption.
    static const std::vector<DiffusivitySet> sets = {
      {"Lai 2018",
       2.1e-13,
       0.28 * eV,
       "CsPbCl3-CsPbBr3 wires, 10.1073/pnas.1812718115: Ea = 0.28 eV and D = 1e-13 to 1e-12 cm^2/s "
       "at 75 to 125 degC, as stated by Gao 2021 (10.1016/j.matt.2021.09.023); the prefactor puts "
       "D "
       "into that window",
       Confidence::stated},
      {"Pan 2018",
       3.05e-11,
       0.44 * eV,
       "CsPbBr3-CsPbCl3, 10.1021/acs.nanolett.7b05023: Ea = 0.44 +- 0.02 eV, verified; the "
       "prefactor is assumed, D(100 degC) as of Lai 2018",
       Confidence::assumed},
      {"Elmelund 2019",
       5.02e-10,
       0.53 * eV,
       "MAPbBr3|MAPbI3 pairs of films, ACS Energy Lett. 2019, 4, 1961: 51 kJ/mol (0.53 eV), "
       "verified; the prefactor is assumed, D(100 degC) as of Lai 2018",
       Confidence::assumed}};
    return sets;
  }

  HalideMobility::HalideMobility(const BulkVacancies &vacancies)
    : vacancies_(&vacancies)
    , prefactor_(diffusivity_sets().front().prefactor)
    , activation_energy_(diffusivity_sets().front().activation_energy)
  {}

  void HalideMobility::declare(ParameterTable &table)
  {
    std::string of_sets;
    for (const DiffusivitySet &set : diffusivity_sets())
      of_sets += (of_sets.empty() ? "" : ". ") + set.name + ": " + set.source;
    const ParameterSection section =
      table.section("Model/Mixed halide/Mobility").of_parts({"composition"});
    section.choice("Diffusivity", &set_, set_names())
      .about(
        "Whose prefactor and activation energy of interdiffusion are used. given: those of this "
        "section.")
      .from_equation("49")
      .from_source(of_sets, Confidence::assumed);
    const ParameterSection given = section.when("Diffusivity", {own});
    given.quantity("Prefactor", &prefactor_, "m^2/s", "m^2/s")
      .about("D0 of D = D0 exp(-Ea/kT) in the bare black phase.")
      .range(1e-30, 1.)
      .from_equation("49")
      .from_source("puts D into the window of Lai 2018 (10.1073/pnas.1812718115)",
                   Confidence::derived);
    given.quantity("Activation energy", &activation_energy_, "J", "eV")
      .about("Ea of D = D0 exp(-Ea/kT).")
      .range(0., 3. * eV)
      .from_equation("49")
      .from_source("0.28 eV of Lai 2018 (10.1073/pnas.1812718115); 0.28 to 0.53 eV",
                   Confidence::stated);
    section.number("Gain in mixtures", &mixing_gain_)
      .about(
        "a of the factor 1 + a x (1 - x): mixed halides diffuse faster than either end. 0 leaves "
        "it out.")
      .range(0., 100.)
      .from_equation("49")
      .from_source("qualitative in arXiv:2601.11503; 0 to 4", Confidence::assumed);
    section.of_parts({"phase"})
      .number("Ratio of LT to HT", &lt_ratio_)
      .about("r: diffusivity in LT over that in HT. 1 leaves it out.")
      .range(1e-12, 1e3)
      .from_equation("49")
      .from_source("1e-3 to 1", Confidence::assumed);
    section.of_parts({"phase"})
      .number("Gain in interfaces", &interface_gain_)
      .about(
        "A of the factor 1 + 16 A eta^2 (1 - eta)^2: ions move fast in the liquid-like interface "
        "between HT and LT. 0 leaves it out.")
      .range(0., 1e6)
      .from_equation("49")
      .from_source("the interface is liquid-like (Bischak 2020, 10.1016/j.matt.2020.07.015); 0 to "
                   "1000",
                   Confidence::assumed);
    section.number("Gain by light", &photo_gain_)
      .about("b of the factor 1 + b n/n_ref with the local density n of carriers. 0 leaves it out.")
      .range(0., 1e6)
      .from_equation("49")
      .from_source("light accelerates halides (Gao 2021, 10.1016/j.matt.2021.09.023); no number",
                   Confidence::assumed);
    section.quantity("Reference carrier density", &reference_density_, "1/m^3", "1/cm^3")
      .about("n_ref of the gain by light.")
      .range(1e10, 1e30)
      .from_equation("49")
      .from_source("a density under strong light", Confidence::assumed);
  }

  double HalideMobility::arrhenius(const double temperature) const
  {
    double prefactor = prefactor_, energy = activation_energy_;
    if (set_ != own)
      {
        const DiffusivitySet *found = nullptr;
        for (const DiffusivitySet &set : diffusivity_sets())
          if (set.name == set_)
            found = &set;
        if (found == nullptr)
          throw std::logic_error("no diffusivity named '" + set_ + "'");
        prefactor = found->prefactor;
        energy = found->activation_energy;
      }
    return prefactor * std::exp(-energy / (constants::boltzmann * temperature));
  }

  HalideMobility::Local HalideMobility::at(const double temperature,
                                           const LigandEffect &ligands) const
  {
    Local local;
    local.law_ = this;
    local.temperature_ = temperature;
    local.vacancy_shift_ = ligands.vacancy_shift;
    local.bare_ = arrhenius(temperature) * ligands.mobility_factor /
                  vacancies_->reference_fraction(temperature);
    local.uniform_ =
      local.bare_ *
      vacancies_->fraction(vacancies_->formation_energy(0., ligands.vacancy_shift), temperature);
    return local;
  }
} // namespace softlattice
