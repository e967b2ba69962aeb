// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// One column of statistics.csv or of another table, declared by whoever fills it. Used by the file, by
  /// `explain` and by the documentation.
  struct Column
  {
    std::string name;
    std::string unit; ///< "s", "J", "1"; empty: none (`step`)
    std::string meaning;
    bool is_progress =
      false; ///< the fraction by which the case proceeds, see Statistics::transformation()

    std::string key() const { return unit.empty() ? name : name + " [" + unit + "]"; }
  };

  /// The header of a table.
  inline std::vector<std::string> keys_of(const std::vector<Column> &columns)
  {
    std::vector<std::string> keys;
    keys.reserve(columns.size());
    for (const Column &column : columns)
      keys.push_back(column.key());
    return keys;
  }

  /// In a dimensionless case every unit is 1.
  inline std::vector<Column> without_dimensions(std::vector<Column> columns)
  {
    for (Column &column : columns)
      if (!column.unit.empty())
        column.unit = "1";
    return columns;
  }
} // namespace softlattice
