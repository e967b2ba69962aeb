// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parameters/formula_quantity.h"
#include "solver/parameters/units.h"

#include <string_view>

namespace softlattice
{
  /// A length that stands in a text, [m]: "300 nm", "L/2 um"; a bare number is in m, or in the unit of a case without
  /// units. @throws std::runtime_error with what is wrong
  double length_of(std::string_view text,
                   const UnitSystem &units,
                   const Constants &constants,
                   bool dimensionless);
} // namespace softlattice
