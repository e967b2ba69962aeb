// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/weather/calendar.h"
#include "models/weather/weather_layout.h"

namespace softlattice
{
  namespace
  {
    bool is_epw(const WeatherHead &head)
    {
      return !head.empty() && head[0].substr(0, 9) == "LOCATION,";
    }

    WeatherLayout epw_layout(const WeatherHead &head,
                             const std::string &file,
                             std::vector<FileProblem> &problems)
    {
      constexpr double celsius = constants::celsius_zero;
      WeatherLayout layout;
      layout.format = "EPW";
      layout.convention =
        "local standard time; hour 1 ends at 1:00: temperature, humidity and wind of that time, "
        "irradiance of the hour before it; wind 10 m above the ground";
      layout.middle_of_mean = -0.5 * hour_length;
      layout.header_line = 8;
      std::vector<std::string> location = weather_cells(head[0]);
      location.resize(10);
      layout.site = {site_angle(location[6], "latitude", 90., file, 1, problems),
                     site_angle(location[7], "longitude", 180., file, 1, problems)};
      layout.clock =
        hour_length * site_number(location[8], "time zone", -12., 14., file, 1, problems);
      if (head.size() < 8 || head[7].substr(0, 12) != "DATA PERIODS")
        problems.push_back(
          {file,
           8,
           "is not 'DATA PERIODS,...', the last of the 8 header lines of an EPW file; "
           "has a line been lost or added?"});
      using Q = WeatherQuantity;
      layout.columns = {{Q::temperature, "", 6, 1., celsius, 99.9},
                        {Q::dew_point, "", 7, 1., celsius, 99.9},
                        {Q::relative_humidity, "", 8, 0.01, 0., 999.},
                        {Q::global, "", 13, 1., 0., 9999.},
                        {Q::beam, "", 14, 1., 0., 9999.},
                        {Q::diffuse, "", 15, 1., 0., 9999.},
                        {Q::wind, "", 21, 1., 0., 999.}};
      // The minute of an hour stands as 0 or 60 and means nothing.
      layout.stamp = [](const std::vector<std::string> &cells) -> std::optional<WeatherStamp> {
        const std::optional<double> end =
          cells.size() > 3 ? weather_number(cells[3]) : std::nullopt;
        return end && *end >= 1. ? stamp_of(cells, 0, 1, 2, *end) : std::nullopt;
      };
      return layout;
    }
  } // namespace

  const WeatherFormat epw_format = {is_epw, epw_layout};
} // namespace softlattice
