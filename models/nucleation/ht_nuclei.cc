// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/nucleation/ht_nuclei.h"

#include "models/constants.h"

#include <cmath>

namespace softlattice
{
  using constants::boltzmann;
  using constants::electronvolt;
  using constants::pi;

  HtNuclei::HtNuclei(const PhaseTransition &transition)
    : transition_(&transition)
    , activation_energy_(2. * electronvolt)
    , bulk_activation_energy_(2.46 * electronvolt)
  {}

  void HtNuclei::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Nucleation/HT nuclei").of_parts({"phase"});
    section.choice("Rate law", &law_, {"activated", "constant", "none"})
      .about("How many HT nuclei appear per area of exposed surface that is LT and time, above the "
             "equilibrium temperature of its composition. Below it there are none.")
      .from_equation("110")
      .from_source("a choice, not a number", Confidence::numerical);

    const ParameterSection activated = section.when("Rate law", {"activated"});
    activated.quantity("Reference rate", &reference_rate_, "1/m^2/s", "1/m^2/s")
      .about(
        "HT nuclei per area and time at the reference temperature if the nucleus took no work.")
      .range(0., 1e30)
      .from_equation("110")
      .from_source(
        "half of a large dry film of x = 2/3 is HT again after 34 min at 177 degC (22 h at "
        "150 degC), one of CsPbI3 after 9 min at 330 degC, above which HT forms "
        "(Dastidar 2017, 10.1021/acs.jpclett.7b00134); no measured rate was read",
        Confidence::assumed);
    activated.quantity("Reference temperature", &reference_temperature_, "K", "K")
      .about("Temperature at which the reference rate holds.")
      .range(200., 1000.)
      .from_equation("110")
      .from_source("that of the reference velocity 'LT to HT'", Confidence::assumed);
    activated.quantity("Activation energy", &activation_energy_, "J", "eV")
      .about("Barrier for an ion to leave LT for HT; the work of the nucleus comes on top of it.")
      .range(0., 4. * electronvolt)
      .from_equation("110")
      .from_source(
        "that of fronts from LT to HT in CsPbIBr2, for ions cross the same interface: about "
        "2 eV from memory of Bischak 2020 (10.1016/j.matt.2020.07.015)",
        Confidence::assumed);
    activated.quantity("Nucleus energy", &nucleus_energy_, "J/m^2", "J/m^2")
      .about(
        "Effective surface energy of the critical nucleus of HT, a half sphere on the surface. It "
        "sets how far above the equilibrium temperature a film has to be heated.")
      .range(0., 1.)
      .from_equation("111")
      .from_source(
        "lets CsPbI3 turn black in minutes 13 K above T0 = 590 K; with 10 mJ/m^2, the energy "
        "of dry LT nuclei, the work would be 11 eV there; 2 to 5 mJ/m^2",
        Confidence::assumed);
    activated.quantity("Bulk reference rate", &bulk_reference_rate_, "1/m^3/s", "1/m^3/s")
      .about("HT nuclei inside of LT per volume and time at the reference temperature if the "
             "nucleus took no work. 0: on the surface only.")
      .range(0., 1e40)
      .from_equation("190")
      .from_source(
        "as many per layer of 0.62 nm as on the surface, times (c_b/c_s)^4 = 7e-6 at 450 K for "
        "the 4 vacancies of a nucleus, which cost 0.5 eV inside and 0.385 eV on the surface: a "
        "nucleus in 300 where a film of 300 nm has them on its face; no measured rate was read",
        Confidence::assumed);
    activated.quantity("Bulk activation energy", &bulk_activation_energy_, "J", "eV")
      .about("Barrier for nuclei of HT inside of LT; the work of the nucleus, a sphere, comes on "
             "top of it.")
      .range(0., 6. * electronvolt)
      .from_equation("190")
      .from_source("that of the surface, and 4 times the 0.115 eV by which a vacancy costs more "
                   "inside",
                   Confidence::assumed);
    section.when("Rate law", {"constant"})
      .quantity("Rate", &constant_rate_, "1/m^2/s", "1/m^2/s")
      .about("HT nuclei per area of LT and time wherever HT is stable.")
      .range(0., 1e30)
      .from_equation("110")
      .from_source("prescribed by the user, for tests and comparisons", Confidence::assumed);
    section.when("Rate law", {"activated", "constant"})
      .number("Factor at wire ends", &end_factor_)
      .about("How many times as often HT nuclei form per area on the ends of a nanowire as on its "
             "other exposed faces.")
      .range(0., 1e9)
      .from_equation("110")
      .from_source(
        "HT begins at the ends of CsPbIBr2 wires (Bischak 2020, 10.1016/j.matt.2020.07.015); "
        "the number is assumed",
        Confidence::assumed);
  }

  double HtNuclei::work(const double temperature,
                        const double br_fraction,
                        const double strain_work) const
  {
    const double driving_force = transition_->driving_force(temperature, br_fraction) + strain_work;
    return 8. * pi * std::pow(nucleus_energy_, 3) / (3. * driving_force * driving_force);
  }

  double HtNuclei::bulk_rate(const double temperature,
                             const double br_fraction,
                             const double strain_work) const
  {
    if (law_ != "activated" ||
        !(transition_->driving_force(temperature, br_fraction) + strain_work > 0.))
      return 0.;
    const double exponent =
      bulk_activation_energy_ * (1. / reference_temperature_ - 1. / temperature) -
      2. * work(temperature, br_fraction, strain_work) / temperature;
    return bulk_reference_rate_ * std::exp(exponent / boltzmann);
  }

  double HtNuclei::rate(const double temperature,
                        const double br_fraction,
                        const double strain_work) const
  {
    if (!exist() || !(transition_->driving_force(temperature, br_fraction) + strain_work > 0.))
      return 0.;
    if (law_ == "constant")
      return constant_rate_;
    const double exponent = activation_energy_ * (1. / reference_temperature_ - 1. / temperature) -
                            work(temperature, br_fraction, strain_work) / temperature;
    return reference_rate_ * std::exp(exponent / boltzmann);
  }
} // namespace softlattice
