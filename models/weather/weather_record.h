// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"
#include "models/weather/sun_position.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  enum class WeatherQuantity : std::size_t
  {
    temperature,       ///< of the air [K]
    dew_point,         ///< [K]
    relative_humidity, ///< [1]
    global,            ///< horizontal irradiance [W/m^2]
    beam,              ///< of a plane that faces the sun [W/m^2]
    diffuse,           ///< horizontal [W/m^2]
    wind               ///< speed [m/s]
  };
  constexpr std::size_t n_weather_quantities = 7;

  std::string name_of(WeatherQuantity quantity);

  /// What a weather file of one of the known kinds holds, SI. What is missing is NaN until gaps are closed.
  struct WeatherRecord
  {
    std::string format; ///< as people call it
    Site site;
    double clock = 0.; ///< of the stamps, less universal time [s]

    std::vector<std::size_t> lines; ///< of each row, for messages
    std::vector<double>
      time; ///< of temperature, humidity and wind, from the first midnight on [s], ascending
    std::vector<double> universal; ///< the same as days since 2000; a typical year jumps in it
    double spacing = 3600.;        ///< of the rows [s]: irradiance is the mean over so long
    double middle_of_mean =
      0.;                     ///< from a row's time to the middle of its interval of irradiance [s]
    double wind_height = 10.; ///< above the ground [m]
    std::array<std::vector<double>, n_weather_quantities> columns; ///< empty: the file has none
    std::vector<FileProblem> notes; ///< conventions, and what was done about gaps

    std::vector<double> &of(const WeatherQuantity q) { return columns[std::size_t(q)]; }
    const std::vector<double> &of(const WeatherQuantity q) const { return columns[std::size_t(q)]; }
    /// How long the rows last together [s].
    double length() const { return time.empty() ? 0. : time.back() - time.front() + spacing; }
  };
} // namespace softlattice
