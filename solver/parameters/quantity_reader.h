// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "solver/parameters/formula_quantity.h"
#include "solver/parameters/units.h"

#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// Reads the quantities of one parameter: a number, or a formula of constants, with its unit.
  class QuantityReader
  {
  public:
    /// All must outlive this object.
    QuantityReader(const ParameterEntry &entry, const UnitSystem &units, const Constants &constants)
      : entry_(entry)
      , units_(units)
      , constants_(constants)
    {}

    /// One in SI. Throws ValueError, also where it is out of range.
    double one(std::string_view text) const;
    /// "1, 2, 3 nm": one unit at the end holds for all. Throws ValueError.
    std::vector<double> list(std::string_view text) const;

  private:
    double in_si(std::string_view text) const;
    void check_range(double si, std::string_view text) const;
    void refuse_decimal_commas(std::string_view text) const;

    const ParameterEntry &entry_;
    const UnitSystem &units_;
    const Constants &constants_;
  };

  /// Throws ValueError.
  [[noreturn]] void reject_value(const ParameterEntry &entry,
                                 const UnitSystem &units,
                                 const std::string &what,
                                 const std::string &hint = {});
} // namespace softlattice
