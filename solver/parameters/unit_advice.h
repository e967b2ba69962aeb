// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace softlattice
{
  /// What a text that is no quantity was meant to be, for messages.
  struct UnitQuestion
  {
    std::string_view number; ///< as it stands at the front: "8"
    std::string_view rest;   ///< what follows it: "d5", " hour 30 min", "C"
    std::string si_unit;     ///< what is expected
    /// The value in SI of a number and a unit; nothing where that is no unit of the dimension.
    std::function<std::optional<double>(double, std::string_view)> si;
  };

  /// What looks like one number written in a way that is not read: "8d5", "0,5 um", "1 000 um",
  /// "1:30 h", "1 h 30 min", "8 x 10^5". Such a text is refused whatever units it could be taken for.
  /// Empty where it looks like a number and a unit.
  std::string advice_on_number(const UnitQuestion &question);

  /// What to write instead of a unit of another dimension: "25 C", "3 S", "30 A". Empty where nothing
  /// comes to mind.
  std::string advice_on_dimension(const UnitQuestion &question);

  /// The same for a unit that does not exist: "5 %RH", "3 hrs", "3 nn".
  std::string advice_on_unknown_unit(const UnitQuestion &question);
} // namespace softlattice
