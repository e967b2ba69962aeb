// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/weather/weather_record.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// Reads a weather file as EnergyPlus (EPW), the NSRDB, PVGIS (typical year) or the TMY3 collection write them, which
  /// of these is told by the content: none if it is none of them. Gaps up to largest_gap [s] (NaN: six rows) are
  /// closed; the record says so, and which convention of times applies.
  /// Problems are appended, at most 21; the record is good only if none was.
  std::optional<WeatherRecord> read_weather_file(const std::string &file,
                                                 double largest_gap,
                                                 std::vector<FileProblem> &problems);

  /// The same of the bytes of a file; `file` is what messages call it.
  std::optional<WeatherRecord> read_weather(std::string bytes,
                                            const std::string &file,
                                            double largest_gap,
                                            std::vector<FileProblem> &problems);
} // namespace softlattice
