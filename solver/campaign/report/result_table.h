// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// A table of a result directory, such as statistics.csv.
  struct ResultTable
  {
    std::vector<std::string> keys;            ///< of the columns, with units: "time [s]"
    std::vector<std::vector<double>> columns; ///< NaN where a cell is empty or no number

    std::size_t n_rows() const { return columns.empty() ? 0 : columns.front().size(); }
    /// The column of a name without its unit; null if there is none.
    const std::vector<double> *column(const std::string &name) const;
    /// The same name with its unit; empty if there is no such column.
    std::string key(const std::string &name) const;
  };

  /// A table while a run may be appending to it: what is behind the last line end does not count.
  /// @throws FileError
  ResultTable read_result_table(const std::string &path);
} // namespace softlattice
