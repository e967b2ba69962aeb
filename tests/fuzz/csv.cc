// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_table.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <cmath>
#include <sstream>

namespace softlattice::fuzz
{
  void csv(const std::string_view input)
  {
    const std::vector<ColumnRule> rules = {
      {"time", {{"s"}, {"min", 60.}, {"h", 3600.}}, 0., 1e11, true, true},
      {"temperature", {{"K"}, {"degC", 1., 273.15}}, 200., 1000.},
      {"x", {{"m"}, {"um", 1e-6}, {"Gm", 1e9}}},
      {"relative humidity", {{"1"}, {"%", 0.01}}, 0., 1., false}};
    std::istringstream stream{std::string(input)};
    std::vector<FileProblem> problems;
    const CsvTable table = read_csv(stream, "data.csv", rules, problems);
    promise(problems.size() <= 21, "problems are bounded");
    promise(std::string(TableFileError(problems).what()).size() < 20000, "messages are short");
    promise(table.columns.size() == rules.size(), "each rule has its column");
    if (!problems.empty())
      return;
    for (std::size_t r = 0; r < rules.size(); ++r)
      {
        const std::vector<double> &column = table.columns[r];
        promise(column.size() == table.lines.size() || (column.empty() && !rules[r].required),
                "each row has each value");
        for (std::size_t i = 0; i < column.size(); ++i)
          promise(std::isfinite(column[i]) && column[i] >= rules[r].lowest &&
                    column[i] <= rules[r].highest &&
                    (!rules[r].ascending || i == 0 || column[i] > column[i - 1]),
                  "values are finite, in range and in order");
      }
  }
} // namespace softlattice::fuzz
