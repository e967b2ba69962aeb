// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice::test
{
  /// Made up weather of one clear year at one place, and files of it as four collections would write them: numbers
  /// and conventions as theirs, no data of theirs.
  struct SyntheticWeather
  {
    double latitude = 48.;  ///< [degrees]
    double longitude = 16.; ///< [degrees]
    double clock = 1.;      ///< local standard less universal time [h]
    int n_days = 365;
    /// By how much the clock of the file is wrong [h], as summer time in all of the year.
    int shift = 0;

    double temperature(
      double hours) const;                ///< [degC] at local standard time from 1 January 0:00 [h]
    double dew_point(double hours) const; ///< [degC]
    double humidity(double hours) const;  ///< [%]
    double wind(double hours) const;      ///< [m/s], 10 m above the ground
    /// Means over the hour that begins there [W/m^2].
    double beam(double hours) const;
    double diffuse(double hours) const;
    double global(double hours) const;

    std::string epw() const;
    std::string nsrdb() const;
    std::string pvgis() const;
    std::string tmy3() const;
  };
} // namespace softlattice::test
