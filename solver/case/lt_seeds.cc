// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/lt_seeds.h"

#include "solver/case/case.h"

namespace softlattice
{
  double lt_seed_radius(const Case &what)
  {
    const PhaseFieldCoefficients &coefficients = what.models.coefficients();
    // Where LT is most stable; there are no nuclei where it is not.
    const double driving_force =
      what.models.transition().driving_force(what.models.environment().temperature_range().first);
    const double critical_radius =
      driving_force < 0.
        ? coefficients.numerical_critical_radius(driving_force, dimension(what.geometry))
        : 0.;
    return what.nucleation.seed_radius_for(coefficients.interface_width, critical_radius);
  }
} // namespace softlattice
