// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/free_energy/phase_transition.h"

namespace softlattice
{
  void PhaseTransition::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Model/Free energy").of_parts({"phase", "composition"});
    const ParameterSection of_phase = section.of_parts({"phase"});
    section.quantity("Br fraction", &br_fraction_, "1", "1")
      .about("Fraction x of the halide sites that hold bromide, or the lighter of two halides. The "
             "same everywhere, and it moves the equilibrium temperature; where the halides are a "
             "field, its mean at the beginning, for which the mobility of fronts is calibrated.")
      .range(0., 1.)
      .from_equation("4")
      .from_source("CsPbI3 has none by definition", Confidence::derived);
    of_phase.quantity("Transition entropy", &entropy_, "J/mol/K", "J/mol/K")
      .about(
        "Entropy by which HT exceeds LT, per mole of formula units: slope of the driving force "
        "over temperature.")
      .range(1., 100.)
      .from_equation("3")
      .from_source("14.2 +- 0.5 kJ/mol (Dastidar 2017, 10.1021/acs.jpclett.7b00134) over 590 K; "
                   "22 to 26 J/mol/K",
                   Confidence::derived);
    of_phase.quantity("Equilibrium temperature", &equilibrium_temperature_, "K", "K")
      .about("Temperature T0 at which HT and LT of the pure iodide have the same free energy.")
      .range(300., 900.)
      .from_equation("4")
      .from_source(
        "middle of 553 K, above which no LT forms (10.1039/D5TC01126D), and 603 K, above "
        "which HT forms (Dastidar 2017, 10.1021/acs.jpclett.7b00134)",
        Confidence::derived);
    of_phase.quantity("Equilibrium temperature slope", &temperature_slope_, "K", "K")
      .about("Change of T0 from pure iodide to pure bromide, linear in between.")
      .range(-550., 0.)
      .from_equation("4")
      .from_source(
        "gives about 100 degC at x = 2/3, the switching temperature told of the device of "
        "Lin 2018 (10.1038/s41563-017-0006-0); -200 to -450 K",
        Confidence::assumed);
    section.quantity("Molar volume", &molar_volume_, "m^3/mol", "m^3/mol")
      .about("Volume of one mole of formula units of HT.")
      .range(1e-5, 1e-3)
      .from_equation("3")
      .from_source("236.8 A^3 per formula unit of gamma-CsPbI3, from its lattice constants",
                   Confidence::derived);
  }
} // namespace softlattice
