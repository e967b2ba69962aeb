// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/nucleation/simple_rates.h"

#include <cmath>

namespace softlattice
{
  void ExponentialRate::declare(ParameterTable &table)
  {
    const ParameterSection section =
      table.section("Nucleation").of_parts({"phase"}).when("Rate law", {"exponential"});
    section.quantity("Reference rate", &reference_rate_, "1/m^2/s", "1/m^2/s")
      .about("Nuclei per area and time at the reference humidity.")
      .range(0., 1e30)
      .from_equation("24")
      .from_source("that of the surface chain, half of a large film at 25 degC after 22 h at 30 % "
                   "and 10 min at "
                   "80 %; no measured rate was read",
                   Confidence::assumed);
    section.quantity("Reference humidity", &reference_humidity_, "1", "%")
      .about("Relative humidity at which the reference rate holds.")
      .range(0., 1.)
      .from_equation("24")
      .from_source("middle of the usual range", Confidence::assumed);
    section.quantity("Humidity slope", &slope_, "1", "1")
      .about("d ln J / d RH per unit of relative humidity; 30 is 0.30 per % RH.")
      .range(-100., 100.)
      .from_equation("24")
      .from_source("J grows exponentially with humidity (abstract of Lin 2021, "
                   "10.1016/j.matt.2021.04.023); the slope itself was not read, 5 to 40",
                   Confidence::assumed);
  }

  double ExponentialRate::rate(const Conditions &conditions, const double br_fraction) const
  {
    if (transition_->driving_force(conditions.temperature, br_fraction) +
          conditions.strain.of_nucleus >=
        0.)
      return 0.;
    return reference_rate_ *
           std::exp(slope_ * (conditions.relative_humidity - reference_humidity_));
  }

  void ConstantRate::declare(ParameterTable &table)
  {
    table.section("Nucleation")
      .of_parts({"phase"})
      .when("Rate law", {"constant"})
      .quantity("Rate", &rate_, "1/m^2/s", "1/m^2/s")
      .about("Nuclei per area and time wherever LT is stable.")
      .range(0., 1e30)
      .from_equation("25")
      .from_source("prescribed by the user, for tests and comparisons", Confidence::assumed);
  }

  double ConstantRate::rate(const Conditions &conditions, const double br_fraction) const
  {
    return transition_->driving_force(conditions.temperature, br_fraction) +
                 conditions.strain.of_nucleus <
               0.
             ? rate_
             : 0.;
  }
} // namespace softlattice
