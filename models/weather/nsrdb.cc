// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/weather/calendar.h"
#include "models/weather/weather_layout.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    bool is_nsrdb(const WeatherHead &head)
    {
      if (head.size() < 3)
        return false;
      const std::vector<std::string> names = weather_cells(head[0]);
      const auto has = [&](const char *name) {
        return std::find(names.begin(), names.end(), name) != names.end();
      };
      return has("Latitude") && has("Longitude") && has("Time Zone");
    }

    WeatherLayout nsrdb_layout(const WeatherHead &head,
                               const std::string &file,
                               std::vector<FileProblem> &problems)
    {
      constexpr double celsius = constants::celsius_zero;
      WeatherLayout layout;
      layout.format = "NSRDB";
      layout.convention = "the time zone of the second line; each row holds at its minute, and its "
                          "irradiance for the "
                          "interval around it; wind 2 m above the ground";
      layout.wind_height = 2.;
      layout.header_line = 3;
      const std::vector<std::string> names = weather_cells(head[0]),
                                     values = weather_cells(head[1]);
      const auto value = [&](const char *name) -> std::string {
        const auto at = std::size_t(std::find(names.begin(), names.end(), name) - names.begin());
        return at < values.size() ? values[at] : std::string();
      };
      layout.site = {site_angle(value("Latitude"), "latitude", 90., file, 2, problems),
                     site_angle(value("Longitude"), "longitude", 180., file, 2, problems)};
      layout.clock =
        hour_length * site_number(value("Time Zone"), "time zone", -12., 14., file, 2, problems);

      using Q = WeatherQuantity;
      layout.columns = {{Q::temperature, "Temperature", 0, 1., celsius},
                        {Q::dew_point, "Dew Point", 0, 1., celsius},
                        {Q::relative_humidity, "Relative Humidity", 0, 0.01},
                        {Q::global, "GHI"},
                        {Q::beam, "DNI"},
                        {Q::diffuse, "DHI"},
                        {Q::wind, "Wind Speed"}};
      const std::vector<std::string> header = weather_cells(head[2]);
      find_columns(layout, header);
      std::vector<std::size_t> places;
      for (const char *name : {"Year", "Month", "Day", "Hour", "Minute"})
        {
          const auto cell = std::find(header.begin(), header.end(), name);
          if (cell == header.end())
            problems.push_back(
              {file, 3, std::string("no column '") + name + "'; ask for the file with its date"});
          places.push_back(std::size_t(cell - header.begin()));
        }
      layout.stamp =
        [places](const std::vector<std::string> &cells) -> std::optional<WeatherStamp> {
        std::optional<double> hours, minutes;
        if (places[3] < cells.size() && places[4] < cells.size())
          {
            hours = weather_number(cells[places[3]]);
            minutes = weather_number(cells[places[4]]);
          }
        return hours && minutes
                 ? stamp_of(cells, places[0], places[1], places[2], *hours + *minutes / 60.)
                 : std::nullopt;
      };
      return layout;
    }
  } // namespace

  const WeatherFormat nsrdb_format = {is_nsrdb, nsrdb_layout};
} // namespace softlattice
