// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/vacancies/electrode.h"

#include "models/constants.h"
#include "models/vacancies/vacuum.h"

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
    section.choice("Contact", &contact_, {"metal", "layer", "doped layer"})
      .about("metal: the potential at the face of the crystal is that of the electrode. layer: "
             "between them is a "
             "layer that only stores charge, such as a dead one: eps dphi/dn "
             "= C (V - phi). doped layer: the same with the C of a transport layer that has a "
             "permittivity and a doping of its own.")
      .from_equation("287")
      .from_source("a choice, not a number", Confidence::numerical);
    section.when("Contact", {"layer"})
      .quantity("Layer capacitance", &capacitance_, "F/m^2", "F/m^2")
      .about("C per area: eps_0 eps_r/d of a layer of thickness d, or of the depleted part of a "
             "doped one.")
      .range(1e-9, 1e3)
      .from_equation("287")
      .from_source("eps_r = 28 over 5 nm", Confidence::assumed);
    const ParameterSection doped = section.when("Contact", {"doped layer"});
    doped.number("Layer permittivity", &layer_permittivity_)
      .about("eps_r of the layer.")
      .range(1., 1e4)
      .from_equation("310")
      .from_source(
        "transport layers of IonMonger, 10 of the one for electrons and 3 of the one for "
        "holes (Courtier et al., J. Comput. Electron. 2019, "
        "10.1007/s10825-019-01396-2), from memory",
        Confidence::memory);
    doped.quantity("Layer doping", &layer_doping_, "1/m^3", "1/m^3")
      .about("N, the carriers of the layer per volume, which shift against its dopants: what it "
             "takes of the voltage is spread over its Debye length. It is constant: a voltage of "
             "many kT/e across the layer, which would deplete it, makes its capacitance less.")
      .range(1e10, 1e28)
      .from_equation("310")
      .from_source("1e24 per m^3 in both transport layers of IonMonger "
                   "(10.1007/s10825-019-01396-2), from memory",
                   Confidence::memory);
    doped.quantity("Layer thickness", &layer_thickness_, "m", "nm")
      .about("Of the layer, from the crystal to the metal.")
      .range(1e-10, 1e-3)
      .from_equation("310")
      .from_source("100 nm and 200 nm in IonMonger (10.1007/s10825-019-01396-2), from memory",
                   Confidence::memory);
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

  double Electrode::capacitance(const double temperature) const
  {
    if (contact_ == "layer")
      return capacitance_;
    using namespace constants;
    const double permittivity = vacuum_permittivity * layer_permittivity_;
    const double debye_length = std::sqrt(permittivity * boltzmann * temperature /
                                          (elementary_charge * elementary_charge * layer_doping_));
    return permittivity / (debye_length * std::tanh(layer_thickness_ / debye_length));
  }

  double Electrode::rate_constant(const double temperature) const
  {
    return rate_constant_ * rate_over(temperature, reference_temperature_);
  }

  double Electrode::rate_over(const double temperature, const double reference) const
  {
    return std::exp(-activation_energy_ / constants::boltzmann *
                    (1. / temperature - 1. / reference));
  }
} // namespace softlattice
