// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/weather_layout.h"

#include "models/constants.h"
#include "models/csv_number.h"
#include "models/csv_text.h"
#include "models/shown_text.h"

#include <algorithm>
#include <cmath>
#include <locale>
#include <sstream>

namespace softlattice
{
  std::string shown_number(const double value)
  {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << value;
    return text.str();
  }

  std::optional<double> weather_number(const std::string &cell)
  {
    return read_number(cell, '.');
  }

  std::vector<std::string> weather_cells(const std::string_view line)
  {
    return split_cells(line, ',').value_or(std::vector<std::string>());
  }

  double site_number(const std::string &cell,
                     const std::string &what,
                     const double lowest,
                     const double highest,
                     const std::string &file,
                     const std::size_t line,
                     std::vector<FileProblem> &problems)
  {
    constexpr std::size_t longest = 40;
    const std::optional<double> value = weather_number(cell);
    if (value && *value >= lowest && *value <= highest)
      return *value;
    problems.push_back({file,
                        line,
                        what + " '" + shown_text(cell, longest) + "' is " +
                          (value ? "outside " : "no number in ") + shown_number(lowest) + " ... " +
                          shown_number(highest) + "; correct the file"});
    return 0.;
  }

  double site_angle(const std::string &cell,
                    const std::string &what,
                    const double most,
                    const std::string &file,
                    const std::size_t line,
                    std::vector<FileProblem> &problems)
  {
    return constants::pi / 180. * site_number(cell, what, -most, most, file, line, problems);
  }

  void find_columns(WeatherLayout &layout, const std::vector<std::string> &header)
  {
    std::vector<WeatherColumn> found;
    for (WeatherColumn column : layout.columns)
      {
        const auto cell = std::find(header.begin(), header.end(), column.name);
        if (cell == header.end())
          continue;
        column.place = std::size_t(cell - header.begin());
        found.push_back(column);
      }
    layout.columns = std::move(found);
  }

  std::optional<WeatherStamp> stamp_of(const std::vector<std::string> &cells,
                                       const std::size_t year,
                                       const std::size_t month,
                                       const std::size_t day,
                                       const double hours)
  {
    const auto whole = [&](const std::size_t place, const int lowest, const int highest) {
      const std::optional<double> value =
        place < cells.size() ? weather_number(cells[place]) : std::nullopt;
      const bool is_good =
        value && std::floor(*value) == *value && *value >= lowest && *value <= highest;
      return is_good ? int(*value) : -1;
    };
    constexpr int first_year = 1900, last_year = 2200, leap_year = 2000;
    WeatherStamp stamp;
    stamp.date.year = whole(year, first_year, last_year);
    stamp.date.month = whole(month, 1, 12);
    stamp.date.day = whole(day, 1, 31);
    stamp.hours = hours;
    if (stamp.date.year < 0 || stamp.date.month < 0 || stamp.date.day < 0 ||
        stamp.date.day > days_of_month(leap_year, stamp.date.month) ||
        !(hours >= 0. && hours <= 24.))
      return {};
    return stamp;
  }
} // namespace softlattice
