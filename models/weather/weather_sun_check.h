// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/weather/weather_record.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Whether the sun of the site shines when the file says so: light at night is a problem. A note says where in the
  /// day the light is centred, and asks for the reason if that is more than half an hour from noon, as a wrong time
  /// zone or summer time would have it. For records without gaps.
  void check_against_sun(WeatherRecord &record,
                         const std::string &file,
                         std::vector<FileProblem> &problems);
} // namespace softlattice
