// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/schedule.h"
#include "models/weather/generated_weather.h"
#include "models/weather/module_temperature.h"
#include "models/weather/plane_irradiance.h"
#include "models/weather/weather_record.h"

#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  class ParameterSection;

  /// What the film of a module meets over time, from the weather of its site.
  struct ModuleWeather
  {
    Schedule temperature;     ///< of the film [K]
    Schedule vapour_pressure; ///< of the air around the module [Pa]
    Schedule irradiance; ///< of the plane of the module [W/m^2]; constant 0 where no law needs it
    std::vector<FileProblem> notes; ///< what the user should know of the file
  };

  /// How a weather file is meant.
  struct WeatherFileUse
  {
    double largest_gap =
      std::numeric_limits<double>::quiet_NaN(); ///< that is closed [s]; NaN: six rows
    bool repeat = false;
    double end_time = 0.; ///< of the run [s]
  };

  /// How a module stands in the weather.
  class ModuleClimate
  {
  public:
    /// In the section of the environment, with the choice of its source.
    void declare(const ParameterSection &environment);

    /// @throws EnvironmentError with all problems of the file
    ModuleWeather read(const std::string &file, const WeatherFileUse &use) const;

    /// Of weather that nobody measured, the same every year.
    ModuleWeather generated() const;

    /// Of a record without gaps: all schedules are linear between the rows and the ends and middles of the intervals
    /// of irradiance, whose means are kept. Where `repeated`, after the record's length it begins again.
    /// Problems, of columns that a law needs and the file has not, are appended.
    ModuleWeather of(const WeatherRecord &record,
                     bool repeated,
                     const std::string &file,
                     std::vector<FileProblem> &problems) const;

  private:
    GeneratedWeather weather_;
    ModulePlane plane_;
    ModuleTemperature temperature_;
  };
} // namespace softlattice
