// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What it takes to read 4 MB of weather: half a second is the aim, of processor time.
#include "models/parameter_table.h"
#include "models/weather/module_climate.h"
#include "models/weather/weather_file.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/synthetic_weather.h"

#include <gtest/gtest.h>

#include <ctime>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t size_of_text = 4000000;
    constexpr double any_gap = std::numeric_limits<double>::quiet_NaN();

    /// A file whose rows come again, year after year, until it has 4 MB. They begin after the line that begins with
    /// `last_of_header`, and end where no line begins with a digit any more.
    std::string four_megabytes(const std::string &text, const std::string &last_of_header)
    {
      const std::size_t rows = text.find('\n', text.find(last_of_header)) + 1;
      std::size_t end = rows;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        end = text.find('\n', end) + 1;
      std::string all = text.substr(0, end);
      while (all.size() < size_of_text)
        all += text.substr(rows, end - rows);
      return all;
    }

    double seconds(const std::clock_t since)
    {
      return double(std::clock() - since) / CLOCKS_PER_SEC;
    }

    // The bar of the test is four times the aim, for builds and machines that are slower.
    void expect_fast(const std::string &reader, const double time)
    {
      testing::Test::RecordProperty(reader + " [ms]", int(1e3 * time));
      EXPECT_LT(time, 4. * 0.5) << reader;
    }

    TEST(WeatherSpeed, FourMegabytesOfEachKind)
    {
      const test::SyntheticWeather year;
      for (const auto &[text, last_of_header] : {std::pair(year.epw(), "DATA PERIODS"),
                                                 {year.nsrdb(), "Year,Month"},
                                                 {year.pvgis(), "time(UTC)"},
                                                 {year.tmy3(), "Date ("}})
        {
          const std::string all = four_megabytes(text, last_of_header);
          std::vector<FileProblem> problems;
          const std::clock_t start = std::clock();
          const auto record = read_weather(all, "weather", any_gap, problems);
          const double time = seconds(start);
          ASSERT_TRUE(record && problems.empty()) << problems.front().message;
          EXPECT_GE(all.size(), size_of_text);
          EXPECT_GT(record->time.size(), 2U * 8760U);
          expect_fast(record->format, time);
        }
    }

    TEST(WeatherSpeed, FourMegabytesOfATableOfOnesOwn)
    {
      std::string all =
        "time [h],temperature [degC],relative humidity [%],irradiance [W/m^2],wind speed [m/s]\n";
      for (int row = 0; all.size() < size_of_text; ++row)
        all += std::to_string(row) + ",12.34,56.7,890.1,2.345\n";
      const ScratchFolder folder;
      const std::string file = folder / "own.csv";
      make_file(file, all);
      ParameterTable table;
      ModuleClimate climate;
      climate.declare(table.section("Environment"));
      for (const ParameterEntry &entry : table.entries())
        if (entry.path() == "Environment/Module/Wind height")
          **std::get_if<double *>(&entry.target) = 2.;
      const std::clock_t start = std::clock();
      const ModuleWeather weather = climate.read(file, {any_gap, false, 3600.});
      const double time = seconds(start);
      EXPECT_GT(weather.temperature.values.size(), 100000U);
      expect_fast("own table", time);
    }
  } // namespace
} // namespace softlattice
