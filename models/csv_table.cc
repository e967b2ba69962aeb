// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_table.h"

#include "models/csv_header.h"
#include "models/csv_number.h"
#include "models/csv_text.h"
#include "models/edit_distance.h"
#include "models/shown_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <istream>
#include <locale>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t max_rows = 1000000;
    constexpr std::streamoff max_bytes = std::streamoff(256) << 20;
    constexpr std::size_t max_problems = 20;
    constexpr std::size_t longest_line = 10000;
    constexpr std::size_t longest_cell = 60; // in messages

    std::string joined(const std::vector<FileProblem> &problems)
    {
      std::string text;
      for (const FileProblem &problem : problems)
        {
          text += text.empty() ? "" : "\n";
          text += clean_text(problem.file);
          if (problem.line > 0)
            text += ":" + std::to_string(problem.line);
          text += ": " + problem.message;
        }
      return text;
    }

    std::string in_unit(const double si, const ColumnUnit &unit)
    {
      std::ostringstream text;
      text.imbue(std::locale::classic());
      text << (si - unit.offset) / unit.factor << (unit.name == "1" ? "" : " " + unit.name);
      return text.str();
    }

    std::string unit_list(const ColumnRule &rule)
    {
      std::string text;
      for (const ColumnUnit &unit : rule.units)
        text += (text.empty() ? "[" : ", [") + unit.name + "]";
      return text;
    }

    struct Column
    {
      const ColumnRule *rule = nullptr; // none: not used
      ColumnUnit unit;
      std::size_t target = 0; // index of the rule
    };

    class Reader
    {
    public:
      Reader(const std::string &file,
             const std::vector<ColumnRule> &rules,
             std::vector<FileProblem> &problems)
        : file_(file)
        , rules_(rules)
        , problems_(problems)
      {
        table_.columns.resize(rules.size());
      }

      CsvTable read(const std::string_view text)
      {
        TextLines lines(text);
        std::string_view line;
        while (lines.next(line))
          if (has_content(line))
            {
              if (line.size() == 5 && line.substr(0, 4) == "sep=") // of spreadsheets
                stated_separator_ = line[4];
              else
                break;
            }
        if (!has_content(line))
          report(0,
                 "is empty; expected a header such as \"" + example() + "\" and rows of numbers");
        else if (is_short(line, lines.number()) && read_header(line, lines.number()) &&
                 find_decimal_sign(lines))
          read_rows(lines);
        return std::move(table_);
      }

    private:
      bool is_short(const std::string_view line, const std::size_t number)
      {
        if (line.size() <= longest_line)
          return true;
        report(number, "longer than " + std::to_string(longest_line) + " characters");
        return false;
      }

      void report(const std::size_t line, const std::string &message)
      {
        if (++n_found_ <= max_problems)
          problems_.push_back({file_, line, message});
        else if (!full_)
          {
            problems_.push_back({file_, line, "more problems follow; these first"});
            full_ = true;
          }
      }

      std::string example() const
      {
        std::string text;
        for (const ColumnRule &rule : rules_)
          if (rule.required)
            text += (text.empty() ? "" : ",") + rule.name + " [" + rule.units.front().name + "]";
        return text;
      }

      /// That which makes the most known columns of a header.
      char separator_of(const std::string_view header) const
      {
        char best = ',';
        std::ptrdiff_t most = 0;
        for (const char separator : {',', ';', '\t'})
          {
            const auto cells = split_cells(header, separator).value_or(std::vector<std::string>());
            const auto n = std::count_if(cells.begin(), cells.end(), [this](const auto &cell) {
              return rule_of(heading_of(cell)) != rules_.end();
            });
            if (n > most)
              {
                best = separator;
                most = n;
              }
          }
        return best;
      }

      std::vector<ColumnRule>::const_iterator rule_of(const Heading &heading) const
      {
        return std::find_if(rules_.begin(), rules_.end(), [&](const ColumnRule &rule) {
          return rule.name == heading.name;
        });
      }

      bool read_header(const std::string_view line, const std::size_t number)
      {
        const std::size_t before = n_found_;
        separator_ = stated_separator_ != '\0' ? stated_separator_ : separator_of(line);
        std::optional<std::vector<std::string>> cells = split_cells(line, separator_);
        if (!cells)
          {
            report(number, "a quotation mark is not closed");
            return false;
          }
        while (!cells->empty() && cells->back().empty())
          cells->pop_back(); // trailing separators
        std::string unused;
        for (const std::string &cell : *cells)
          if (!add_column(cell, number))
            unused += (unused.empty() ? "'" : ", '") + shown_text(cell, longest_cell) + "'";
        for (std::size_t r = 0; r < rules_.size(); ++r)
          if (!has_column(r))
            report_missing(rules_[r], *cells, number);
        if (!unused.empty() && n_found_ == before)
          table_.notes.push_back({file_, number, "not used: " + unused});
        return n_found_ == before;
      }

      /// A column that has to be there, or one that is but under a name with a slip.
      void report_missing(const ColumnRule &rule,
                          const std::vector<std::string> &cells,
                          const std::size_t line)
      {
        std::string meant;
        for (std::size_t c = 0; c < cells.size(); ++c)
          if (const int most = rule.name.size() < 4 ? 0 : 2;
              columns_[c].rule == nullptr &&
              edit_distance(heading_of(cells[c]).name, rule.name, most) <= most)
            meant = shown_text(cells[c], longest_cell);
        if (!rule.required && meant.empty())
          return;
        report(line,
               "no column '" + rule.name + "'; " +
                 (meant.empty() ? "add it with its unit, one of " + unit_list(rule)
                                : "is '" + meant + "' meant? Write '" + rule.name + "'"));
      }

      /// False if the column is none that is asked for.
      bool add_column(const std::string &cell, const std::size_t line)
      {
        const Heading heading = heading_of(cell);
        const auto rule = rule_of(heading);
        Column column;
        if (rule == rules_.end())
          {
            columns_.push_back(column);
            return false;
          }
        column.rule = &*rule;
        column.target = std::size_t(rule - rules_.begin());
        if (has_column(column.target))
          report(line, "column '" + rule->name + "' stands twice");
        const std::string unit = heading.unit.value_or("");
        const auto known = std::find_if(rule->units.begin(),
                                        rule->units.end(),
                                        [&](const ColumnUnit &u) { return u.name == unit; });
        if (known == rule->units.end())
          report(line,
                 "column '" + shown_text(cell, longest_cell) +
                   "': " + (heading.unit ? "unknown unit" : "no unit") + "; write '" + rule->name +
                   "' with one of " + unit_list(*rule));
        // A column with a bad unit counts as there, so that it is not called missing as well.
        column.unit = known == rule->units.end() ? rule->units.front() : *known;
        columns_.push_back(column);
        n_needed_ = columns_.size();
        return true;
      }

      bool has_column(const std::size_t target) const
      {
        return std::any_of(columns_.begin(), columns_.end(), [target](const Column &column) {
          return column.rule != nullptr && column.target == target;
        });
      }

      /// By the numbers of all rows: what some of them leave open others may tell.
      bool find_decimal_sign(TextLines lines)
      {
        DecimalSigns signs;
        std::string_view line;
        while (lines.next(line))
          if (line.size() <= longest_line && line.find_first_of(",.") != std::string_view::npos &&
              has_content(line))
            if (const auto cells = split_cells(line, separator_))
              for (std::size_t c = 0; c < std::min(cells->size(), n_needed_); ++c)
                if (columns_[c].rule != nullptr)
                  signs.add((*cells)[c], lines.number());
        decimal_sign_ = signs.sign();
        if (const auto [number, message] = signs.problem(); !message.empty())
          report(number, message);
        return n_found_ == 0;
      }

      void read_rows(TextLines &lines)
      {
        std::string_view line;
        while (!full_ && lines.next(line))
          {
            if (!is_short(line, lines.number()))
              return;
            if (!has_content(line))
              continue;
            if (table_.lines.size() == max_rows)
              return report(lines.number(), "more than 1000000 rows; thin the file out");
            if (auto cells = split_cells(line, separator_))
              read_row(*cells, lines.number());
            else
              report(lines.number(), "a quotation mark is not closed");
          }
        if (table_.lines.empty() && n_found_ == 0)
          report(0, "has a header but no rows");
      }

      void read_row(std::vector<std::string> &cells, const std::size_t line)
      {
        while (cells.size() > columns_.size() && cells.back().empty())
          cells.pop_back();
        if (std::all_of(cells.begin(), cells.end(), [](const auto &cell) { return cell.empty(); }))
          return;
        if (cells.size() > columns_.size() || cells.size() < n_needed_)
          {
            report(line,
                   std::to_string(cells.size()) + " columns instead of the " +
                     std::to_string(columns_.size()) + " of the header" +
                     (cells.size() > columns_.size() && separator_ == ','
                        ? "; if commas are decimal signs, save the file with semicolons between "
                          "the columns or with decimal points"
                        : ""));
            return;
          }
        std::vector<double> row(n_needed_);
        for (std::size_t c = 0; c < n_needed_; ++c)
          if (columns_[c].rule != nullptr && !check_cell(columns_[c], cells[c], line, row[c]))
            return;
        for (std::size_t c = 0; c < n_needed_; ++c)
          if (columns_[c].rule != nullptr)
            table_.columns[columns_[c].target].push_back(row[c]);
        table_.lines.push_back(line);
      }

      bool check_cell(const Column &column,
                      const std::string &cell,
                      const std::size_t line,
                      double &value)
      {
        const ColumnRule &rule = *column.rule;
        const std::optional<double> number = read_number(cell, decimal_sign_);
        if (!number)
          {
            report(line, rule.name + ": " + why_no_number(cell));
            return false;
          }
        value = column.unit.factor * *number + column.unit.offset;
        if (!std::isfinite(value))
          {
            report(line, rule.name + ": " + shown_text(cell, longest_cell) + " is too large");
            return false;
          }
        if (value < rule.lowest || value > rule.highest)
          {
            report(line,
                   rule.name + ": " + in_unit(value, column.unit) + " is outside " +
                     in_unit(rule.lowest, column.unit) + " ... " +
                     in_unit(rule.highest, column.unit));
            return false;
          }
        const std::vector<double> &above = table_.columns[column.target];
        if (rule.ascending && !above.empty() && value <= above.back())
          {
            report(line,
                   rule.name + ": " + in_unit(value, column.unit) + " does not come after " +
                     in_unit(above.back(), column.unit) + " in line " +
                     std::to_string(table_.lines.back()) + "; sort the rows, without repetitions");
            return false;
          }
        return true;
      }

      const std::string &file_;
      const std::vector<ColumnRule> &rules_;
      std::vector<FileProblem> &problems_;
      std::vector<Column> columns_; // of the header, up to its last name
      std::size_t n_needed_ = 0;    // columns up to the last one that is used
      char stated_separator_ = '\0';
      char separator_ = ',';
      char decimal_sign_ = '.';
      CsvTable table_;
      std::size_t n_found_ = 0;
      bool full_ = false;
    };
  } // namespace

  TableFileError::TableFileError(std::vector<FileProblem> problems)
    : std::runtime_error(joined(problems))
    , problems_(std::move(problems))
  {}

  CsvTable read_csv(const std::string &file,
                    const std::vector<ColumnRule> &rules,
                    std::vector<FileProblem> &problems)
  {
    const auto refused = [&](const std::string &reason) {
      problems.push_back({file, 0, reason});
      CsvTable table;
      table.columns.resize(rules.size());
      return table;
    };
    std::error_code none;
    if (std::filesystem::exists(file, none) && !std::filesystem::is_regular_file(file, none))
      return refused("is no regular file");
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream)
      return refused("cannot be opened; give a file that exists and can be read");
    if (stream.tellg() > max_bytes)
      return refused("is larger than 256 MiB; thin it out");
    stream.seekg(0);
    return read_csv(stream, file, rules, problems);
  }

  CsvTable read_csv(std::istream &stream,
                    const std::string &file,
                    const std::vector<ColumnRule> &rules,
                    std::vector<FileProblem> &problems)
  {
    std::string bytes;
    constexpr std::size_t part = 1U << 16U;
    for (std::string buffer(part, '\0'); stream && bytes.size() <= std::size_t(max_bytes);)
      {
        stream.read(buffer.data(), part);
        bytes.append(buffer, 0, static_cast<std::size_t>(stream.gcount()));
      }
    return Reader(file, rules, problems).read(decoded_text(std::move(bytes)));
  }
} // namespace softlattice
