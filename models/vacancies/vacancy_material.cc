// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/vacancy_material.h"

#include "models/constants.h"

#include <cmath>

namespace softlattice
{
  using constants::electronvolt;

  VacancyMaterial::VacancyMaterial()
    : vacancies_(
        {"vacancies",
         "Vacancies",
         "of halide vacancies",
         "Initial vacancies",
         1,
         {1.267e28,
          "3 per 236.8 A^3 of gamma-CsPbI3 (CsPbI3/ortho.cif of "
          "github.com/paramvir3/Crystal-Structures-Halide-perovskite)",
          Confidence::derived},
         {0.50 * electronvolt,
          "1e-8 vacancies per cell; 1e-7 to 1e-9 in the simulations of Lai 2018 "
          "(10.1073/pnas.1812718115) need 0.445 to 0.564 eV",
          Confidence::derived},
         {1e-3,
          "models of solar cells take 1e23 to 1e25 vacancies per m^3 and more, 1e-5 to "
          "1e-3 of the sites, from memory; simulations of crystals 3e-8 and less (Lai 2018, "
          "10.1073/pnas.1812718115)",
          Confidence::memory},
         {1.3e-6,
          "hops over a/sqrt(2) with 5e12 attempts per second: 2.4e-11 m^2/s at 25 degC; 1e-12 to "
          "1e-9",
          Confidence::derived},
         {0.28 * electronvolt,
          "0.28 eV of CsPb(Cl,Br)3 wires (Lai 2018, 10.1073/pnas.1812718115); 0.58 eV of MAPbI3 "
          "(Eames 2015, 10.1038/ncomms8497) from memory",
          Confidence::stated}})
  {}

  void VacancyMaterial::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Vacancies");
    vacancies_.declare(section);
    section.choice("Compensating charge", &compensation_, {"neutral", "given"})
      .about("The fixed charge that stands against that of all defects that move, the same "
             "everywhere: such "
             "that the crystal begins neutral, or given as a fraction of halide sites. What of it "
             "is not balanced "
             "is so by charge on the electrodes.")
      .from_equation("281")
      .from_source("a neutral crystal", Confidence::assumed);
    section.when("Compensating charge", {"given"})
      .number("Compensating fraction", &given_compensation_)
      .about("c_A: the fixed charge is -e n_X c_A.")
      .range(0., 0.5)
      .from_equation("281")
      .from_source("the case at hand", Confidence::assumed);
    section.of_parts({"phase"})
      .number("Relative permittivity of LT", &lt_permittivity_)
      .about("eps_r of LT; that of HT is 'Relative permittivity'.")
      .range(1., 1e4)
      .from_equation("295")
      .from_source("that of HT; no measurement of the delta phase was read", Confidence::assumed);
    section.of_parts({"composition"})
      .number("Relative permittivity of the lighter halide", &halide_permittivity_)
      .about("eps_r at x = 1; that at x = 0 is 'Relative permittivity', linear in between.")
      .range(1., 1e4)
      .from_equation("295")
      .from_source("that at x = 0; about 30 in CsPbBr3 at GHz (Svirskas, J. Mater. Chem. A 2020)",
                   Confidence::assumed);
    section.number("Relative permittivity", &relative_permittivity_)
      .about("eps_r at frequencies far below those of phonons.")
      .range(1., 1e4)
      .from_equation("281")
      .from_source("6.1 and 12.0 of the ions in CsPbI3, by density functional theory "
                   "(github.com/jarvist/PolaronMobility); about 30 in CsPbBr3",
                   Confidence::verified);
    second_.declare(table);
  }

  std::vector<MobileDefect> VacancyMaterial::defects() const
  {
    std::vector<MobileDefect> all = {vacancies_};
    if (const std::optional<MobileDefect> second = second_.defect())
      all.push_back(*second);
    return all;
  }

  double VacancyMaterial::compensating_fraction(const double temperature) const
  {
    if (compensation_ == "given")
      return given_compensation_;
    double fraction = initial_fraction(temperature);
    if (const std::optional<MobileDefect> second = second_.defect())
      fraction +=
        second->charge_density() * second->initial_fraction(temperature) / charge_density();
    return fraction;
  }

  double VacancyMaterial::debye_length(const double fraction, const double temperature) const
  {
    double sum = vacancies_.screening(fraction, permittivity(), temperature);
    if (const std::optional<MobileDefect> second = second_.defect())
      sum += second->screening(second->initial_fraction(temperature), permittivity(), temperature);
    return 1. / std::sqrt(sum);
  }

  double VacancyMaterial::diffusion_limit(const double temperature) const
  {
    const std::optional<MobileDefect> second = second_.defect();
    if (!second)
      return 0.;
    return constants::elementary_charge * constants::elementary_charge *
           (diffusivity(temperature) + second->diffusivity(temperature)) /
           (permittivity() * constants::boltzmann * temperature);
  }
} // namespace softlattice
