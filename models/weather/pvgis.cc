// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/csv_text.h"
#include "models/weather/calendar.h"
#include "models/weather/weather_layout.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    constexpr std::string_view first_of_pvgis = "time(UTC)";

    std::size_t header_of(const WeatherHead &head)
    {
      return std::size_t(std::find_if(head.begin(),
                                      head.end(),
                                      [](const std::string_view line) {
                                        return line.substr(0, first_of_pvgis.size()) ==
                                               first_of_pvgis;
                                      }) -
                         head.begin());
    }

    bool is_pvgis(const WeatherHead &head)
    {
      return !head.empty() && head[0].substr(0, 8) == "Latitude" && header_of(head) < head.size();
    }

    /// What stands behind the colon of the line that begins with a name.
    std::pair<std::size_t, std::string> stated(const WeatherHead &head, const std::string_view name)
    {
      for (std::size_t k = 0; k < head.size(); ++k)
        if (const std::size_t colon = head[k].find(':');
            head[k].substr(0, name.size()) == name && colon != std::string_view::npos)
          return {k + 1, std::string(without_blanks(head[k].substr(colon + 1)))};
      return {0, ""};
    }

    /// 20130101:0010
    std::optional<WeatherStamp> stamp_in_pvgis(const std::string &text)
    {
      constexpr std::size_t length = 13, colon = 8;
      if (text.size() != length || text[colon] != ':' ||
          std::count_if(text.begin(), text.end(), [](const char c) {
            return c >= '0' && c <= '9';
          }) != std::ptrdiff_t(length - 1))
        return {};
      const std::vector<std::string> date = {text.substr(0, 4),
                                             text.substr(4, 2),
                                             text.substr(6, 2)};
      return stamp_of(date,
                      0,
                      1,
                      2,
                      std::stod(text.substr(9, 2)) + std::stod(text.substr(11, 2)) / 60.);
    }

    WeatherLayout pvgis_layout(const WeatherHead &head,
                               const std::string &file,
                               std::vector<FileProblem> &problems)
    {
      constexpr double celsius = constants::celsius_zero;
      WeatherLayout layout;
      layout.format = "PVGIS";
      layout.convention =
        "universal time, so that the run begins at midnight of it; months of different years are "
        "one year; each row holds at its time, and its irradiance for the interval around that";
      layout.header_line = header_of(head) + 1;
      layout.has_text_after_rows = true;
      const auto angle = [&](const char *name, const char *what, const double most) {
        const auto [line, text] = stated(head, name);
        return site_angle(text, what, most, file, line, problems);
      };
      layout.site = {angle("Latitude", "latitude", 90.), angle("Longitude", "longitude", 180.)};
      if (const auto [at, offset] = stated(head, "Irradiance Time Offset"); at > 0)
        {
          layout.middle_of_mean =
            hour_length *
            site_number(offset, "irradiance time offset", -1., 1., file, at, problems);
          layout.convention += " moved by the 'Irradiance Time Offset' of the file";
        }
      layout.convention += "; wind 10 m above the ground";

      using Q = WeatherQuantity;
      layout.columns = {{Q::temperature, "T2m", 0, 1., celsius},
                        {Q::relative_humidity, "RH", 0, 0.01},
                        {Q::global, "G(h)"},
                        {Q::beam, "Gb(n)"},
                        {Q::diffuse, "Gd(h)"},
                        {Q::wind, "WS10m"}};
      find_columns(layout, weather_cells(head[layout.header_line - 1]));
      layout.stamp = [](const std::vector<std::string> &cells) {
        return cells.empty() ? std::nullopt : stamp_in_pvgis(cells[0]);
      };
      return layout;
    }
  } // namespace

  const WeatherFormat pvgis_format = {is_pvgis, pvgis_layout};
} // namespace softlattice
