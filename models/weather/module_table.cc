// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/environment_file.h"
#include "models/surface/surface_water.h"
#include "models/weather/calendar.h"
#include "models/weather/module_climate.h"
#include "models/weather/weather_layout.h"

#include <cmath>
#include <utility>

namespace softlattice
{
  namespace
  {
    /// Of a table that is none of the known kinds of weather files, what it lacks as a table of one's own too.
    EnvironmentRecord own_table(const std::string &file, const EnvironmentFileUse &use)
    {
      try
        {
          return read_environment_file(file, use);
        }
      catch (const EnvironmentError &error)
        {
          std::vector<FileProblem> problems = {
            {file,
             0,
             "is no EPW, NSRDB, PVGIS or TMY3 file, and has been read as a table of your own with "
             "the columns time, temperature (of the air), relative humidity or vapour pressure, "
             "irradiance (in the plane of the module) and wind speed"}};
          problems.insert(problems.end(), error.problems().begin(), error.problems().end());
          throw EnvironmentError(std::move(problems));
        }
    }
  } // namespace

  ModuleWeather ModuleClimate::of_table(const std::string &file, const WeatherFileUse &use) const
  {
    EnvironmentFileUse of_file{use.largest_gap,
                               use.repeat,
                               use.period,
                               use.end_time,
                               use.total_pressure};
    of_file.of_module = true;
    return of(own_table(file, of_file), file, use);
  }

  ModuleWeather ModuleClimate::of(EnvironmentRecord table,
                                  const std::string &file,
                                  const WeatherFileUse &use) const
  {
    std::vector<FileProblem> problems;
    const auto need = [&](const bool is_there, const std::string &what) {
      if (!is_there)
        problems.push_back({file, 0, what});
    };
    if (temperature_.needs_irradiance())
      need(
        table.irradiance.has_value(),
        "no column 'irradiance [W/m^2]', which the temperature law needs; add it, as measured in "
        "the plane of the module, or set 'Temperature law = air'");
    if (temperature_.needs_wind())
      {
        need(table.wind.has_value(),
             "no column 'wind speed [m/s]', which the temperature law needs; add it, or set "
             "'Temperature law = PVsyst'");
        need(!table.wind || !std::isnan(wind_height_),
             "the height of 'wind speed' above the ground is not stated; set 'Wind height' in "
             "'Environment/Module', as 2 m at a module and 10 m at weather stations");
      }
    // Cycles of a lamp are shorter than a day.
    constexpr double shortest = 1e-3; // [s]
    const double days = table.temperature.period / day_length;
    need(days <= 1. || std::abs(days - std::round(days)) * day_length <= shortest,
         "the table lasts " + shown_number(days) +
           " days: repeated, noon would move; add what is missing, remove what is no whole day, or "
           "set "
           "'Period of the file'");
    if (!problems.empty())
      throw EnvironmentError(std::move(problems));

    ModuleWeather weather;
    weather.notes = std::move(table.notes);
    weather.notes.push_back(
      {file,
       0,
       "a table of your own: temperature and humidity of the air, irradiance in the plane of the "
       "module, all linear "
       "between the rows; no place is known that the light could be held against"});
    const Schedule &air = table.temperature;
    weather.vapour_pressure = table.humidity;
    if (table.is_relative)
      for (std::size_t i = 0; i < air.values.size(); ++i)
        weather.vapour_pressure.values[i] *= saturation_pressure(air.values[i]);
    weather.irradiance = table.irradiance.value_or(Schedule(0.));
    weather.temperature =
      temperature_.needs_irradiance()
        ? module_temperature(air.times,
                             weather.irradiance,
                             air,
                             temperature_.needs_wind() ? *table.wind : Schedule(0.),
                             temperature_.needs_wind() ? wind_height_ : 1.,
                             use.repeat)
        : air;
    return weather;
  }
} // namespace softlattice
