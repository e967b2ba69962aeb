// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/regular_solution.h"

namespace softlattice
{
  RegularSolution::RegularSolution(const PhaseTransition &transition)
    : transition_(&transition)
    , interaction_(0.043 * constants::electronvolt)
  {}

  void RegularSolution::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Model/Mixed halide").of_parts({"composition"});
    section.quantity("Interaction energy", &interaction_, "J", "eV")
      .about("Parameter w of the regular solution, per halide site. Positive: unlike halides repel "
             "each other, and below the critical temperature w/2k mixtures demix in the dark.")
      .range(-0.2 * constants::electronvolt, 0.2 * constants::electronvolt)
      .from_equation("44, 45")
      .from_source("critical temperature of 250 K for CsPb(I,Br)3, whose hull is very shallow "
                   "(arXiv:2402.19274); 0 to 0.05 eV",
                   Confidence::assumed);
    section.quantity("Gradient coefficient", &gradient_coefficient_, "J/m", "J/m")
      .about(
        "kappa_x of the energy (kappa_x/2) |grad x|^2 of composition gradients: sets the width "
        "and energy of the boundary between domains of different composition.")
      .range(0., 1e-6)
      .from_equation("46")
      .from_source("n_X w a^2 with w = 0.05 eV and a = 0.62 nm; 1e-11 to 1e-10 J/m",
                   Confidence::derived);
  }
} // namespace softlattice
