// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/elasticity/misfit_relaxation.h"

#include <algorithm>

namespace softlattice
{
  void MisfitRelaxation::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Strain");
    section.choice("Relaxation of misfit", &law_, {"none", "viscous"})
      .about("Whether misfit is given up where it is under stress, by creep, cracks and "
             "dislocations. 'viscous': at a "
             "rate in proportion to the stress, along the misfit (a Maxwell body); what is left of "
             "it is the "
             "field 'retained_misfit'.")
      .from_equation("303")
      .from_source("films that crack or creep do so in ways that nobody measured; none",
                   Confidence::numerical);
    section.when("Relaxation of misfit", {"viscous"})
      .quantity("Relaxation time", &time_, "s", "h")
      .about("In which what is held all round loses its misfit to 1/e. It does not depend on the "
             "temperature.")
      .range(1e-6, 1e12)
      .from_equation("303")
      .from_source("a guess: halide perovskites creep within hours at room temperature",
                   Confidence::assumed);
  }

  double MisfitRelaxation::mobility(const ElasticEnergy &energy) const
  {
    const auto stored = [](const Stiffness &c, const Voigt &m) { return dot(m, times(c, m)); };
    const double of_phase = stored(energy.lt, energy.phase_misfit),
                 scale = of_phase > 0. ? of_phase : stored(energy.ht, energy.composition_misfit);
    return scale > 0. ? 1. / (time_ * scale) : 0.;
  }
} // namespace softlattice
