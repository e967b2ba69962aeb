// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/electrode.h"

#include "models/constants.h"

#include <cmath>

namespace softlattice
{
  void Electrode::declare(ParameterTable &table)
  {
    section_ = "Vacancies/" + name_;
    const ParameterSection section = table.section(section_);
    section.text("Boundary", &boundary_)
      .about("Name of the boundary that it covers.")
      .from_source("the case at hand", Confidence::assumed);
    section.choice("Contact", &contact_, {"metal", "layer"})
      .about("metal: the potential at the face of the crystal is that of the electrode. layer: "
             "between them is a "
             "layer that only stores charge, such as a transport layer or a dead one: eps dphi/dn "
             "= C (V - phi).")
      .from_equation("287")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Contact", {"layer"})
      .quantity("Layer capacitance", &capacitance_, "F/m^2", "F/m^2")
      .about("C per area: eps_0 eps_r/d of a layer of thickness d, or of the depleted part of a "
             "doped one.")
      .range(1e-9, 1e3)
      .from_equation("287")
      .from_source("eps_r = 28 over 5 nm", Confidence::assumed);
    section.choice("Vacancy exchange", &exchange_, {"blocking", "creation and annihilation"})
      .about("Whether halides leave the crystal into the electrode and come back: blocking, no "
             "vacancy is made or "
             "filled; else k_a (c_e - c) of them appear per area and time and site.")
      .from_equation("288")
      .from_source("a choice, not a number", Confidence::numerical);
    const ParameterSection open = section.when("Vacancy exchange", {"creation and annihilation"});
    open.quantity("Annihilation rate constant", &rate_constant_, "m/s", "nm/s")
      .about("k_a at the reference temperature; k_a c_e is the rate of creation.")
      .range(0., 1e3)
      .from_equation("288")
      .from_source("no measurement was read", Confidence::assumed);
    open.quantity("Activation energy", &activation_energy_, "J", "eV")
      .about("Of that rate constant.")
      .range(0., 3. * constants::electronvolt)
      .from_equation("288")
      .from_source("no measurement was read", Confidence::assumed);
    open.quantity("Reference temperature", &reference_temperature_, "K", "degC")
      .about("Temperature of the rate constant.")
      .range(200., 1000.)
      .from_equation("288")
      .from_source("room temperature", Confidence::assumed);
    open.number("Equilibrium fraction", &equilibrium_fraction_)
      .about("c_e, the fraction of vacancies at which as many are created as annihilated.")
      .range(0., 0.5)
      .from_equation("288")
      .from_source("no measurement was read", Confidence::assumed);
  }

  double Electrode::capacitance() const
  {
    return capacitance_;
  }

  double Electrode::rate_constant(const double temperature) const
  {
    return rate_constant_ * std::exp(-activation_energy_ / constants::boltzmann *
                                     (1. / temperature - 1. / reference_temperature_));
  }
} // namespace softlattice
