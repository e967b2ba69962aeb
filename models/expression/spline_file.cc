// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_cells.h"
#include "models/csv_number.h"
#include "models/expression/spline.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace softlattice
{
  Spline read_spline(const std::string &file)
  {
    constexpr std::uintmax_t most_bytes = std::uintmax_t(64) << 20;
    std::vector<FileProblem> problems;
    const auto stop_if_wrong = [&problems] {
      if (!problems.empty())
        throw TableFileError(problems);
    };
    std::error_code ignored;
    std::ifstream stream;
    // Nothing waits for a pipe.
    if (std::filesystem::is_regular_file(file, ignored))
      stream.open(file, std::ios::binary);
    if (!stream.is_open())
      add_problem(problems, file, 0, "this is no file that can be read");
    else if (std::filesystem::file_size(file, ignored) > most_bytes)
      add_problem(problems, file, 0, "the file is larger than 64 MiB");
    stop_if_wrong();
    const CsvCells cells =
      read_cells({std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()},
                 file,
                 problems);
    stop_if_wrong();
    if (cells.header.size() != 2)
      add_problem(problems,
                  file,
                  cells.header_line,
                  "a table for formulas has two columns with a header");
    stop_if_wrong();
    DecimalSigns signs;
    for (std::size_t row = 0; row < cells.rows.size(); ++row)
      for (const std::string &cell : cells.rows[row])
        signs.add(cell, cells.lines[row]);
    if (const auto [line, message] = signs.problem(); !message.empty())
      add_problem(problems, file, line, message);
    std::vector<double> x, y;
    for (std::size_t row = 0; row < cells.rows.size(); ++row)
      for (std::size_t i = 0; i < 2; ++i)
        if (const auto number = read_number(cells.rows[row][i], signs.sign()))
          (i == 0 ? x : y).push_back(*number);
        else
          add_problem(problems, file, cells.lines[row], why_no_number(cells.rows[row][i]));
    stop_if_wrong();
    for (std::size_t row = 1; row < x.size(); ++row)
      if (x[row] <= x[row - 1])
        add_problem(problems, file, cells.lines[row], "the first column does not ascend");
    if (x.size() < 2)
      add_problem(problems, file, 0, "two or more rows are needed");
    stop_if_wrong();
    return Spline(std::move(x), y);
  }
} // namespace softlattice
