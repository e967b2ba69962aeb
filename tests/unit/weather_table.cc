// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A table of one's own as the weather in which a module stands.
#include "models/environment_file.h"
#include "models/parameter_table.h"
#include "models/weather/module_climate.h"
#include "models/weather/weather_file.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/model_support.h"
#include "tests/unit/synthetic_weather.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double one_hour = 3600.;
    constexpr double not_set = std::numeric_limits<double>::quiet_NaN();

    /// A module with laws as they come, and its wind measured at 10 m.
    struct OwnWeather
    {
      OwnWeather()
      {
        climate.declare(table.section("Environment"));
        test::set(table, "Environment/Module/Wind height", 10.);
      }
      ModuleWeather read(const std::string &text, const bool repeat = false) const
      {
        const ScratchFolder folder;
        const std::string file = folder / "own.csv";
        make_file(file, text);
        return climate.read(file, {not_set, repeat, 2. * one_hour});
      }
      /// All that is wrong.
      std::string problems(const std::string &text, const bool repeat = false) const
      {
        try
          {
            read(text, repeat);
          }
        catch (const EnvironmentError &error)
          {
            return error.what();
          }
        return "";
      }

      ParameterTable table;
      ModuleClimate climate;
    };

    const std::string head =
      "time [h],temperature [degC],relative humidity [%],irradiance [W/m^2],wind speed [m/s]";

    bool is_in(const std::string &part, const std::string &text)
    {
      return text.find(part) != std::string::npos;
    }

    // SAPM, open rack, glass and glass, 1000 W/m^2, 10 degC, no wind: 44.11703066106086 degC (published example); the vapour
    // is that of the air.
    TEST(WeatherTable, SunAndWindDriveTheTemperatureOfTheModule)
    {
      const OwnWeather own;
      const ModuleWeather weather =
        own.read(head + "\n0,10,50,1000,0\n1,10,50,1000,0\n2,10,50,0,3\n");
      EXPECT_NEAR(weather.temperature.at(0.5 * one_hour) - 273.15, 44.11703066106086, 1e-9);
      EXPECT_NEAR(weather.temperature.at(2. * one_hour) - 273.15, 10., 1e-12);
      EXPECT_NEAR(weather.vapour_pressure.at(one_hour), 0.5 * saturation_pressure(283.15), 1e-9);
      EXPECT_EQ(weather.irradiance.at(1.5 * one_hour), 500.);
    }

    // The same hour of the same year as in an EPW file, whose linear pieces are half an hour long: rows at half hours say
    // as much. Digits: 1e-4 K, 1e-4 Pa, 1e-4 W/m^2, 1e-6 m/s; W/m^2 make 0.03 K, m/s make up to 2 K in full sun.
    TEST(WeatherTable, TheSameHourIsThatOfAWeatherFile)
    {
      std::vector<FileProblem> problems;
      const std::string epw = test::SyntheticWeather().epw();
      const auto record = read_weather(epw, "weather", not_set, problems);
      ASSERT_TRUE(record && problems.empty());
      const OwnWeather own;
      ParameterTable of_air;
      ModuleClimate air_alone;
      air_alone.declare(of_air.section("Environment"));
      test::choose(of_air, "Environment/Module/Temperature law", "air");
      const ModuleWeather truth = own.climate.of(*record, true, "weather", problems),
                          air = air_alone.of(*record, true, "weather", problems);
      const auto wind = [&](const double hours) {
        const std::vector<double> &rows = record->of(WeatherQuantity::wind);
        const std::size_t n = rows.size(), k = std::size_t(hours);
        // Row k is of hour k + 1.
        const double left = rows[(k + n - 1) % n], right = rows[k % n];
        return left + (hours - double(k)) * (right - left);
      };
      const auto text = [&](const double late) {
        std::string rows = "time [h];temperature [degC];vapour pressure [Pa];irradiance "
                           "[W/m^2];wind speed [m/s];rain [mm]\n";
        for (double hours = 0.; hours < 8760.; hours += 0.5)
          {
            char row[120];
            std::snprintf(row,
                          sizeof row,
                          "%.1f;%.4f;%.4f;%.4f;%.6f;0\n",
                          hours + late,
                          air.temperature.at(hours * one_hour) - 273.15,
                          air.vapour_pressure.at(hours * one_hour),
                          truth.irradiance.at(hours * one_hour),
                          wind(hours));
            rows += row;
          }
        return rows;
      };
      const auto farthest = [&](const ModuleWeather &table) {
        double most = 0.;
        for (double hours = 0.25; hours < 8760.; hours += 0.25)
          most = std::max(most,
                          std::abs(table.temperature.at(hours * one_hour) -
                                   truth.temperature.at(hours * one_hour)));
        return most;
      };
      const ModuleWeather table = own.read(text(0.), true);
      EXPECT_EQ(table.temperature.period, 8760. * one_hour);
      EXPECT_LT(farthest(table), 2e-4);
      EXPECT_GT(farthest(own.read(text(1.), true)), 1.); // an hour late
      bool says_rain = false;
      for (const FileProblem &note : table.notes)
        says_rain = says_rain || is_in("not used: 'rain [mm]'", note.message);
      EXPECT_TRUE(says_rain);
    }

    TEST(WeatherTable, WhatIsMissingIsToldWithTheRemedy)
    {
      const OwnWeather own;
      const std::string rows = "\n0,10,50,100,1\n1,10,50,100,1\n2,10,50,100,1\n";
      EXPECT_EQ(own.problems(head + rows), "");
      const std::string no_light =
        own.problems("time [h],temperature [degC],relative humidity [%],,wind speed [m/s]" + rows);
      EXPECT_TRUE(is_in("no column 'irradiance [W/m^2]'", no_light)) << no_light;
      EXPECT_TRUE(is_in("set 'Temperature law = air'", no_light));
      EXPECT_TRUE(is_in(
        "no column 'wind speed [m/s]'",
        own.problems("time [h],temperature [degC],relative humidity [%],irradiance [W/m^2],rain" +
                     rows)));
      OwnWeather unknown_height;
      test::set(unknown_height.table, "Environment/Module/Wind height", not_set);
      const std::string height = unknown_height.problems(head + rows);
      EXPECT_TRUE(
        is_in("the height of 'wind speed' above the ground is not stated; set 'Wind height'",
              height))
        << height;
      test::choose(unknown_height.table,
                   "Environment/Module/Temperature law",
                   "PVsyst"); // without wind
      EXPECT_EQ(unknown_height.problems(head + rows), "");
      const std::string none = own.problems("a,b\n1,2\n");
      EXPECT_TRUE(is_in("no EPW, NSRDB, PVGIS or TMY3 file", none)) << none;
      EXPECT_TRUE(is_in("own.csv:1: no column 'time'; add it with its unit", none)) << none;
    }

    TEST(WeatherTable, WhatIsWrongIsToldWithItsLine)
    {
      const OwnWeather own;
      const auto line_3 = [&](const std::string &row) {
        return own.problems(head + "\n0,10,50,100,1\n" + row + "\n2,10,50,100,1\n");
      };
      EXPECT_TRUE(is_in("own.csv:3: relative humidity: 110 % is outside 0 % ... 105 %",
                        line_3("1,10,110,100,1")));
      EXPECT_TRUE(is_in("own.csv:3: irradiance: -300 W/m^2 is outside", line_3("1,10,50,-300,1")));
      EXPECT_TRUE(is_in("own.csv:3: wind speed: -1 m/s is outside", line_3("1,10,50,100,-1")));
      EXPECT_TRUE(is_in("own.csv:3: irradiance: the cell is empty", line_3("1,10,50,,1")))
        << line_3("1,10,50,,1");
      std::string gap = head + "\n";
      for (int hour = 0; hour < 60; ++hour)
        if (hour < 20 || hour > 40)
          gap += std::to_string(hour) + ",10,50,100,1\n";
      EXPECT_TRUE(is_in("own.csv:22: gap of 22 h after line 21", own.problems(gap)))
        << own.problems(gap);
    }

    // A day less an hour may be the cycle of a lamp; two days less an hour are an hour that is lost.
    TEST(WeatherTable, WhatIsNoWholeNumberOfDaysIsNotRepeated)
    {
      const OwnWeather own;
      const auto hours = [](const int n) {
        std::string rows = head + "\n";
        for (int hour = 0; hour < n; ++hour)
          rows += std::to_string(hour) + "," + std::to_string(hour % 24) + ",50,100,1\n";
        return rows;
      };
      EXPECT_EQ(own.problems(hours(23), true), "");
      EXPECT_EQ(own.problems(hours(48), true), "");
      const std::string lost = own.problems(hours(47), true);
      EXPECT_TRUE(is_in("lasts 1.95833 days: repeated, noon would move", lost)) << lost;
      EXPECT_EQ(own.problems(hours(47)), "");
    }

    TEST(WeatherTable, SensorsAtNightReadLessThanNothing)
    {
      const OwnWeather own;
      const ModuleWeather weather = own.read(head + "\n0,10,50,-3,1\n1,10,50,0,1\n2,10,50,100,1\n");
      EXPECT_EQ(weather.irradiance.at(0.), 0.);
      bool is_noted = false;
      for (const FileProblem &note : weather.notes)
        is_noted = is_noted || (note.line == 2 && is_in("irradiance below 0", note.message));
      EXPECT_TRUE(is_noted);
    }
  } // namespace
} // namespace softlattice
