// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/emission_line.h"

#include "models/constants.h"

namespace softlattice
{
  EmissionLine::EmissionLine()
    : broadening_(0.037 * constants::electronvolt)
  {}

  void EmissionLine::declare(ParameterTable &table)
  {
    table.section("Model/Mixed halide/Emission")
      .of_parts({"composition"})
      .quantity("Line broadening", &broadening_, "J", "eV")
      .about(
        "s, the standard deviation by which phonons and disorder broaden the line that carriers "
        "of one energy emit, beyond their thermal distribution. 0: the thermal line alone.")
      .range(0., 0.5 * constants::electronvolt)
      .from_equation("60")
      .from_source("makes the line at room temperature 106 meV wide at half maximum; 103 meV were "
                   "measured on CH3NH3PbI3-xClx (Wehrenfennig 2014, 10.1021/jz500434p); other "
                   "compositions and temperatures assumed alike",
                   Confidence::derived);
  }
} // namespace softlattice
