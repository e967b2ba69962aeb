// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/weather/weather_record.h"

namespace softlattice
{
  class ParameterSection;

  /// Hourly weather of one year that nobody measured, (237): seasons, days and clouds that last, drawn from a seed. Its
  /// means are those that are asked for; it is no forecast and no substitute for the record of a site.
  class GeneratedWeather
  {
  public:
    void declare(const ParameterSection &section);

    /// 8760 hours from 1 January on, without gaps, in mean solar time of the place; the same on every machine but for
    /// the last digits.
    WeatherRecord record() const;

  private:
    double latitude_ = 0.8377580409572781; // 48 degrees [rad]
    double temperature_ = 283.15;          // mean of the year [K]
    double season_ = 9.;                   // of the warmest month over the mean [K]
    double day_ = 5.;                      // of the warmest hour of a clear day over the mean [K]
    double spell_ = 3.;                    // standard deviation of a day from its season [K]
    double humidity_ = 0.75;               // of a mean day at its mean temperature [1]
    double clearness_ = 0.45; // mean part of the light outside of the air that arrives [1]
    double clouds_ = 0.18;    // standard deviation of a day's clearness [1]
    double memory_ = 0.6;     // correlation of a day with the next [1]
    double wind_ = 3.;        // mean speed 10 m above the ground [m/s]
    int seed_ = 1;
  };
} // namespace softlattice
