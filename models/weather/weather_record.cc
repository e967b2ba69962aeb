// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/weather_record.h"

namespace softlattice
{
  std::string name_of(const WeatherQuantity quantity)
  {
    constexpr const char *names[n_weather_quantities] = {"temperature",
                                                         "dew point",
                                                         "relative humidity",
                                                         "global irradiance",
                                                         "beam irradiance",
                                                         "diffuse irradiance",
                                                         "wind speed"};
    return names[std::size_t(quantity)];
  }
} // namespace softlattice
