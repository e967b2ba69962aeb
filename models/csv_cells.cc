// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_cells.h"

#include "models/csv_text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_rows_of_cells = 1000000;
    constexpr std::size_t max_columns = 1000;
    constexpr std::size_t longest_record = 100000;

    /// Records of a text: lines, or several where a quotation mark is open at the end of one.
    class Records
    {
    public:
      explicit Records(const std::string_view text)
        : lines_(text)
      {}

      /// False behind the last one. What is too long ends at the limit.
      bool next(std::string &record)
      {
        std::string_view line;
        do
          if (!lines_.next(line))
            return false;
        while (!has_content(line));
        begin_ = lines_.number();
        record = line.substr(0, longest_record + 1);
        for (auto n = std::count(record.begin(), record.end(), '"');
             n % 2 != 0 && record.size() <= longest_record && lines_.next(line);)
          {
            line = line.substr(0, longest_record + 1);
            record.append("\n").append(line);
            n += std::count(line.begin(), line.end(), '"');
          }
        return true;
      }

      /// The line where the record begins.
      std::size_t line() const { return begin_; }

    private:
      TextLines lines_;
      std::size_t begin_ = 0;
    };

    char separator_of(const std::string &header)
    {
      char best = ',';
      std::size_t most = 1;
      for (const char separator : {',', ';', '\t'})
        if (const auto cells = split_cells(header, separator); cells && cells->size() > most)
          {
            best = separator;
            most = cells->size();
          }
      return best;
    }

    void drop_empty_end(std::vector<std::string> &cells, const std::size_t least)
    {
      while (cells.size() > least && cells.back().empty())
        cells.pop_back();
    }
  } // namespace

  void add_problem(std::vector<FileProblem> &problems,
                   const std::string &file,
                   const std::size_t line,
                   const std::string &message)
  {
    if (problems.size() < max_file_problems)
      problems.push_back({file, line, message});
    else if (problems.size() == max_file_problems)
      problems.push_back({file, line, "more problems follow; these first"});
  }

  CsvCells read_cells(std::string bytes,
                      const std::string &file,
                      std::vector<FileProblem> &problems)
  {
    const std::string text = decoded_text(std::move(bytes));
    CsvCells table;
    const auto report = [&](const std::size_t line, const std::string &message) {
      add_problem(problems, file, line, message);
    };
    // None if it cannot be taken apart.
    const auto cells_of = [&](const std::string &record,
                              const std::size_t line,
                              const char separator) -> std::optional<std::vector<std::string>> {
      auto cells = record.size() > longest_record ? std::nullopt : split_cells(record, separator);
      if (record.size() > longest_record)
        report(line,
               "longer than " + std::to_string(longest_record) +
                 " characters; is a quotation mark not closed?");
      else if (!cells)
        report(line, "a quotation mark is not closed");
      return cells;
    };

    Records records(text);
    std::string record;
    char separator = '\0';
    if (!records.next(record))
      {
        report(0, "is empty; expected a header with the names of the columns, and rows");
        return table;
      }
    if (record.size() == 5 && record.compare(0, 4, "sep=") == 0) // of spreadsheets
      {
        separator = record[4];
        records.next(record);
      }
    separator = separator == '\0' ? separator_of(record) : separator;
    auto header = cells_of(record, records.line(), separator);
    if (!header)
      return table;
    drop_empty_end(*header, 1);
    table.header = std::move(*header);
    table.header_line = records.line();
    const std::size_t n = table.header.size();
    if (n > max_columns)
      {
        report(table.header_line, "more than " + std::to_string(max_columns) + " columns");
        return table;
      }

    while (problems.size() <= max_file_problems && records.next(record))
      {
        if (table.rows.size() == most_rows_of_cells)
          {
            report(records.line(), "more than 1000000 rows; thin the file out");
            break;
          }
        auto cells = cells_of(record, records.line(), separator);
        if (!cells)
          continue;
        if (std::all_of(cells->begin(), cells->end(), [](const auto &c) { return c.empty(); }))
          continue;
        drop_empty_end(*cells, n);
        if (cells->size() != n)
          {
            report(records.line(),
                   std::to_string(cells->size()) + (cells->size() == 1 ? " column" : " columns") +
                     " instead of the " + std::to_string(n) + " of the header" +
                     (cells->size() > n && separator == ','
                        ? "; if commas are decimal signs, save the file with semicolons between "
                          "the columns or with decimal points"
                        : ""));
            continue;
          }
        table.rows.push_back(std::move(*cells));
        table.lines.push_back(records.line());
      }
    if (table.rows.empty() && problems.empty())
      report(0, "has a header but no rows");
    return table;
  }
} // namespace softlattice
