// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// A place on Earth.
  struct Site
  {
    double latitude = 0.;  ///< [rad], north positive
    double longitude = 0.; ///< [rad], east positive
  };

  /// The air that bends the light of the sun.
  struct AirAtSite
  {
    double pressure = 101325.;   ///< [Pa]
    double temperature = 288.15; ///< [K]
  };

  /// Where the sun stands in the sky.
  struct SunPosition
  {
    double zenith;        ///< apparent angle from the vertical, bent by the air [rad]
    double azimuth;       ///< from north to east [rad], 0 ... 2 pi
    double distance;      ///< from Earth [astronomical units]
    double apparent_hour; ///< true solar time [h], 12 where the sun is highest
  };

  /// (230) at a time [days] of universal time from 1 January 2000, 0 h. Within 0.01 degrees from 1950 to 2050.
  /// Source: J. Meeus, Astronomical Algorithms, 2nd edition, chapters 12, 13, 16, 25, 40 (low accuracy).
  SunPosition sun_position(double days, const Site &site, const AirAtSite &air = {});

  /// Cosine of the angle between the sun and the normal of a plane with this tilt from the horizontal and this
  /// azimuth [rad] of its lower edge's direction; negative where the sun is behind it.
  double cosine_of_incidence(const SunPosition &sun, double tilt, double azimuth);

  /// Irradiance of a plane that faces the sun, outside of the air [W/m^2].
  double extraterrestrial_irradiance(const SunPosition &sun);
} // namespace softlattice
