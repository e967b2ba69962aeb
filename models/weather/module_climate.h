// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment_file.h"
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
    double period =
      std::numeric_limits<double>::quiet_NaN(); ///< of a table of one's own [s]; NaN: by its rows
    double total_pressure = 101325.;            ///< of the air [Pa]
  };

  /// How a module stands in the weather.
  class ModuleClimate
  {
  public:
    /// In the section of the environment, with the choice of its source.
    void declare(const ParameterSection &environment);

    /// Of a weather file, or of a table of one's own (read_environment_file) with columns for sun and wind.
    /// @throws EnvironmentError with all problems of the file
    ModuleWeather read(const std::string &file, const WeatherFileUse &use) const;

    /// Of a table of one's own, with the columns that a module needs.
    /// @throws EnvironmentError
    ModuleWeather of(EnvironmentRecord table,
                     const std::string &file,
                     const WeatherFileUse &use) const;

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
    ModuleWeather of_table(const std::string &file, const WeatherFileUse &use) const;
    /// Of the cells, from what is linear between given times [s].
    Schedule module_temperature(const std::vector<double> &times,
                                const Schedule &irradiance,
                                const Schedule &air,
                                const Schedule &wind,
                                double wind_height,
                                bool repeated) const;

    GeneratedWeather weather_;
    ModulePlane plane_;
    ModuleTemperature temperature_;
    double wind_height_ =
      std::numeric_limits<double>::quiet_NaN(); ///< above the ground [m]; NaN: by the kind of file
  };
} // namespace softlattice
