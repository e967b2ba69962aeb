// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"
#include "models/schedule.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// The environment file cannot be used; holds every problem that was found.
  struct EnvironmentError : TableFileError
  {
    using TableFileError::TableFileError;
  };

  /// How an environment file is meant.
  struct EnvironmentFileUse
  {
    double largest_gap =
      std::numeric_limits<double>::quiet_NaN(); ///< between rows [s]; NaN: by their spacing
    bool repeat = false;
    double period = std::numeric_limits<double>::quiet_NaN(); ///< [s]; NaN: by the file
    double end_time = 0.;                                     ///< of the run [s]
    double total_pressure = 101325.; ///< of the air, which its vapour cannot exceed [Pa]
    bool with_temperature = true;    ///< else from elsewhere, whatever the file has
    bool with_humidity = true;
    bool of_module =
      false; ///< with what sun and wind do to a module: the temperature is that of the air
  };

  /// Temperature and humidity over time.
  struct EnvironmentRecord
  {
    Schedule temperature;    ///< [K]
    Schedule humidity;       ///< relative [1], or the vapour pressure [Pa]
    bool is_relative = true; ///< the humidity
    std::optional<Schedule>
      irradiance;                   ///< of the plane of the module [W/m^2], if asked for and there
    std::optional<Schedule> wind;   ///< [m/s], likewise
    std::vector<FileProblem> notes; ///< what the user should know though nothing is wrong
  };

  /// Reads a CSV file with the columns time, temperature and one of relative humidity and vapour
  /// pressure, and of a module irradiance and wind speed, of which a file need not have what `use` does not take from it: linear between the rows, the first one also before it. A file that is repeated lasts, if no
  /// period is given, until its last row where that is the first one again, and else one spacing of its
  /// rows longer, over which it goes back to the first row.
  /// @throws EnvironmentError with all problems of the file
  EnvironmentRecord read_environment_file(const std::string &file, const EnvironmentFileUse &use);
} // namespace softlattice
