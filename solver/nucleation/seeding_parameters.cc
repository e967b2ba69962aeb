// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/seeding_parameters.h"

#include <limits>

namespace softlattice
{
  void SeedingParameters::declare(ParameterTable &table)
  {
    const ParameterSection section = table.section("Nucleation");
    section.of_parts({"phase", "expressions"})
      .file("Prescribed nuclei file", &file)
      .about(
        "CSV file with the columns time, x, y and optionally z and radius, each with its unit, "
        "as in 'time [s],x [um],y [um],radius [nm]', or '[1]' in a dimensionless case. These "
        "nuclei "
        "form at those times whatever the rate is; the others form in addition. Where a case "
        "defines "
        "its own equations they are the only ones, each set in at its time with its radius.");
    const ParameterSection own =
      section.of_parts({"expressions"}).when("Prescribed nuclei file", {"given"});
    own.text("Seeded field", &field)
      .about(
        "Name of the field into which nuclei are set: an order parameter, not conserved, that is "
        "1 inside of a nucleus and 0 outside.")
      .must_be_set();
    own.quantity("Interface length", &interface_length, "m", "m")
      .about(
        "Length lambda of the profile (1 - tanh(d/(2 lambda)))/2 with which a nucleus is set in, "
        "d the distance from its edge. In equilibrium between two wells rho eta^2 (1 - eta)^2 "
        "with the gradient coefficient kappa: sqrt(kappa/(2 rho)).")
      .range(std::numeric_limits<double>::min(), std::numeric_limits<double>::max())
      .from_equation("6")
      .must_be_set();
  }
} // namespace softlattice
