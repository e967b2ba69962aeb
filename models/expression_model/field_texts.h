// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <limits>
#include <string>

namespace softlattice
{
  /// What a parameter file says of one field of a case that defines its own equations; formulas as
  /// they were written.
  struct FieldTexts
  {
    std::string name;
    std::string list; ///< "eta" of eta2 in the list eta[1..4], whose sections it shares; else empty
    int number = 0;   ///< 2 of that
    std::string kind = "conserved";
    std::string unit = "1";
    std::string gradient_coefficient = "0";
    std::string mobility;
    std::string
      directions; ///< "XX, YY, XY" or "XX, YY, ZZ, XY, XZ, YZ"; empty: alike in all directions
    std::string cross_mobilities; ///< "FIELD: FORMULA; FIELD: FORMULA"
    std::string source = "0";
    std::string permittivity;
    std::string charge_density = "0";
    std::string lowest, highest;                                          ///< empty: no end
    std::string exact_solution;                                           ///< empty: not known
    double relative_tolerance = std::numeric_limits<double>::quiet_NaN(); ///< NaN: that of the case
    double absolute_tolerance = std::numeric_limits<double>::quiet_NaN();
    std::string initial_value;
    std::string values, fluxes, exchange; ///< "BOUNDARY: FORMULA; BOUNDARY: FORMULA"

    bool is_electrostatic() const { return kind == "electrostatic"; }
    bool is_in_equilibrium() const { return kind == "equilibrium"; }
    /// Whether the field has no rate and no beginning of its own.
    bool follows_at_once() const { return is_electrostatic() || is_in_equilibrium(); }
    /// The mobility, or the permittivity; 1 where there is none.
    std::string coefficient() const
    {
      return is_electrostatic() ? permittivity : is_in_equilibrium() ? "1" : mobility;
    }

    // Where these texts stand in a parameter file.
    const std::string &heading() const { return list.empty() ? name : list; }
    std::string section() const { return "Model/Field " + heading(); }
    std::string coefficient_path() const
    {
      return section() + (is_electrostatic() ? "/Permittivity" : "/Mobility");
    }
    std::string directions_path() const { return section() + "/Mobility directions"; }
    std::string initial_path() const { return "Initial state/" + heading(); }
    std::string boundary_section() const { return "Boundary conditions/" + heading(); }

    /// Declares the entries of the field, or of a list of fields; they hold where "Model/Fields" has `item`.
    void declare(ParameterTable &table, const std::string &item);
  };
} // namespace softlattice
