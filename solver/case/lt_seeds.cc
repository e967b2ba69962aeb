// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/lt_seeds.h"

#include "solver/case/case.h"

namespace softlattice
{
  namespace
  {
    /// `sign`: of the driving force where the phase that nucleates is stable; else there are no nuclei.
    double seed_radius(const Case &what, const double temperature, const double sign)
    {
      const PhaseFieldCoefficients &coefficients = what.models.coefficients();
      const double driving_force = what.models.transition().driving_force(temperature);
      const double critical_radius =
        sign * driving_force > 0.
          ? coefficients.numerical_critical_radius(driving_force, dimension(what.geometry))
          : 0.;
      return what.nucleation.seed_radius_for(coefficients.interface_width, critical_radius);
    }
  } // namespace

  double lt_seed_radius(const Case &what)
  {
    // Where LT is most stable.
    return seed_radius(what, what.models.environment().temperature_range().first, -1.);
  }

  double ht_seed_radius(const Case &what)
  {
    return seed_radius(what, what.models.environment().temperature_range().second, 1.);
  }
} // namespace softlattice
