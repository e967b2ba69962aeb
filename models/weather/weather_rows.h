// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/weather/weather_layout.h"

#include <string>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// The rows of a weather file under their times, with NaN for what is missing. A stamp of an earlier month than
  /// that of the row above begins another year, which has 366 days if it has a 29 February.
  /// Problems are appended, at most 21; the record is good only if none was.
  WeatherRecord read_weather_rows(std::string_view text,
                                  const WeatherLayout &layout,
                                  const std::string &file,
                                  std::vector<FileProblem> &problems);
} // namespace softlattice
