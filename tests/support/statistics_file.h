// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <sstream>
#include <string>
#include <vector>

namespace softlattice
{
  /// The rows of a file of comma-separated values without quotes, fields apart.
  inline std::vector<std::vector<std::string>> csv_rows(const std::string &text)
  {
    std::vector<std::vector<std::string>> rows;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
      {
        if (!line.empty() && line.back() == '\r')
          line.pop_back();
        rows.emplace_back();
        std::istringstream fields(line);
        for (std::string field; std::getline(fields, field, ',');)
          rows.back().push_back(field);
      }
    return rows;
  }

  /// statistics.csv less its column of wall times, which no two runs share.
  inline std::string without_wall_time(const std::string &text)
  {
    const auto rows = csv_rows(text);
    std::string rest;
    for (const auto &row : rows)
      {
        for (std::size_t i = 0; i < row.size(); ++i)
          if (rows[0][i] != "wall time [s]")
            rest += row[i] + ",";
        rest += "\n";
      }
    return rest;
  }
} // namespace softlattice
