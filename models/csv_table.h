// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <iosfwd>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice
{
  /// One thing that is wrong with a data file; line 0 means the file as a whole.
  struct FileProblem
  {
    std::string file;
    std::size_t line;
    std::string message;
  };

  /// A data file cannot be used. what() has one "file:line: message" per problem.
  class TableFileError : public std::runtime_error
  {
  public:
    explicit TableFileError(std::vector<FileProblem> problems);
    const std::vector<FileProblem> &problems() const { return problems_; }

  private:
    std::vector<FileProblem> problems_;
  };

  /// value in SI = factor * number + offset.
  struct ColumnUnit
  {
    std::string name;
    double factor = 1.;
    double offset = 0.;
  };

  /// A column that may stand in a file under the header "name [unit]".
  struct ColumnRule
  {
    std::string name;
    std::vector<ColumnUnit> units;
    double lowest = -std::numeric_limits<double>::infinity(); ///< SI, inclusive
    double highest = std::numeric_limits<double>::infinity();
    bool required = true;
    bool ascending = false; ///< strictly
  };

  /// The numbers of a file, SI.
  struct CsvTable
  {
    /// One per rule, in the order of the rules; empty where the file has no such column.
    std::vector<std::vector<double>> columns;
    std::vector<std::size_t> lines; ///< line of each row, for messages
    std::vector<FileProblem> notes; ///< what the user should know though nothing is wrong
  };

  /// Reads columns of numbers under a header with units, as programs and spreadsheets write them, for
  /// example "time [h],temperature [degC],relative humidity [%]". Names are those of the rules in any
  /// case, units stand in [] or (); tabs, semicolons or commas separate the cells, which may be quoted;
  /// the text is UTF-8, UTF-16 or Latin-1. Numbers have a decimal point or a decimal comma, one of them in
  /// the whole file, and may have their thousands grouped; where 1,234 may be either, that is an error.
  /// Empty rows, separators at the end of a line and lines that begin with # are skipped; columns
  /// without a rule are noted.
  /// Problems are appended to `problems`; the table is complete only if none was added.
  /// At most 10^6 rows of 10^4 characters and 256 MiB are read, and at most 20 problems are listed.
  CsvTable read_csv(const std::string &file,
                    const std::vector<ColumnRule> &rules,
                    std::vector<FileProblem> &problems);

  /// The same from a stream; `file` is what messages call it.
  CsvTable read_csv(std::istream &stream,
                    const std::string &file,
                    const std::vector<ColumnRule> &rules,
                    std::vector<FileProblem> &problems);
} // namespace softlattice
