// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/sun_position.h"

#include "models/constants.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double degree = constants::pi / 180.;
    constexpr double day_of_century = 36525.;
    /// Terrestrial less universal time, of 2000 to 2030 [days]: it changes by seconds, in which the sun moves by
    /// less than 1e-5 degrees.
    constexpr double terrestrial_offset = 67. / 86400.;

    double turned(const double angle)
    {
      const double turn = 2. * constants::pi;
      const double rest = std::fmod(angle, turn);
      return rest < 0. ? rest + turn : rest;
    }

    /// As Earth's centre sees it.
    struct Geocentric
    {
      double right_ascension, declination; // apparent [rad]
      double distance;                     // [astronomical units]
      double sidereal_correction;          // of the equinox, by nutation [rad]
    };

    Geocentric geocentric(const double days_j2000)
    {
      const double t = (days_j2000 + terrestrial_offset) / day_of_century;
      const double mean_longitude = 280.46646 + t * (36000.76983 + t * 0.0003032);
      const double anomaly = (357.52911 + t * (35999.05029 - t * 0.0001537)) * degree;
      const double eccentricity = 0.016708634 - t * (0.000042037 + t * 0.0000001267);
      const double centre = (1.914602 - t * (0.004817 + t * 0.000014)) * std::sin(anomaly) +
                            (0.019993 - t * 0.000101) * std::sin(2. * anomaly) +
                            0.000289 * std::sin(3. * anomaly);
      const double node = (125.04 - 1934.136 * t) * degree; // of the Moon's orbit
      // nutation and aberration
      const double longitude =
        (mean_longitude + centre - 0.00569 - 0.00478 * std::sin(node)) * degree;
      const double obliquity = (23.4392911 - 0.0130042 * t + 0.00256 * std::cos(node)) * degree;
      Geocentric sun{};
      sun.right_ascension =
        std::atan2(std::cos(obliquity) * std::sin(longitude), std::cos(longitude));
      sun.declination = std::asin(std::sin(obliquity) * std::sin(longitude));
      sun.distance = 1.000001018 * (1. - eccentricity * eccentricity) /
                     (1. + eccentricity * std::cos(anomaly + centre * degree));
      sun.sidereal_correction = -0.00478 * std::sin(node) * degree * std::cos(obliquity);
      return sun;
    }

    /// By how much air lifts what stands at a true elevation [rad].
    double refraction(const double elevation, const AirAtSite &air)
    {
      constexpr double lowest = -0.575; // [degrees], the upper edge of the sun at the horizon
      const double e = elevation / degree;
      if (e < lowest)
        return 0.;
      return air.pressure / 101000. * 283. / air.temperature * 1.02 /
             (60. * std::tan((e + 10.3 / (e + 5.11)) * degree)) * degree;
    }
  } // namespace

  SunPosition sun_position(const double days, const Site &site, const AirAtSite &air)
  {
    const double j2000 = days - 0.5; // from noon of 1 January 2000
    const Geocentric sun = geocentric(j2000);
    const double century = j2000 / day_of_century;
    const double sidereal =
      (280.46061837 + 360.98564736629 * j2000 + 0.000387933 * century * century) * degree +
      sun.sidereal_correction;
    const double hour_angle = turned(sidereal + site.longitude - sun.right_ascension);

    const double sine_of_elevation =
      std::sin(site.latitude) * std::sin(sun.declination) +
      std::cos(site.latitude) * std::cos(sun.declination) * std::cos(hour_angle);
    const double centre_elevation = std::asin(sine_of_elevation);
    // seen from the surface instead of the centre of Earth
    constexpr double parallax = 8.794 / 3600. * degree;
    const double elevation =
      centre_elevation - parallax / sun.distance * std::cos(centre_elevation);

    SunPosition position{};
    position.zenith = constants::pi / 2. - elevation - refraction(elevation, air);
    position.azimuth =
      turned(constants::pi + std::atan2(std::sin(hour_angle),
                                        std::cos(hour_angle) * std::sin(site.latitude) -
                                          std::tan(sun.declination) * std::cos(site.latitude)));
    position.distance = sun.distance;
    position.apparent_hour = std::fmod(hour_angle / (15. * degree) + 12., 24.);
    return position;
  }

  double cosine_of_incidence(const SunPosition &sun, const double tilt, const double azimuth)
  {
    return std::cos(sun.zenith) * std::cos(tilt) +
           std::sin(sun.zenith) * std::sin(tilt) * std::cos(sun.azimuth - azimuth);
  }

  double extraterrestrial_irradiance(const SunPosition &sun)
  {
    constexpr double solar_constant =
      1361.; // [W/m^2], total solar irradiance, 10.1029/2010GL045777
    return solar_constant / (sun.distance * sun.distance);
  }
} // namespace softlattice
