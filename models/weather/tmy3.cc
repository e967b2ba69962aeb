// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/weather/calendar.h"
#include "models/weather/weather_layout.h"

namespace softlattice
{
  namespace
  {
    constexpr std::string_view first_of_tmy3 = "Date (MM/DD/YYYY)";

    bool is_tmy3(const WeatherHead &head)
    {
      return head.size() >= 2 && head[1].substr(0, first_of_tmy3.size()) == first_of_tmy3;
    }

    /// 01/31/1988 and 24:00
    std::optional<WeatherStamp> stamp_in_tmy3(const std::string &date, const std::string &time)
    {
      if (date.size() != 10 || date[2] != '/' || date[5] != '/' || time.size() != 5 ||
          time[2] != ':')
        return {};
      const std::optional<double> hours = weather_number(time.substr(0, 2)),
                                  minutes = weather_number(time.substr(3, 2));
      if (!hours || !minutes)
        return {};
      return stamp_of({date.substr(6), date.substr(0, 2), date.substr(3, 2)},
                      0,
                      1,
                      2,
                      *hours + *minutes / 60.);
    }

    WeatherLayout tmy3_layout(const WeatherHead &head,
                              const std::string &file,
                              std::vector<FileProblem> &problems)
    {
      constexpr double celsius = constants::celsius_zero, missing = -9900.;
      WeatherLayout layout;
      layout.format = "TMY3";
      layout.convention =
        "local standard time; 01:00 ends the first hour: temperature, humidity and wind of that "
        "time, irradiance of the hour before it; months of different years are one year; wind 10 m "
        "above the ground";
      layout.middle_of_mean = -0.5 * hour_length;
      layout.header_line = 2;
      std::vector<std::string> station = weather_cells(head[0]);
      station.resize(7);
      layout.site = {site_angle(station[4], "latitude", 90., file, 1, problems),
                     site_angle(station[5], "longitude", 180., file, 1, problems)};
      layout.clock =
        hour_length * site_number(station[3], "time zone", -12., 14., file, 1, problems);
      using Q = WeatherQuantity;
      layout.columns = {{Q::temperature, "Dry-bulb (C)", 0, 1., celsius, missing},
                        {Q::dew_point, "Dew-point (C)", 0, 1., celsius, missing},
                        {Q::relative_humidity, "RHum (%)", 0, 0.01, 0., missing},
                        {Q::global, "GHI (W/m^2)", 0, 1., 0., missing},
                        {Q::beam, "DNI (W/m^2)", 0, 1., 0., missing},
                        {Q::diffuse, "DHI (W/m^2)", 0, 1., 0., missing},
                        {Q::wind, "Wspd (m/s)", 0, 1., 0., missing}};
      find_columns(layout, weather_cells(head[1]));
      layout.stamp = [](const std::vector<std::string> &cells) {
        return cells.size() < 2 ? std::nullopt : stamp_in_tmy3(cells[0], cells[1]);
      };
      return layout;
    }
  } // namespace

  const WeatherFormat tmy3_format = {is_tmy3, tmy3_layout};
} // namespace softlattice
