// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/weather_rows.h"

#include "models/csv_cells.h"
#include "models/csv_number.h"
#include "models/csv_text.h"
#include "models/shown_text.h"
#include "models/weather/calendar.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_rows = 1000000;
    constexpr std::size_t longest_cell = 40;
    constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

    struct Range
    {
      double lowest, highest; // SI
    };
    /// What weather has been seen to be, and some more.
    constexpr Range ranges[n_weather_quantities] =
      {{180., 340.}, {150., 310.}, {0., 1.05}, {0., 1600.}, {0., 1450.}, {0., 1000.}, {0., 100.}};

    class Rows
    {
    public:
      Rows(const WeatherLayout &layout, const std::string &file, std::vector<FileProblem> &problems)
        : layout_(layout)
        , file_(file)
        , problems_(problems)
      {
        for (const WeatherColumn &column : layout.columns)
          n_cells_ = std::max(n_cells_, column.place + 1);
      }

      WeatherRecord read(const std::string_view text)
      {
        TextLines lines(text);
        std::string_view line;
        while (lines.number() < layout_.header_line && lines.next(line))
          ;
        while (problems_.size() <= max_file_problems && lines.next(line))
          {
            if (without_blanks(line).empty())
              continue;
            if (layout_.has_text_after_rows && !(line[0] >= '0' && line[0] <= '9'))
              break;
            if (record_.lines.size() == most_rows)
              {
                add_problem(problems_,
                            file_,
                            lines.number(),
                            "more than 1000000 rows; thin the file out");
                break;
              }
            add(line, lines.number());
          }
        if (record_.lines.empty() && problems_.empty())
          add_problem(problems_, file_, 0, "has a header but no rows");
        set_times();
        return std::move(record_);
      }

    private:
      void add(const std::string_view line, const std::size_t number)
      {
        const auto cells = split_cells(line, ',');
        if (!cells || cells->size() < n_cells_)
          return add_problem(problems_,
                             file_,
                             number,
                             !cells
                               ? "a quotation mark is not closed"
                               : std::to_string(cells->size()) + " cells where at least " +
                                   std::to_string(n_cells_) + " are needed; is the line complete?");
        const std::optional<WeatherStamp> stamp = layout_.stamp(*cells);
        if (!stamp)
          return add_problem(problems_,
                             file_,
                             number,
                             "'" +
                               shown_text(std::string(line.substr(0, longest_cell)), longest_cell) +
                               "' does not begin with a date and a time as " + layout_.format +
                               " files have them; correct or remove the line");
        for (const WeatherColumn &column : layout_.columns)
          record_.of(column.quantity).push_back(value(column, (*cells)[column.place], number));
        stamps_.push_back(*stamp);
        record_.lines.push_back(number);
      }

      double value(const WeatherColumn &column, const std::string &cell, const std::size_t line)
      {
        if (cell.empty())
          return nothing;
        const std::optional<double> number = weather_number(cell);
        if (!number)
          {
            add_problem(problems_,
                        file_,
                        line,
                        name_of(column.quantity) + ": " + why_no_number(cell));
            return nothing;
          }
        if (*number == column.missing)
          return nothing;
        const double si = column.factor * *number + column.offset;
        const Range &range = ranges[std::size_t(column.quantity)];
        constexpr double rounding = 1e-9;
        if (si < range.lowest - rounding || si > range.highest + rounding)
          {
            add_problem(problems_,
                        file_,
                        line,
                        name_of(column.quantity) + " " + shown_text(cell, longest_cell) +
                          " is outside " +
                          shown_number((range.lowest - column.offset) / column.factor) + " ... " +
                          shown_number((range.highest - column.offset) / column.factor) +
                          "; correct it, or leave the cell empty where nothing was measured");
            return nothing;
          }
        return si;
      }

      /// Whether 29 February stands between here and the next year of the file.
      bool has_leap_day(std::size_t row) const
      {
        for (; row < stamps_.size(); ++row)
          {
            const Date &date = stamps_[row].date;
            if (date.month == 2 && date.day == 29)
              return true;
            if (row + 1 < stamps_.size() && stamps_[row + 1].date.month < date.month)
              return false;
          }
        return false;
      }

      void set_times()
      {
        double year_begin = 0.; // [s]
        bool is_leap = has_leap_day(0);
        int n_leap_days = is_leap ? 1 : 0;
        for (std::size_t row = 0; row < stamps_.size(); ++row)
          {
            const WeatherStamp &stamp = stamps_[row];
            if (row > 0 && stamp.date.month < stamps_[row - 1].date.month)
              {
                year_begin += day_length * (is_leap ? 366. : 365.);
                is_leap = has_leap_day(row);
                n_leap_days += is_leap ? 1 : 0;
              }
            const double time = year_begin + day_length * day_of_year(stamp.date, is_leap) +
                                hour_length * stamp.hours;
            const double first_midnight =
              row == 0 ? day_length * day_of_year(stamp.date, is_leap) : first_midnight_;
            first_midnight_ = first_midnight;
            if (row > 0 && time - first_midnight <= record_.time.back())
              add_problem(
                problems_,
                file_,
                record_.lines[row],
                "does not come after line " + std::to_string(record_.lines[row - 1]) +
                  "; sort the rows, and if an hour stands twice because of daylight saving time, "
                  "use standard time");
            record_.time.push_back(time - first_midnight);
            record_.universal.push_back(double(days_since_2000(real(stamp.date))) +
                                        (hour_length * stamp.hours - layout_.clock) / day_length);
          }
        if (n_leap_days > 0)
          record_.notes.push_back({file_, 0, "has a 29 February: a year of 366 days"});
      }

      /// A typical year may have a 29 February under a year that had none.
      static Date real(Date date)
      {
        if (date.day > days_of_month(date.year, date.month))
          date.day = days_of_month(date.year, date.month);
        return date;
      }

      const WeatherLayout &layout_;
      const std::string &file_;
      std::vector<FileProblem> &problems_;
      std::size_t n_cells_ = 0;
      double first_midnight_ = 0.; // [s]
      std::vector<WeatherStamp> stamps_;
      WeatherRecord record_;
    };
  } // namespace

  WeatherRecord read_weather_rows(const std::string_view text,
                                  const WeatherLayout &layout,
                                  const std::string &file,
                                  std::vector<FileProblem> &problems)
  {
    WeatherRecord record = Rows(layout, file, problems).read(text);
    record.format = layout.format;
    record.site = layout.site;
    record.clock = layout.clock;
    record.middle_of_mean = layout.middle_of_mean;
    record.wind_height = layout.wind_height;
    record.notes.insert(record.notes.begin(),
                        {file, 0, layout.format + " file: " + layout.convention});
    return record;
  }
} // namespace softlattice
