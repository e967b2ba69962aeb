// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/weather/weather_record.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Sets the spacing of a record, puts rows where some are missing, takes humidity from the dew point where only that
  /// is known, and closes gaps up to largest_gap [s] (NaN: six rows) linearly in time, with a note of each kind and
  /// its first line. Longer gaps are problems, and so are rows that are not evenly spaced.
  void close_gaps(WeatherRecord &record,
                  double largest_gap,
                  const std::string &file,
                  std::vector<FileProblem> &problems);
} // namespace softlattice
