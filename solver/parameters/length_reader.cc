// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parameters/length_reader.h"

#include <string>

namespace softlattice
{
  double length_of(const std::string_view text,
                   const UnitSystem &units,
                   const Constants &constants,
                   const bool dimensionless)
  {
    const std::string unit = dimensionless ? "1" : "m";
    if (const auto formula = formula_quantity(text, constants))
      return formula->unit.empty() ? formula->number
                                   : units.unit(formula->unit, unit).to_si(formula->number);
    return units.quantity(text, unit);
  }
} // namespace softlattice
