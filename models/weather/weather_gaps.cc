// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/weather_gaps.h"

#include "models/csv_cells.h"
#include "models/surface/surface_water.h"
#include "models/weather/calendar.h"
#include "models/weather/weather_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr double rounding = 1e-6; // of times that a program has printed, by the spacing

    std::string in_hours(const double seconds)
    {
      return shown_number(seconds / hour_length) + " h";
    }

    double usual_spacing(const std::vector<double> &time)
    {
      std::vector<double> spacings;
      for (std::size_t i = 1; i < time.size(); ++i)
        spacings.push_back(time[i] - time[i - 1]);
      const auto middle = spacings.begin() + std::ptrdiff_t(spacings.size() / 2);
      std::nth_element(spacings.begin(), middle, spacings.end());
      return *middle;
    }

    /// The record with rows of nothing where some are missing.
    void insert_rows(WeatherRecord &record,
                     const double largest_gap,
                     const std::string &file,
                     std::vector<FileProblem> &problems)
    {
      WeatherRecord all;
      const std::size_t n = record.time.size();
      std::size_t n_gaps = 0, first_line = 0;
      for (std::size_t i = 0; i < n; ++i)
        {
          const double gap = i == 0 ? record.spacing : record.time[i] - record.time[i - 1];
          const double rows = gap / record.spacing;
          if (std::abs(rows - std::round(rows)) > rounding * std::max(1., rows))
            add_problem(problems,
                        file,
                        record.lines[i],
                        "comes " + in_hours(gap) + " after the row above, others " +
                          in_hours(record.spacing) +
                          "; irradiance is the mean of even intervals: space the rows evenly");
          else if (rows > 1.5 && gap > largest_gap)
            add_problem(problems,
                        file,
                        record.lines[i],
                        "gap of " + in_hours(gap) + " after line " +
                          std::to_string(record.lines[i - 1]) + ", more than 'Largest gap' = " +
                          in_hours(largest_gap) + "; fill it in or raise 'Largest gap'");
          else if (rows > 1.5)
            {
              first_line = n_gaps++ == 0 ? record.lines[i] : first_line;
              for (double k = 1.; k < rows - 0.5; k += 1.)
                {
                  all.time.push_back(record.time[i - 1] + k * record.spacing);
                  all.universal.push_back(record.universal[i - 1] +
                                          k * record.spacing / day_length);
                  all.lines.push_back(record.lines[i]);
                  for (std::size_t q = 0; q < n_weather_quantities; ++q)
                    if (!record.columns[q].empty())
                      all.columns[q].push_back(std::numeric_limits<double>::quiet_NaN());
                }
            }
          all.time.push_back(record.time[i]);
          all.universal.push_back(record.universal[i]);
          all.lines.push_back(record.lines[i]);
          for (std::size_t q = 0; q < n_weather_quantities; ++q)
            if (!record.columns[q].empty())
              all.columns[q].push_back(record.columns[q][i]);
        }
      if (n_gaps > 0)
        record.notes.push_back({file,
                                first_line,
                                "rows are missing before it and in " + std::to_string(n_gaps - 1) +
                                  " more places: taken as linear in time"});
      record.time = std::move(all.time);
      record.universal = std::move(all.universal);
      record.lines = std::move(all.lines);
      record.columns = std::move(all.columns);
    }

    /// (235)
    double humidity_of_dew_point(const double temperature, const double dew_point)
    {
      return std::min(1., saturation_pressure(dew_point) / saturation_pressure(temperature));
    }

    void take_from_dew_point(WeatherRecord &record, const std::string &file)
    {
      using Q = WeatherQuantity;
      const std::vector<double> &dew_point = record.of(Q::dew_point),
                                &temperature = record.of(Q::temperature);
      std::vector<double> &humidity = record.of(Q::relative_humidity);
      if (dew_point.empty() || temperature.empty())
        return;
      if (humidity.empty())
        humidity.assign(record.time.size(), std::numeric_limits<double>::quiet_NaN());
      std::size_t n = 0, first_line = 0;
      for (std::size_t i = 0; i < humidity.size(); ++i)
        if (std::isnan(humidity[i]) && !std::isnan(dew_point[i]) && !std::isnan(temperature[i]))
          {
            humidity[i] = humidity_of_dew_point(temperature[i], dew_point[i]);
            first_line = n++ == 0 ? record.lines[i] : first_line;
          }
      if (n > 0)
        record.notes.push_back({file,
                                first_line,
                                "relative humidity of " + std::to_string(n) +
                                  (n == 1 ? " row" : " rows") + " from the dew point"});
    }

    void close_column(WeatherRecord &record,
                      const WeatherQuantity quantity,
                      const double largest_gap,
                      const std::string &file,
                      std::vector<FileProblem> &problems)
    {
      std::vector<double> &values = record.of(quantity);
      const std::size_t n = values.size();
      std::size_t n_closed = 0, first_line = 0;
      for (std::size_t i = 0; i < n; ++i)
        {
          if (!std::isnan(values[i]))
            continue;
          std::size_t end = i;
          while (end < n && std::isnan(values[end]))
            ++end;
          const double gap = double(end - i + 1) * record.spacing;
          if (gap > largest_gap || end - i == n)
            add_problem(problems,
                        file,
                        record.lines[i],
                        name_of(quantity) + " is missing for " + in_hours(gap - record.spacing) +
                          ", a gap of more than 'Largest gap' = " + in_hours(largest_gap) +
                          "; fill it in or raise 'Largest gap'");
          else
            for (std::size_t k = i; k < end; ++k)
              {
                const double weight = double(k - i + 1) / double(end - i + 1);
                const double left = i > 0 ? values[i - 1] : values[end];
                const double right = end < n ? values[end] : left;
                values[k] = left + weight * (right - left);
                first_line = n_closed++ == 0 ? record.lines[k] : first_line;
              }
          i = end;
        }
      if (n_closed > 0)
        record.notes.push_back({file,
                                first_line,
                                name_of(quantity) + " is missing in " + std::to_string(n_closed) +
                                  (n_closed == 1 ? " row" : " rows") +
                                  ", here first: taken as linear in time"});
    }
  } // namespace

  void close_gaps(WeatherRecord &record,
                  double largest_gap,
                  const std::string &file,
                  std::vector<FileProblem> &problems)
  {
    if (record.time.size() < 2)
      {
        add_problem(problems, file, 0, "has fewer than two rows");
        return;
      }
    record.spacing = usual_spacing(record.time);
    constexpr double rows_of_gap = 7.; // six rows that are missing
    if (std::isnan(largest_gap))
      largest_gap = rows_of_gap * record.spacing;
    insert_rows(record, largest_gap, file, problems);
    take_from_dew_point(record, file);
    record.of(WeatherQuantity::dew_point).clear();
    for (std::size_t q = 0; q < n_weather_quantities; ++q)
      close_column(record, WeatherQuantity(q), largest_gap, file, problems);
  }
} // namespace softlattice
