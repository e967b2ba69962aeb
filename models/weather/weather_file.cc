// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/weather_file.h"

#include "models/csv_cells.h"
#include "models/csv_text.h"
#include "models/weather/weather_gaps.h"
#include "models/weather/weather_layout.h"
#include "models/weather/weather_rows.h"
#include "models/weather/weather_sun_check.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace softlattice
{
  namespace
  {
    WeatherHead head_of(const std::string_view text)
    {
      constexpr std::size_t most_lines = 60; // PVGIS lists the years of twelve months
      WeatherHead head;
      TextLines lines(text);
      for (std::string_view line; head.size() < most_lines && lines.next(line);)
        head.push_back(line);
      return head;
    }

    /// Without temperature and humidity nothing else follows.
    void check_columns(const WeatherRecord &record,
                       const std::string &file,
                       std::vector<FileProblem> &problems)
    {
      using Q = WeatherQuantity;
      for (const Q quantity : {Q::temperature, Q::relative_humidity})
        if (record.of(quantity).empty())
          add_problem(problems,
                      file,
                      0,
                      "no column of " + name_of(quantity) +
                        (quantity == Q::temperature ? "" : " and none of the dew point") +
                        "; get the file with it");
    }
  } // namespace

  std::optional<WeatherRecord> read_weather(std::string bytes,
                                            const std::string &file,
                                            const double largest_gap,
                                            std::vector<FileProblem> &problems)
  {
    const std::string text = decoded_text(std::move(bytes));
    const WeatherHead head = head_of(text);
    const WeatherFormat *formats[] = {&epw_format, &nsrdb_format, &pvgis_format, &tmy3_format};
    const auto *const format = std::find_if(std::begin(formats),
                                            std::end(formats),
                                            [&](const WeatherFormat *f) { return f->is_it(head); });
    if (format == std::end(formats))
      return {};
    const std::size_t before = problems.size();
    const WeatherLayout layout = (*format)->layout(head, file, problems);
    if (problems.size() > before)
      return WeatherRecord();
    WeatherRecord record = read_weather_rows(text, layout, file, problems);
    if (problems.size() == before)
      close_gaps(record, largest_gap, file, problems);
    if (problems.size() == before)
      check_columns(record, file, problems);
    if (problems.size() == before)
      check_against_sun(record, file, problems);
    return record;
  }

  std::optional<WeatherRecord> read_weather_file(const std::string &file,
                                                 const double largest_gap,
                                                 std::vector<FileProblem> &problems)
  {
    constexpr std::streamoff max_bytes = 1L << 28;
    std::error_code none;
    std::ifstream stream;
    if (std::filesystem::is_regular_file(file, none))
      stream.open(file, std::ios::binary | std::ios::ate);
    if (!stream.is_open() || !stream || stream.tellg() > max_bytes)
      {
        problems.push_back(
          {file, 0, "cannot be opened, or is larger than 256 MiB; give a weather file"});
        return WeatherRecord();
      }
    stream.seekg(0);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return read_weather(bytes.str(), file, largest_gap, problems);
  }
} // namespace softlattice
