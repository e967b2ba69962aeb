// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/module_climate.h"

#include "models/csv_cells.h"
#include "models/environment_file.h"
#include "models/parameter_table.h"
#include "models/surface/surface_water.h"
#include "models/weather/calendar.h"
#include "models/weather/means_kept.h"
#include "models/weather/weather_file.h"
#include "models/weather/weather_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr double shortest = 1e-3; // between two times that are not one but for rounding [s]

    /// Linear between its knots, as a schedule is that does or does not begin again after `period`.
    Schedule schedule_of(const std::vector<double> &times,
                         const std::vector<double> &values,
                         const double period)
    {
      Schedule schedule;
      if (period <= 0.)
        {
          schedule.times = times;
          schedule.values = values;
          return schedule;
        }
      // All knots within one repetition that begins at 0, where the last interval may begin before it.
      std::vector<std::pair<double, double>> knots;
      for (std::size_t k = 0; k < times.size(); ++k)
        knots.emplace_back(times[k] - period * std::floor(times[k] / period), values[k]);
      std::sort(knots.begin(), knots.end());
      knots.erase(
        std::unique(knots.begin(),
                    knots.end(),
                    [](const auto &a, const auto &b) { return b.first - a.first < shortest; }),
        knots.end());
      if (period - knots.back().first < shortest)
        knots.pop_back();
      if (knots.front().first > 0.)
        {
          const double gap = period - knots.back().first + knots.front().first;
          const double weight = (period - knots.back().first) / gap;
          knots.insert(
            knots.begin(),
            {0., knots.back().second + weight * (knots.front().second - knots.back().second)});
        }
      knots.emplace_back(period, knots.front().second);
      for (const auto &[time, value] : knots)
        {
          schedule.times.push_back(time);
          schedule.values.push_back(value);
        }
      schedule.period = period;
      return schedule;
    }

    /// Mean irradiance of the plane over the interval of each row.
    std::vector<double> plane_means(const WeatherRecord &record, const ModulePlane &plane)
    {
      using Q = WeatherQuantity;
      std::vector<double> means;
      const double half = 0.5 * record.spacing / day_length;
      for (std::size_t i = 0; i < record.time.size(); ++i)
        {
          const double middle = record.universal[i] + record.middle_of_mean / day_length;
          const Irradiance given{record.of(Q::global)[i],
                                 record.of(Q::beam)[i],
                                 record.of(Q::diffuse)[i]};
          means.push_back(given.global + given.beam + given.diffuse == 0.
                            ? 0.
                            : plane.mean(given, middle - half, middle + half, record.site));
        }
      return means;
    }

    bool has_needed_columns(const WeatherRecord &record,
                            const ModuleTemperature &temperature,
                            const std::string &file,
                            std::vector<FileProblem> &problems)
    {
      using Q = WeatherQuantity;
      bool has_all = true;
      const auto need = [&](const Q quantity, const char *why) {
        if (!record.of(quantity).empty())
          return;
        has_all = false;
        add_problem(problems,
                    file,
                    0,
                    "no column of " + name_of(quantity) + ", which " + why +
                      "; get the file with it, or set 'Temperature law = air'");
      };
      if (temperature.needs_irradiance())
        for (const Q quantity : {Q::global, Q::beam, Q::diffuse})
          need(quantity, "the light on the module needs");
      if (temperature.needs_wind())
        need(Q::wind, "the temperature law needs");
      return has_all;
    }
    std::string in_days(const double seconds)
    {
      return shown_number(seconds / day_length) + " days";
    }

    void check_duration(WeatherRecord &record,
                        const WeatherFileUse &use,
                        const std::string &file,
                        std::vector<FileProblem> &problems)
    {
      const double length = record.length(), days = length / day_length;
      if (use.repeat && std::abs(days - std::round(days)) * day_length > shortest)
        add_problem(
          problems,
          file,
          record.lines.back(),
          "the file lasts " + in_days(length) +
            ": repeated, noon would move; add what is missing, or remove what is no whole day");
      else if (use.repeat)
        record.notes.push_back({file, 0, "repeated every " + in_days(length)});
      else if (record.time.back() < use.end_time)
        add_problem(problems,
                    file,
                    record.lines.back(),
                    "ends after " + in_days(record.time.back()) + ", the run after " +
                      in_days(use.end_time) + "; shorten the run or set 'Repeat the file = true'");
    }
  } // namespace

  void ModuleClimate::declare(const ParameterSection &environment)
  {
    const ParameterSection section =
      environment.subsection("Module").when("Environment/Source",
                                            {"weather file", "generated weather"});
    weather_.declare(
      environment.subsection("Weather").when("Environment/Source", {"generated weather"}));
    temperature_.declare(section);
    section.when("Environment/Source", {"weather file"})
      .quantity("Wind height", &wind_height_, "m", "m")
      .about("Height above the ground at which the wind of the file was measured. If it is not "
             "set, that of "
             "the kind of file: 10 m, of NSRDB 2 m. A table of your own with wind needs it.")
      .range(0.1, 500.)
      .from_equation("234")
      .from_source("the file", Confidence::assumed);
    plane_.declare(section.when("Temperature law", {"SAPM", "PVsyst", "Faiman"}));
  }

  ModuleWeather ModuleClimate::read(const std::string &file, const WeatherFileUse &use) const
  {
    std::vector<FileProblem> problems;
    std::optional<WeatherRecord> record = read_weather_file(file, use.largest_gap, problems);
    if (!record)
      return of_table(file, use);
    if (problems.empty() && !std::isnan(use.period))
      problems.push_back({file,
                          0,
                          record->format +
                            " files last as long as their rows; leave 'Period of the "
                            "file' out"});
    ModuleWeather weather;
    if (problems.empty())
      check_duration(*record, use, file, problems);
    if (problems.empty())
      weather = of(*record, use.repeat, file, problems);
    if (!problems.empty())
      throw EnvironmentError(std::move(problems));
    weather.notes = std::move(record->notes);
    return weather;
  }

  ModuleWeather ModuleClimate::generated() const
  {
    std::vector<FileProblem> none; // a generated record has all columns
    return of(weather_.record(), true, "Environment", none);
  }

  ModuleWeather ModuleClimate::of(const WeatherRecord &record,
                                  const bool repeated,
                                  const std::string &file,
                                  std::vector<FileProblem> &problems) const
  {
    using Q = WeatherQuantity;
    ModuleWeather weather;
    if (!has_needed_columns(record, temperature_, file, problems))
      return weather;
    const double period = repeated ? record.length() : 0.;
    const std::vector<double> &air = record.of(Q::temperature);
    std::vector<double> vapour;
    for (std::size_t i = 0; i < air.size(); ++i)
      vapour.push_back(record.of(Q::relative_humidity)[i] * saturation_pressure(air[i]));
    weather.vapour_pressure = schedule_of(record.time, vapour, period);
    const Schedule air_temperature = schedule_of(record.time, air, period);
    weather.irradiance = Schedule(0.);
    weather.temperature = air_temperature;
    if (!temperature_.needs_irradiance())
      return weather;

    std::vector<double> knots;
    const double first = record.time.front() + record.middle_of_mean - 0.5 * record.spacing;
    const std::vector<double> light = curve_with_means(plane_means(record, plane_), repeated);
    for (std::size_t k = 0; k < light.size(); ++k)
      knots.push_back(first + 0.5 * double(k) * record.spacing);
    weather.irradiance = schedule_of(knots, light, period);

    const Schedule wind = record.of(Q::wind).empty()
                            ? Schedule(0.)
                            : schedule_of(record.time, record.of(Q::wind), period);
    std::vector<double> times;
    std::merge(weather.irradiance.times.begin(),
               weather.irradiance.times.end(),
               air_temperature.times.begin(),
               air_temperature.times.end(),
               std::back_inserter(times));
    const auto are_one = [](const double a, const double b) { return b - a < shortest; };
    times.erase(std::unique(times.begin(), times.end(), are_one), times.end());
    times.erase(times.begin(), std::lower_bound(times.begin(), times.end(), 0.));
    weather.temperature =
      module_temperature(times,
                         weather.irradiance,
                         air_temperature,
                         wind,
                         std::isnan(wind_height_) ? record.wind_height : wind_height_,
                         repeated);
    return weather;
  }

  Schedule ModuleClimate::module_temperature(const std::vector<double> &times,
                                             const Schedule &irradiance,
                                             const Schedule &air,
                                             const Schedule &wind,
                                             const double wind_height,
                                             const bool repeated) const
  {
    // The end of a period, not the beginning of the next.
    const auto at = [](const Schedule &schedule, const double time) {
      return schedule.period > 0. && time == schedule.period ? schedule.before(time)
                                                             : schedule.at(time);
    };
    const double of_law = wind_at_height(1., wind_height, temperature_.height_of_wind());
    std::vector<double> at_rest;
    for (const double time : times)
      at_rest.push_back(
        temperature_.at_rest(at(irradiance, time), at(air, time), of_law * at(wind, time)));
    Schedule temperature;
    temperature.times = times;
    temperature.values = temperature_.delayed(times, at_rest, repeated);
    temperature.period = air.period;
    return temperature;
  }
} // namespace softlattice
