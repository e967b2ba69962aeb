// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <optional>
#include <string>

namespace softlattice
{
  /// What a table calls a column, and its unit as far as it states one.
  struct Heading
  {
    std::string name; ///< in lower case, with single spaces for blanks and underscores
    std::optional<std::string> unit; ///< usual spellings turned into one: degC, um, h, 1
  };

  /// Of a cell "name [unit]" or "name (unit)".
  Heading heading_of(const std::string &cell);
} // namespace softlattice
