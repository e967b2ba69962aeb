// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_over_time.h"

namespace softlattice
{
  std::pair<std::vector<double>, std::vector<double>> read_over_time(const std::string &path,
                                                                     const ColumnRule &quantity,
                                                                     const double end_time)
  {
    std::vector<FileProblem> problems;
    ColumnRule time{"time", {{"s"}, {"ms", 1e-3}, {"min", 60.}, {"h", 3600.}}};
    time.ascending = true;
    const CsvTable table = read_csv(path, {time, quantity}, problems);
    if (problems.empty() && table.columns[0].empty())
      problems.push_back({path, 0, "there is no row of numbers"});
    if (problems.empty() && table.columns[0].front() > end_time)
      problems.push_back({path, table.lines[0], "begins after the end of the run"});
    if (!problems.empty())
      throw TableFileError(problems);
    return {table.columns[0], table.columns[1]};
  }
} // namespace softlattice
