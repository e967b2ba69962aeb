// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/environment_stream.h"
#include "models/parameter_table.h"
#include "models/weather/module_climate.h"
#include "models/weather/weather_file.h"
#include "tests/fuzz/promise.h"
#include "tests/fuzz/targets.h"

#include <cmath>
#include <limits>
#include <sstream>

namespace softlattice::fuzz
{
  namespace
  {
    void promise_schedules(const ModuleWeather &weather)
    {
      for (const Schedule *schedule :
           {&weather.temperature, &weather.vapour_pressure, &weather.irradiance})
        for (std::size_t k = 0; k < schedule->times.size(); ++k)
          promise(std::isfinite(schedule->values[k]) &&
                    (k == 0 || schedule->times[k] >= schedule->times[k - 1]),
                  "schedules are finite and in order");
    }

    /// What is none of the known kinds is read as a table of one's own.
    void own_table(const std::string_view input)
    {
      ParameterTable table;
      ModuleClimate climate;
      climate.declare(table.section("Environment"));
      for (const ParameterEntry &entry : table.entries())
        if (entry.path() == "Environment/Module/Wind height")
          **std::get_if<double *>(&entry.target) = 2.;
      for (const bool repeated : {false, true})
        {
          EnvironmentFileUse use;
          use.of_module = true;
          use.repeat = repeated;
          WeatherFileUse of_file;
          of_file.repeat = repeated;
          std::istringstream stream{std::string(input)};
          try
            {
              promise_schedules(
                climate.of(read_environment_stream(stream, "weather", use), "weather", of_file));
            }
          catch (const EnvironmentError &error)
            {
              promise(error.problems().size() <= 22, "problems are bounded");
            }
        }
    }
  } // namespace

  void weather(const std::string_view input)
  {
    std::vector<FileProblem> problems;
    const auto record = read_weather(std::string(input),
                                     "weather",
                                     std::numeric_limits<double>::quiet_NaN(),
                                     problems);
    promise(problems.size() <= 21, "problems are bounded");
    promise(std::string(TableFileError(problems).what()).size() < 20000, "messages are short");
    if (!record)
      return own_table(input);
    if (!problems.empty())
      return;
    const std::size_t n = record->time.size();
    promise(n >= 2 && n == record->lines.size() && n == record->universal.size(), "rows are whole");
    for (std::size_t i = 1; i < n; ++i)
      promise(record->time[i] > record->time[i - 1], "times ascend");
    for (const std::vector<double> &column : record->columns)
      {
        promise(column.empty() || column.size() == n, "each row has each value");
        for (const double value : column)
          promise(std::isfinite(value), "gaps are closed");
      }
    ParameterTable table;
    ModuleClimate climate;
    climate.declare(table.section("Environment"));
    for (const bool repeated : {false, true})
      {
        const ModuleWeather weather = climate.of(*record, repeated, "weather", problems);
        promise(problems.size() <= 21, "problems are bounded");
        promise_schedules(weather);
      }
  }
} // namespace softlattice::fuzz
