// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/support/scratch_folder.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice
{
  /// A table of numbers that the program has written.
  struct Table
  {
    std::vector<std::string> header;
    std::vector<std::vector<double>> rows;

    /// The number of a column; throws std::out_of_range if there is none of the name.
    std::size_t column(const std::string &name) const
    {
      const auto found = std::find(header.begin(), header.end(), name);
      if (found == header.end())
        throw std::out_of_range(name);
      return static_cast<std::size_t>(found - header.begin());
    }

    /// Rows of one output time.
    std::vector<std::vector<double>> at(const double t) const
    {
      std::vector<std::vector<double>> some;
      for (const auto &row : rows)
        if (row[0] == t)
          some.push_back(row);
      return some;
    }
  };

  inline Table read_table(const std::string &path)
  {
    Table table;
    std::istringstream lines(file_content(path));
    for (std::string line; std::getline(lines, line);)
      {
        std::istringstream fields(line.substr(0, line.find('\r')));
        std::vector<double> row;
        for (std::string field; std::getline(fields, field, ',');)
          if (table.rows.empty() && row.empty() && table.header.size() < 64 &&
              std::isalpha(static_cast<unsigned char>(field.front())) && field != "nan")
            table.header.push_back(field);
          else
            row.push_back(field == "nan" ? std::nan("") : std::stod(field));
        if (!row.empty())
          table.rows.push_back(row);
      }
    return table;
  }
} // namespace softlattice
