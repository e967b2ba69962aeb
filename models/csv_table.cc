// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_table.h"

#include "models/shown_text.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <locale>
#include <sstream>
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

    std::string trimmed(const std::string &text)
    {
      const auto is_space = [](const unsigned char c) { return std::isspace(c) != 0; };
      const auto begin = std::find_if_not(text.begin(), text.end(), is_space);
      const auto end = std::find_if_not(text.rbegin(), text.rend(), is_space).base();
      std::string inner = begin < end ? std::string(begin, end) : std::string();
      if (inner.size() >= 2 && inner.front() == '"' && inner.back() == '"')
        inner = inner.substr(1, inner.size() - 2);
      return inner;
    }

    std::vector<std::string> split(const std::string &line)
    {
      std::vector<std::string> cells;
      for (std::size_t begin = 0;;)
        {
          const std::size_t comma = line.find(',', begin);
          cells.push_back(trimmed(line.substr(begin, comma - begin)));
          if (comma == std::string::npos)
            return cells;
          begin = comma + 1;
        }
    }

    /// Reads the whole text as one finite number, whatever the locale of the process.
    bool parse_number(const std::string &text, double &number)
    {
      const char *begin = text.data() + (text.compare(0, 1, "+") == 0 ? 1 : 0);
      const char *end = text.data() + text.size();
      const auto result = std::from_chars(begin, end, number);
      return result.ec == std::errc() && result.ptr == end && std::isfinite(number);
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
      const ColumnRule *rule;
      ColumnUnit unit;
      std::size_t target; // index of the rule
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

      CsvTable read(std::istream &stream)
      {
        bool has_header = false;
        std::string line;
        for (std::size_t number = 1; !full_ && next_line(stream, line); ++number)
          {
            if (line.size() > longest_line)
              {
                report(number, "longer than " + std::to_string(longest_line) + " characters");
                return table_;
              }
            if (number == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0)
              line.erase(0, 3); // byte order mark
            const std::string content = trimmed(line);
            if (content.empty() || content[0] == '#')
              continue;
            if (!has_header)
              {
                if (!read_header(split(line), number))
                  return table_;
                has_header = true;
              }
            else if (table_.lines.size() == max_rows)
              {
                report(number, "more than 1000000 rows; thin the file out");
                return table_;
              }
            else
              read_row(split(line), number);
          }
        if (!has_header)
          report(0,
                 "is empty; expected a header such as \"" + example() + "\" and rows of numbers");
        else if (table_.lines.empty() && n_found_ == 0)
          report(0, "has a header but no rows");
        return table_;
      }

    private:
      /// Of a line that is too long, a little more than what is allowed.
      static bool next_line(std::istream &stream, std::string &line)
      {
        line.resize(longest_line + 2);
        stream.getline(line.data(), static_cast<std::streamsize>(line.size()));
        const auto n = static_cast<std::size_t>(stream.gcount());
        if (n == 0)
          return false;
        const bool has_end = !stream.eof() && !stream.fail(); // a line break is counted too
        line.resize(has_end ? n - 1 : n);
        return true;
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

      bool read_header(const std::vector<std::string> &cells, const std::size_t line)
      {
        const std::size_t before = n_found_;
        for (const std::string &cell : cells)
          add_column(cell, line);
        for (std::size_t r = 0; r < rules_.size(); ++r)
          if (rules_[r].required && !has_column(r))
            report(line,
                   "no column '" + rules_[r].name + "'; add it with its unit, one of " +
                     unit_list(rules_[r]));
        return n_found_ == before;
      }

      void add_column(const std::string &cell, const std::size_t line)
      {
        const std::size_t bracket = cell.find('[');
        const std::string name = trimmed(cell.substr(0, bracket));
        const auto rule = std::find_if(rules_.begin(), rules_.end(), [&](const ColumnRule &r) {
          return r.name == name;
        });
        if (rule == rules_.end())
          {
            std::string known;
            for (const ColumnRule &r : rules_)
              known += (known.empty() ? "'" : ", '") + r.name + "'";
            report(line,
                   "unknown column '" + shown_text(name, longest_cell) + "'; known are " + known);
            return;
          }
        const std::size_t target = std::size_t(rule - rules_.begin());
        if (has_column(target))
          {
            report(line, "column '" + name + "' stands twice");
            return;
          }
        const bool closed = bracket != std::string::npos && cell.back() == ']';
        const std::string unit =
          closed ? trimmed(cell.substr(bracket + 1, cell.size() - bracket - 2)) : "";
        const auto known = std::find_if(rule->units.begin(),
                                        rule->units.end(),
                                        [&](const ColumnUnit &u) { return u.name == unit; });
        if (known == rule->units.end())
          report(line,
                 "column '" + shown_text(cell, longest_cell) +
                   "': " + (closed ? "unknown unit" : "no unit") + "; write '" + name +
                   "' with one of " + unit_list(*rule));
        // A column with a bad unit counts as there, so that it is not called missing as well.
        columns_.push_back(
          {&*rule, known == rule->units.end() ? rule->units.front() : *known, target});
      }

      bool has_column(const std::size_t target) const
      {
        return std::any_of(columns_.begin(), columns_.end(), [target](const Column &column) {
          return column.target == target;
        });
      }

      void read_row(const std::vector<std::string> &cells, const std::size_t line)
      {
        if (cells.size() != columns_.size())
          {
            report(line,
                   std::to_string(cells.size()) + " columns instead of the " +
                     std::to_string(columns_.size()) + " of the header");
            return;
          }
        std::vector<double> row(cells.size());
        for (std::size_t c = 0; c < cells.size(); ++c)
          if (!check_cell(columns_[c], cells[c], line, row[c]))
            return;
        for (std::size_t c = 0; c < cells.size(); ++c)
          table_.columns[columns_[c].target].push_back(row[c]);
        table_.lines.push_back(line);
      }

      bool check_cell(const Column &column,
                      const std::string &cell,
                      const std::size_t line,
                      double &value)
      {
        const ColumnRule &rule = *column.rule;
        if (!parse_number(cell, value))
          {
            report(line, rule.name + ": '" + shown_text(cell, longest_cell) + "' is not a number");
            return false;
          }
        value = column.unit.factor * value + column.unit.offset;
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
      std::vector<Column> columns_;
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
    return Reader(file, rules, problems).read(stream);
  }
} // namespace softlattice
