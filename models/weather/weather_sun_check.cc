// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/weather_sun_check.h"

#include "models/constants.h"
#include "models/csv_cells.h"
#include "models/weather/calendar.h"

#include <cmath>
#include <cstddef>
#include <cstdlib>

namespace softlattice
{
  namespace
  {
    /// The sun is that far below the horizon when the last twilight is too faint for a pyranometer [rad].
    constexpr double twilight = 6. * constants::pi / 180.;
    constexpr double brightest_night = 20.; // [W/m^2]

    std::string of_clock(const double hours)
    {
      const int minutes = int(std::lround(hours * 60.));
      const std::string minute = std::to_string(minutes % 60);
      return std::to_string(minutes / 60) + (minute.size() < 2 ? ":0" : ":") + minute;
    }
  } // namespace

  void check_against_sun(WeatherRecord &record,
                         const std::string &file,
                         std::vector<FileProblem> &problems)
  {
    const std::vector<double> &global = record.of(WeatherQuantity::global);
    double light = 0., moment = 0., n_days = 0.;
    for (std::size_t i = 0; i < global.size(); ++i)
      {
        n_days += record.spacing / day_length;
        if (global[i] == 0.)
          continue;
        const double middle = record.universal[i] + record.middle_of_mean / day_length;
        const double half = 0.5 * record.spacing / day_length;
        const SunPosition sun = sun_position(middle, record.site);
        light += global[i];
        moment += global[i] * (sun.apparent_hour - 12.);
        const auto is_night = [&](const double time) {
          return sun_position(time, record.site).zenith > 0.5 * constants::pi + twilight;
        };
        if (global[i] > brightest_night && is_night(middle) && is_night(middle - half) &&
            is_night(middle + half))
          add_problem(
            problems,
            file,
            record.lines[i],
            "global irradiance of " + std::to_string(int(global[i])) +
              " W/m^2 while it is night there; are time zone, longitude and hours right?");
      }
    if (light <= 0.)
      return;
    // Clouds move single days; over many the light is centred on noon.
    const double off = moment / light; // [h]
    const double allowed = 0.5 + 2. / std::sqrt(std::max(1., n_days));
    const std::string centre =
      "its light is centred on " + of_clock(12. + off) + " of true solar time";
    record.notes.push_back(
      {file,
       0,
       std::abs(off) <= allowed
         ? centre
         : centre + ", not on noon; is the time zone wrong, or is it summer time? Weather "
                    "files are in standard time"});
  }
} // namespace softlattice
