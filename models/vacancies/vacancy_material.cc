// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/vacancy_material.h"

namespace softlattice
{
  using constants::boltzmann;
  using constants::electronvolt;
  using constants::elementary_charge;

  VacancyMaterial::VacancyMaterial()
    : formation_energy_(0.50 * electronvolt)
    , activation_energy_(0.28 * electronvolt)
  {}

  void VacancyMaterial::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Vacancies");
    section.quantity("Site density", &site_density_, "1/m^3", "1/m^3")
      .about("n_X, the halide sites per volume, of which a fraction c is vacant.")
      .range(1e20, 1e30)
      .from_equation("280")
      .from_source("3 per 236.8 A^3 of gamma-CsPbI3 (CsPbI3/ortho.cif of "
                   "github.com/paramvir3/Crystal-Structures-Halide-perovskite)",
                   Confidence::derived);
    section.quantity("Formation energy", &formation_energy_, "J", "eV")
      .about("g_v, the free energy to form a vacancy; where it differs from place to place they "
             "drift to "
             "where it is low.")
      .range(0., 3. * electronvolt)
      .from_equation("280")
      .from_source("1e-8 vacancies per cell; 1e-7 to 1e-9 in the simulations of Lai 2018 "
                   "(10.1073/pnas.1812718115) need 0.445 to 0.564 eV",
                   Confidence::derived);
    section.of_parts({"phase"})
      .quantity("Change of the formation energy in LT", &lt_shift_, "J", "eV")
      .about("By how much g_v is higher in LT than in HT.")
      .range(-electronvolt, electronvolt)
      .from_equation("294")
      .from_source("not known; 0: vacancies do not see the phase", Confidence::assumed);
    section.of_parts({"composition"})
      .quantity("Change of the formation energy with the halide", &halide_shift_, "J", "eV")
      .about("By how much g_v is higher in the pure lighter halide, x = 1, than in the pure "
             "heavier one; linear in x.")
      .range(-electronvolt, electronvolt)
      .from_equation("294")
      .from_source("not known; 0: vacancies do not see the composition", Confidence::assumed);
    section.choice("Initial vacancies", &initial_, {"equilibrium", "given"})
      .about("With how many vacancies the crystal begins, the same everywhere: at equilibrium, c = "
             "1/(1 + "
             "exp(g_v/kT)) at the temperature of the beginning, or a fraction that is given.")
      .from_equation("281")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Initial vacancies", {"given"})
      .number("Initial fraction", &given_fraction_)
      .about("c at the beginning, the vacant part of the halide sites.")
      .range(1e-12, 0.5)
      .from_equation("280")
      .from_source(
        "models of solar cells take 1e23 to 1e25 vacancies per m^3 and more, 1e-5 to "
        "1e-3 of the sites, from memory; simulations of crystals 3e-8 and less (Lai 2018, "
        "10.1073/pnas.1812718115)",
        Confidence::memory);
    section.choice("Compensating charge", &compensation_, {"neutral", "given"})
      .about("The fixed negative charge that stands against that of the vacancies, the same "
             "everywhere: such "
             "that the crystal begins neutral, or given as a fraction of sites. What of it is not "
             "balanced "
             "is so by charge on the electrodes.")
      .from_equation("281")
      .from_source("a neutral crystal", Confidence::assumed);
    section.when("Compensating charge", {"given"})
      .number("Compensating fraction", &given_compensation_)
      .about("c_A: the fixed charge is -e n_X c_A.")
      .range(0., 0.5)
      .from_equation("281")
      .from_source("the case at hand", Confidence::assumed);
    section.quantity("Diffusivity prefactor", &prefactor_, "m^2/s", "m^2/s")
      .about("D_0 of a single vacancy.")
      .range(0., 1.)
      .from_equation("283")
      .from_source(
        "hops over a/sqrt(2) with 5e12 attempts per second: 2.4e-11 m^2/s at 25 degC; 1e-12 to "
        "1e-9",
        Confidence::derived);
    section.quantity("Activation energy", &activation_energy_, "J", "eV")
      .about("E_a of that.")
      .range(0., 3. * electronvolt)
      .from_equation("283")
      .from_source(
        "0.28 eV of CsPb(Cl,Br)3 wires (Lai 2018, 10.1073/pnas.1812718115); 0.58 eV of MAPbI3 "
        "(Eames 2015, 10.1038/ncomms8497) from memory",
        Confidence::stated);
    section.of_parts({"phase"})
      .number("Diffusivity in LT over that in HT", &lt_factor_)
      .about("Of single vacancies.")
      .range(0., 1e3)
      .from_equation("294")
      .from_source("as of halides, 1e-3 to 1; no measurement was read", Confidence::assumed);
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
  }

  double VacancyMaterial::diffusivity(const double temperature) const
  {
    return prefactor_ * std::exp(-activation_energy_ / (boltzmann * temperature));
  }

  double VacancyMaterial::permittivity() const
  {
    return vacuum_permittivity * relative_permittivity_;
  }

  double VacancyMaterial::initial_fraction(const double temperature) const
  {
    return initial_ == "given"
             ? given_fraction_
             : 1. / (1. + std::exp(formation_energy_ / (boltzmann * temperature)));
  }

  double VacancyMaterial::compensating_fraction(const double temperature) const
  {
    return compensation_ == "given" ? given_compensation_ : initial_fraction(temperature);
  }

  double VacancyMaterial::debye_length(const double fraction, const double temperature) const
  {
    return std::sqrt(permittivity() * boltzmann * temperature /
                     (elementary_charge * charge_density() * fraction * (1. - fraction)));
  }

  double VacancyMaterial::relaxation_time(const double thickness,
                                          const double fraction,
                                          const double temperature) const
  {
    return thickness * debye_length(fraction, temperature) / (2. * diffusivity(temperature));
  }
} // namespace softlattice
