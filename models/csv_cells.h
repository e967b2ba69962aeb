// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// The cells of a file as text, for tables whose columns are not known beforehand or are no numbers.
  struct CsvCells
  {
    std::vector<std::string> header;
    std::size_t header_line = 0;
    std::vector<std::vector<std::string>> rows; ///< each as long as the header
    std::vector<std::size_t> lines;             ///< where each row begins, for messages
  };

  /// Takes a text apart as read_csv() does: commas, semicolons or tabs, of which the one that makes the
  /// most of the header; cells without blanks and quotation marks around them, which may contain line
  /// breaks between quotation marks (RFC 4180); UTF-8, UTF-16 or Latin-1; empty rows and lines that
  /// begin with # are skipped. `bytes` are those of the file, `file` is what messages call it.
  /// Problems are appended to `problems`, at most 20 and a last one that says so; the table is
  /// complete only if none was added. At most 10^6 rows of 10^5 characters and 1000 columns are read.
  CsvCells read_cells(std::string bytes,
                      const std::string &file,
                      std::vector<FileProblem> &problems);

  constexpr std::size_t max_file_problems = 20;

  /// Adds one problem of `file`; beyond 20 of them only one more, which says that there are.
  void add_problem(std::vector<FileProblem> &problems,
                   const std::string &file,
                   std::size_t line,
                   const std::string &message);
} // namespace softlattice
