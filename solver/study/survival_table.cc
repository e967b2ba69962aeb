// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/survival_table.h"

#include "models/csv_cells.h"
#include "models/csv_header.h"
#include "models/csv_number.h"
#include "models/shown_text.h"
#include "solver/base/error.h"
#include "solver/study/survival_columns.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t longest_shown = 60;
    constexpr std::uintmax_t max_bytes = std::uintmax_t(256) << 20U;
    // More of them are numbers that were taken for groups.
    constexpr std::size_t most_groups = 50;
    constexpr double infinity = std::numeric_limits<double>::infinity();

    std::string lower_case(std::string text)
    {
      std::transform(text.begin(), text.end(), text.begin(), [](const unsigned char c) {
        return static_cast<char>(std::tolower(c));
      });
      return text;
    }

    bool is_one_of(const std::string &word, const std::vector<std::string> &words)
    {
      return std::find(words.begin(), words.end(), word) != words.end();
    }

    bool is_missing(const std::string &cell)
    {
      return is_one_of(lower_case(cell), {"", "na", "nan"});
    }

    bool is_infinite(const std::string &cell)
    {
      return is_one_of(lower_case(cell), {"inf", "+inf", "infinity", "\xE2\x88\x9E"});
    }

    class Reader
    {
    public:
      Reader(const CsvCells &cells,
             const std::string &file,
             const SurvivalColumns &columns,
             std::vector<FileProblem> &problems)
        : cells_(cells)
        , file_(file)
        , columns_(columns)
        , problems_(problems)
      {}

      SurvivalTable read()
      {
        const std::size_t named = columns_.time ? *columns_.time : *columns_.upper;
        const Heading heading = heading_of(cells_.header[named]);
        table_.quantity = columns_.time ? heading.name : "time";
        table_.unit = heading.unit && *heading.unit != "1" ? *heading.unit : "";
        if (columns_.group)
          table_.group = cells_.header[*columns_.group];
        if (!find_decimal_sign())
          return table_;
        for (row_ = 0; row_ < cells_.rows.size(); ++row_)
          if (columns_.time)
            read_time();
          else
            read_limits();
        if (table_.lifetimes.empty() && problems_.empty())
          add_problem(problems_,
                      file_,
                      0,
                      "has no value of '" + shown_text(table_.quantity, longest_shown) +
                        "' in any of " + std::to_string(table_.skipped) + " rows");
        return std::move(table_);
      }

    private:
      void report(const std::size_t column, const std::string &message)
      {
        add_problem(problems_,
                    file_,
                    cells_.lines[row_],
                    shown_text(heading_of(cells_.header[column]).name, longest_shown) + ": " +
                      message);
      }

      const std::string &cell(const std::size_t column) const { return cells_.rows[row_][column]; }

      /// What some numbers leave open others may tell.
      bool find_decimal_sign()
      {
        DecimalSigns signs;
        for (std::size_t r = 0; r < cells_.rows.size(); ++r)
          for (const SurvivalColumns::Index &column :
               {columns_.time, columns_.lower, columns_.upper})
            if (column)
              signs.add(cells_.rows[r][*column], cells_.lines[r]);
        decimal_sign_ = signs.sign();
        const auto [line, message] = signs.problem();
        if (!message.empty())
          add_problem(problems_, file_, line, message);
        return message.empty();
      }

      /// A number that is not negative.
      std::optional<double> number(const std::size_t column)
      {
        const std::optional<double> value = read_number(cell(column), decimal_sign_);
        if (!value)
          report(column, why_no_number(cell(column)));
        else if (*value < 0.)
          report(column,
                 shown_text(cell(column), longest_shown) +
                   " is before the beginning; write how long after the start it was");
        else
          return value;
        return {};
      }

      /// Whether the cell says yes. `yes` and `no` are what may be written beside 1 and 0.
      std::optional<bool> answer(const std::size_t column,
                                 const std::string &yes,
                                 const std::string &no)
      {
        const std::string word = lower_case(cell(column));
        if (is_one_of(word, {"1", "yes", "true", "1.0", yes}))
          return true;
        if (is_one_of(word, {"0", "no", "false", "0.0", no}))
          return false;
        const std::string alternatives =
          "write 1, yes, true or " + yes + ", or else 0, no, false or " + no;
        report(column,
               word.empty() ? "the cell is empty; " + alternatives
                            : "'" + shown_text(cell(column), longest_shown) + "' is no answer; " +
                                alternatives);
        return {};
      }

      void read_time()
      {
        const std::size_t column = *columns_.time;
        if (columns_.may_be_empty && is_missing(cell(column)))
          {
            ++table_.skipped;
            return;
          }
        const std::optional<double> time = number(column);
        if (time && *time == 0.)
          report(column,
                 "a lifetime of zero, which no law of lifetimes has; write the earliest time at "
                 "which it "
                 "can have been seen, or leave the row out");
        std::optional<bool> ended;
        if (columns_.event)
          ended = answer(*columns_.event, "dead", "censored");
        else if (const auto censored = answer(*columns_.censored, "censored", "reached"))
          ended = !*censored;
        if (time && *time > 0. && ended)
          add(*time, *ended ? *time : infinity);
      }

      void read_limits()
      {
        const std::size_t low = *columns_.lower, high = *columns_.upper;
        const bool has_lower = !is_missing(cell(low));
        const bool has_upper = !is_missing(cell(high)) && !is_infinite(cell(high));
        const std::optional<double> lower = has_lower ? number(low) : 0.;
        const std::optional<double> upper = has_upper ? number(high) : infinity;
        if (!lower || !upper)
          return;
        if (*upper == 0.)
          report(high,
                 "a lifetime of zero, which no law of lifetimes has; write the earliest time at "
                 "which it "
                 "can have been seen, or leave the row out");
        else if (*lower == 0. && *upper == infinity)
          report(low,
                 "nothing is known of this lifetime, neither a lower nor an upper limit; leave the "
                 "row out");
        else if (*lower > *upper)
          report(low,
                 shown_text(cell(low), longest_shown) + " is above the upper limit " +
                   shown_text(cell(high), longest_shown) + "; exchange them");
        else
          add(*lower, *upper);
      }

      void add(const double lower, const double upper)
      {
        std::string group;
        if (columns_.group)
          {
            group = cell(*columns_.group);
            if (group.empty())
              return report(*columns_.group,
                            "the cell is empty; name a group or leave the row out");
            if (!is_one_of(group, groups_) && groups_.size() <= most_groups)
              {
                if (groups_.size() == most_groups)
                  report(*columns_.group,
                         "more than " + std::to_string(most_groups) +
                           " groups; name a column with fewer values");
                groups_.push_back(group);
              }
          }
        table_.lifetimes.push_back({lower, upper, group});
      }

      const CsvCells &cells_;
      const std::string &file_;
      const SurvivalColumns &columns_;
      std::vector<FileProblem> &problems_;
      char decimal_sign_ = '.';
      std::size_t row_ = 0;
      std::vector<std::string> groups_;
      SurvivalTable table_;
    };
  } // namespace

  SurvivalTable read_survival_table(std::string text,
                                    const std::string &file,
                                    const SurvivalTableUse &use,
                                    std::vector<FileProblem> &problems)
  {
    std::vector<FileProblem> found;
    SurvivalTable table;
    const CsvCells cells = read_cells(std::move(text), file, found);
    const bool has_rows = !cells.rows.empty() || found.empty();
    if (!cells.header.empty())
      {
        const std::size_t n_found = found.size();
        const SurvivalColumns columns = find_survival_columns(cells, file, use, found);
        // Rows are looked at where it is known which of their cells count.
        if (found.size() == n_found && has_rows)
          table = Reader(cells, file, columns, found).read();
      }
    // By line, which is how one repairs them; the last of many only says that there are more.
    std::stable_sort(found.begin(),
                     found.begin() + std::ptrdiff_t(std::min(found.size(), max_file_problems)),
                     [](const FileProblem &a, const FileProblem &b) { return a.line < b.line; });
    problems.insert(problems.end(), found.begin(), found.end());
    return table;
  }

  SurvivalTable read_survival_file(const std::string &file, const SurvivalTableUse &use)
  {
    const std::string shown = "'" + shown_text(file, 1000) + "'";
    std::error_code none;
    if (std::filesystem::exists(file, none) && !std::filesystem::is_regular_file(file, none))
      throw FileError(shown + " is no regular file; give a table such as study.csv");
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
      throw FileError("cannot read " + shown + "; give a table that exists and can be read");
    const std::uintmax_t size = std::filesystem::file_size(file, none);
    if (none)
      throw FileError("cannot read " + shown + ": " + none.message());
    if (size > max_bytes)
      throw InputError(TableFileError({{file, 0, "is larger than 256 MiB; thin it out"}}).what());
    std::vector<FileProblem> problems;
    SurvivalTable table =
      read_survival_table({std::istreambuf_iterator<char>(stream), {}}, file, use, problems);
    if (!problems.empty())
      throw InputError(std::string(TableFileError(problems).what()) +
                       "\nNothing was computed. Exit code 3.");
    return table;
  }
} // namespace softlattice
