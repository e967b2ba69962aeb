// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression.h"
#include "models/parameter_table.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A field that another part of a case has, and what the formulas of the case add to its equation.
  struct OtherField
  {
    std::string name;
    std::vector<std::string> equations; ///< choices of Model/Equations that have it
    std::string part;                   ///< or the part of Model/Parts that has it
    std::function<bool()> is_there;     ///< if neither is enough
    std::string source = "0";
    std::string mobility_factor = "1";
    // Read from these, over ExpressionModel::variables().
    std::optional<Expression> source_formula;
    std::optional<Expression> mobility_factor_formula;

    // Where these texts stand in a parameter file.
    std::string section() const { return "Model/Field " + name; }
    std::string source_path() const { return section() + "/Source"; }
    std::string mobility_factor_path() const { return section() + "/Mobility factor"; }

    void declare(ParameterTable &table);
  };
} // namespace softlattice
