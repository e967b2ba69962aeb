// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/parameter_table.h"
#include "models/surface/surface_water.h"
#include "models/weather/module_climate.h"
#include "models/weather/weather_file.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/model_support.h"
#include "tests/unit/synthetic_weather.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double hour = 3600.;
    constexpr double by_default = std::numeric_limits<double>::quiet_NaN();
    using Q = WeatherQuantity;

    std::vector<FileProblem> problems_of(const std::string &text)
    {
      std::vector<FileProblem> problems;
      EXPECT_TRUE(read_weather(text, "weather", by_default, problems).has_value());
      return problems;
    }

    WeatherRecord good(const std::string &text)
    {
      std::vector<FileProblem> problems;
      const auto record = read_weather(text, "weather", by_default, problems);
      for (const FileProblem &problem : problems)
        ADD_FAILURE() << problem.line << ": " << problem.message;
      return record.value_or(WeatherRecord());
    }

    bool has_note(const WeatherRecord &record, const std::string &text)
    {
      for (const FileProblem &note : record.notes)
        if (note.message.find(text) != std::string::npos)
          return true;
      return false;
    }

    std::string replaced(std::string text, const std::string &what, const std::string &by)
    {
      const std::size_t at = text.find(what);
      EXPECT_NE(at, std::string::npos) << what;
      return text.replace(at, what.size(), by);
    }

    /// Line `number`, from 1, is another one; empty: it goes.
    std::string with_line(const std::string &text, std::size_t number, const std::string &line)
    {
      std::size_t begin = 0;
      for (; number > 1; --number)
        begin = text.find('\n', begin) + 1;
      const std::size_t end = text.find('\n', begin) + 1;
      return text.substr(0, begin) + (line.empty() ? "" : line + "\n") + text.substr(end);
    }

    std::string line_of(const std::string &text, std::size_t number)
    {
      std::size_t begin = 0;
      for (; number > 1; --number)
        begin = text.find('\n', begin) + 1;
      return text.substr(begin, text.find('\n', begin) - begin);
    }

    ModuleWeather module_weather(const std::string &text)
    {
      ParameterTable table;
      ModuleClimate climate;
      climate.declare(table.section("Environment"));
      std::vector<FileProblem> problems;
      const ModuleWeather weather = climate.of(good(text), true, "weather", problems);
      EXPECT_TRUE(problems.empty());
      return weather;
    }

    struct Difference
    {
      double temperature = 0., pressure = 0., irradiance = 0.;
    };
    /// Largest ones at half hours of local standard time, of files whose clocks begin that much later [h].
    Difference difference(const ModuleWeather &a,
                          const double begin_a,
                          const ModuleWeather &b,
                          const double begin_b)
    {
      Difference most;
      for (double t = 2.; t < 8755.; t += 0.5)
        {
          const auto at = [](const Schedule &s, const double hours) { return s.at(hours * hour); };
          const auto largest = [](double &value, const double one, const double other) {
            value = std::max(value, std::abs(one - other));
          };
          largest(most.temperature, at(a.temperature, t - begin_a), at(b.temperature, t - begin_b));
          largest(most.pressure,
                  at(a.vapour_pressure, t - begin_a),
                  at(b.vapour_pressure, t - begin_b));
          largest(most.irradiance, at(a.irradiance, t - begin_a), at(b.irradiance, t - begin_b));
        }
      return most;
    }

    // Digits: 0.1 K, 1 % of humidity, 1 W/m^2. Values at half hours of one file lie between whole hours of another:
    // a wave of 5 K in 24 h is 5 K (2 pi/24)^2/8 = 0.04 K below its chord at most.
    TEST(WeatherFiles, TheSameHourOfAllFourKindsIsTheSame)
    {
      const test::SyntheticWeather truth;
      const ModuleWeather epw = module_weather(truth.epw()), tmy3 = module_weather(truth.tmy3()),
                          nsrdb = module_weather(truth.nsrdb()),
                          pvgis = module_weather(truth.pvgis());
      // The dates of the typical years are of other years, in which the sun is up to 0.25 degrees elsewhere.
      const Difference of_tmy3 = difference(epw, 0., tmy3, 0.);
      EXPECT_LT(of_tmy3.temperature, 0.2);
      EXPECT_LT(of_tmy3.pressure, 1e-9);
      const Difference of_nsrdb = difference(epw, 0., nsrdb, 0.);
      EXPECT_LT(of_nsrdb.temperature, 0.25);
      EXPECT_LT(of_nsrdb.pressure, 25.);
      EXPECT_LT(of_nsrdb.irradiance, 4.);
      const Difference of_pvgis =
        difference(epw, 0., pvgis, 1.); // its midnight is that of universal time
      EXPECT_LT(of_pvgis.temperature, 0.3);
      EXPECT_LT(of_pvgis.pressure, 25.);
      EXPECT_LT(of_pvgis.irradiance, 10.);

      test::SyntheticWeather late;
      late.shift = 1;
      const Difference of_late = difference(epw, 0., module_weather(late.nsrdb()), 0.);
      EXPECT_GT(of_late.temperature, 1.);
      EXPECT_GT(of_late.irradiance, 50.);
    }

    TEST(WeatherFiles, SummerTimeIsNoticedByTheSun)
    {
      test::SyntheticWeather weather;
      for (const int shift : {0, 1, -1})
        {
          weather.shift = shift;
          for (const std::string &text :
               {weather.epw(), weather.nsrdb(), weather.pvgis(), weather.tmy3()})
            {
              std::vector<FileProblem> problems;
              const auto record = read_weather(text, "weather", by_default, problems);
              ASSERT_TRUE(record.has_value());
              EXPECT_TRUE(problems.empty()) << problems.front().message;
              EXPECT_EQ(has_note(*record, "summer time"), shift != 0) << record->format << shift;
            }
        }
    }

    TEST(WeatherFiles, MeansOfIrradianceAreKept)
    {
      const test::SyntheticWeather truth;
      const WeatherRecord record = good(truth.epw());
      ParameterTable table;
      ModuleClimate climate;
      climate.declare(table.section("Environment"));
      test::set(table, "Environment/Module/Tilt", 0.);
      std::vector<FileProblem> problems;
      const Schedule light = climate.of(record, true, "weather", problems).irradiance;
      ModulePlane plane;
      ParameterTable of_plane;
      plane.declare(of_plane.section("Module"));
      test::set(of_plane, "Module/Tilt", 0.);
      const auto mean_from = [&](const double from) {
        double sum = 0.;
        for (double t = from; t < from + hour; t += 0.5 * hour)
          sum += 0.25 * (light.at(t) + light.before(t + 0.5 * hour));
        return sum;
      };
      for (std::size_t row = 0; row < record.time.size(); ++row)
        {
          const double to = record.universal[row], from = to - 1. / 24.;
          const Irradiance given{record.of(Q::global)[row],
                                 record.of(Q::beam)[row],
                                 record.of(Q::diffuse)[row]};
          const double expected = plane.mean(given, from, to, record.site);
          EXPECT_NEAR(mean_from(record.time[row] - hour), expected, 1e-9 * (1. + expected));
          // Beam and elevation change within an hour, whose mean of both is not the product of the means.
          EXPECT_NEAR(expected, given.global, 0.02 * given.global + 10.);
        }
      EXPECT_EQ(light.period, 8760. * hour);
    }

    TEST(WeatherFiles, HumidityComesFromTheDewPoint)
    {
      test::SyntheticWeather weather;
      weather.n_days = 30;
      const std::string text = weather.epw();
      // 40 degC with a dew point of 30 degC: 57.45 %
      const std::string line =
        "2001,1,2,1,60,?9?9,40.0,30.0,999,99000,0,0,300,0,0,0,0,0,0,0,180,1.0,5";
      const WeatherRecord record = good(with_line(text, 8 + 25, line));
      EXPECT_NEAR(100. * record.of(Q::relative_humidity)[24], 57.45, 0.005);
      EXPECT_TRUE(has_note(record, "relative humidity of 1 row from the dew point"));
    }

    TEST(WeatherFiles, ShortGapsAreClosedAndLongOnesAreNot)
    {
      test::SyntheticWeather weather;
      weather.n_days = 30;
      const std::string text = weather.tmy3();
      std::string gap = text;
      for (int k = 0; k < 3; ++k)
        gap = with_line(gap, 2 + 30, "");
      const WeatherRecord whole = good(text), closed = good(gap);
      ASSERT_EQ(closed.time.size(), whole.time.size());
      EXPECT_TRUE(has_note(closed, "rows are missing"));
      const std::vector<double> &t = whole.of(Q::temperature), &c = closed.of(Q::temperature);
      EXPECT_NEAR(c[30], t[28] + 0.5 * (t[32] - t[28]), 1e-9);
      for (int k = 0; k < 9; ++k)
        gap = with_line(gap, 2 + 30, "");
      const std::vector<FileProblem> problems = problems_of(gap);
      ASSERT_EQ(problems.size(), 1);
      EXPECT_EQ(problems[0].line, 2 + 30);
      EXPECT_NE(problems[0].message.find("gap of 13 h"), std::string::npos);

      const std::string cells =
        with_line(text, 2 + 30, replaced(line_of(text, 2 + 30), ",0,0,1,", ",0,-9900,1,"));
      EXPECT_TRUE(has_note(good(cells), "global irradiance is missing in 1 row"));
    }

    TEST(WeatherFiles, LeapDaysAndMonthsOfOtherYears)
    {
      std::string text = test::SyntheticWeather().tmy3();
      const std::string march = "03/01/";
      const std::size_t at = text.find(march);
      std::string day;
      for (int k = 1; k <= 24; ++k)
        {
          char line[100];
          std::snprintf(line, sizeof line, "02/29/1984,%02d:00,0,0,1,0,0,5.0,1.0,50,2.0\n", k);
          day += line;
        }
      text.insert(at, day);
      const WeatherRecord record = good(text);
      EXPECT_EQ(record.time.size(), 8784);
      EXPECT_EQ(record.time.back(), 8784. * hour);
      EXPECT_TRUE(has_note(record, "366 days"));
    }

    TEST(WeatherFiles, WhatIsWrongIsToldWithItsLine)
    {
      test::SyntheticWeather weather;
      weather.n_days = 30;
      const auto first =
        [](const std::string &text, const std::size_t line, const std::string &message) {
          const std::vector<FileProblem> problems = problems_of(text);
          ASSERT_FALSE(problems.empty()) << message;
          EXPECT_EQ(problems[0].line, line) << problems[0].message;
          EXPECT_NE(problems[0].message.find(message), std::string::npos) << problems[0].message;
        };
      first(replaced(weather.epw(), "48.00", "95.00"), 1, "latitude '95.00' is outside -90 ... 90");
      first(replaced(weather.nsrdb(), "16.00", "east"), 2, "longitude 'east' is no number");
      first(with_line(weather.epw(), 5, ""), 8, "DATA PERIODS");
      first(replaced(replaced(weather.nsrdb(), "Relative Humidity", "Rain"), "Dew Point", "Snow"),
            0,
            "relative humidity");
      const std::string tmy3 = weather.tmy3();
      first(with_line(tmy3, 2 + 5, "01/01/1987,05:00,0,0,1,0,0,1.0,0.5,110,2.0"),
            2 + 5,
            "110 is outside 0 ... 105");
      first(with_line(tmy3, 2 + 5, "01/01/1987,05:00,0,0,1,0,0,cold,0.5,90,2.0"), 2 + 5, "cold");
      first(with_line(tmy3, 2 + 5, "01/01/1987,05:00,0,400,1,300,100,1.0,0.5,90,2.0"),
            2 + 5,
            "while it is night");
      first(with_line(tmy3, 2 + 5, "01/01/1987,04:00,0,0,1,0,0,1.0,0.5,90,2.0"),
            2 + 5,
            "does not come after");
      first(with_line(tmy3, 2 + 5, "01-01-1987,05:00,0,0,1,0,0,1.0,0.5,90,2.0"),
            2 + 5,
            "does not begin with a date");
      first(with_line(tmy3, 2 + 5, "01/01/1987,05:00,0,0"), 2 + 5, "cells where at least");
    }

    TEST(WeatherFiles, AYearOfAnotherLengthIsNotRepeated)
    {
      const ScratchFolder folder;
      const std::string file = folder / "short.epw";
      std::string text = test::SyntheticWeather().epw();
      text.erase(text.rfind("2001,12,31,24"));
      make_file(file, text);
      ModuleClimate climate;
      try
        {
          climate.read(file, {by_default, true, 1e9});
          FAIL();
        }
      catch (const EnvironmentError &error)
        {
          EXPECT_NE(std::string(error.what()).find("no whole day"), std::string::npos)
            << error.what();
        }
    }

    TEST(WeatherFiles, ATableOfOnesOwnIsNone)
    {
      std::vector<FileProblem> problems;
      EXPECT_FALSE(
        read_weather("time [h],temperature [degC]\n0,1\n", "own.csv", by_default, problems)
          .has_value());
      EXPECT_TRUE(problems.empty());
    }
  } // namespace
} // namespace softlattice
