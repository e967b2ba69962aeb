// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/report/result_table.h"

#include "models/csv_cells.h"
#include "solver/base/error.h"
#include "solver/files/text_file.h"
#include "solver/study/study_table.h"

#include <charconv>
#include <limits>

namespace softlattice
{
  namespace
  {
    double number_in_cell(const std::string &text)
    {
      double value = std::numeric_limits<double>::quiet_NaN();
      const char *const end = text.data() + text.size();
      const auto [at, problem] = std::from_chars(text.data(), end, value);
      return problem == std::errc() && at == end ? value : std::numeric_limits<double>::quiet_NaN();
    }
  } // namespace

  const std::vector<double> *ResultTable::column(const std::string &name) const
  {
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (without_unit(keys[i]) == name)
        return &columns[i];
    return nullptr;
  }

  std::string ResultTable::key(const std::string &name) const
  {
    for (const std::string &one : keys)
      if (without_unit(one) == name)
        return one;
    return "";
  }

  ResultTable read_result_table(const std::string &path)
  {
    std::string text = read_file(path);
    text.resize(text.rfind('\n') + 1); // 0 where there is none
    std::vector<FileProblem> problems;
    CsvCells cells = read_cells(std::move(text), path, problems);
    if (!problems.empty())
      throw FileError(TableFileError(problems).what());
    ResultTable table;
    table.keys = std::move(cells.header);
    table.columns.resize(table.keys.size());
    for (const std::vector<std::string> &row : cells.rows)
      for (std::size_t i = 0; i < row.size(); ++i)
        table.columns[i].push_back(number_in_cell(row[i]));
    return table;
  }
} // namespace softlattice
