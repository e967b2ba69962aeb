// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace softlattice
{
  /// Names for numbers that the formulas of a case may use.
  using Constants = std::map<std::string, double>;

  /// A number that is given as a formula of constants, and the unit behind it: "16*pi", "L/2",
  /// "2*pi um".
  struct FormulaQuantity
  {
    double number = 0.;
    std::string_view unit; ///< into the text; empty: none
  };

  /// Nothing if the text is no more than a number with what follows it, or a word that is no constant:
  /// such a text is not meant as a formula. Throws ExpressionError where a formula has a mistake.
  std::optional<FormulaQuantity> formula_quantity(std::string_view text,
                                                  const Constants &constants);

  /// The unit of a number or a formula with a unit; empty: none.
  std::string_view unit_behind(std::string_view text, const Constants &constants);
} // namespace softlattice
