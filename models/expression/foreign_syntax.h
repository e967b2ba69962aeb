// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace softlattice
{
  // What other languages and programs have in their formulas and this one has not, as "what is wrong;
  // what to write instead". Empty where a text is nothing of the kind.

  /// What stands at `position`: "&&", "==", "?", "²" and the like.
  std::string foreign_operator(const std::string &text, std::size_t position);

  /// A comparison after a comparison: "0 < x < 1".
  std::string chained_comparison();

  /// A function such as rand, floor or heaviside.
  std::string foreign_function(std::string_view name);

  /// A name of a number such as PI, e or time.
  std::string foreign_value(std::string_view name);
} // namespace softlattice
