// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/weather/calendar.h"
#include "models/weather/weather_record.h"

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// A column of a weather file; value in SI = factor * number + offset.
  struct WeatherColumn
  {
    WeatherQuantity quantity;
    std::string name;      ///< in the header; empty: the place is known
    std::size_t place = 0; ///< among the cells
    double factor = 1.;
    double offset = 0.;
    double missing = std::numeric_limits<double>::quiet_NaN(); ///< the number that stands for none
  };

  /// A time as a file writes it. Hour 24 is the end of a day.
  struct WeatherStamp
  {
    Date date;
    double hours = 0.; ///< since midnight [h], 0 ... 24
  };

  /// How one kind of weather file is written, as far as the file itself says.
  struct WeatherLayout
  {
    std::string format;
    std::string convention; ///< of its times, in a sentence for the user
    Site site;
    double clock = 0.;           ///< [s], see WeatherRecord
    double middle_of_mean = 0.;  ///< [s]
    double wind_height = 10.;    ///< [m]
    std::size_t header_line = 0; ///< rows come after it
    std::vector<WeatherColumn> columns;
    std::function<std::optional<WeatherStamp>(const std::vector<std::string> &)> stamp;
    bool has_text_after_rows = false; ///< from the first line on that does not begin with a digit
  };

  /// The first lines of a file, the number of a line less one being its place.
  using WeatherHead = std::vector<std::string_view>;

  /// Kinds of weather files: each tells by content whether a file is one of it, and reads what stands above the
  /// rows. Problems are added; the layout is good only if none was.
  struct WeatherFormat
  {
    bool (*is_it)(const WeatherHead &head);
    WeatherLayout (*layout)(const WeatherHead &head,
                            const std::string &file,
                            std::vector<FileProblem> &problems);
  };
  extern const WeatherFormat epw_format;   ///< of EnergyPlus
  extern const WeatherFormat nsrdb_format; ///< CSV of the National Solar Radiation Database
  extern const WeatherFormat pvgis_format; ///< typical year of PVGIS
  extern const WeatherFormat tmy3_format;  ///< typical year of the US

  // For the formats.

  /// A number in a message, with six digits at most.
  std::string shown_number(double value);
  /// A cell as a number with a decimal point.
  std::optional<double> weather_number(const std::string &cell);
  /// The cells of a line; none if a quotation mark in it is not closed.
  std::vector<std::string> weather_cells(std::string_view line);
  /// A number that has to stand above the rows, in a range of the file's own units; 0 and a problem if it is none.
  double site_number(const std::string &cell,
                     const std::string &what,
                     double lowest,
                     double highest,
                     const std::string &file,
                     std::size_t line,
                     std::vector<FileProblem> &problems);
  /// Latitude (most 90) or longitude (most 180) in degrees, as [rad].
  double site_angle(const std::string &cell,
                    const std::string &what,
                    double most,
                    const std::string &file,
                    std::size_t line,
                    std::vector<FileProblem> &problems);
  /// Finds the columns by their names in a header; those that are not there are left out.
  void find_columns(WeatherLayout &layout, const std::vector<std::string> &header);
  /// Of cells that are whole numbers.
  std::optional<WeatherStamp> stamp_of(const std::vector<std::string> &cells,
                                       std::size_t year,
                                       std::size_t month,
                                       std::size_t day,
                                       double hours);
} // namespace softlattice
