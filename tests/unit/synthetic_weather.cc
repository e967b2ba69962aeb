// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/unit/synthetic_weather.h"

#include "models/constants.h"
#include "models/weather/calendar.h"
#include "models/weather/sun_position.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace softlattice::test
{
  namespace
  {
    constexpr double pi = constants::pi;
    constexpr int year = 2001;

    template <class... Numbers>
    std::string line(const char *format, const Numbers... numbers)
    {
      std::array<char, 500> text{};
      std::snprintf(text.data(), text.size(), format, numbers...);
      return text.data();
    }

    /// Of a whole hour from 1 January on; the end of a day is its hour 24 or the next day's hour 0.
    struct Clock
    {
      Clock(const int hours, const bool has_24)
      {
        int days = hours / 24;
        hour = hours % 24;
        if (has_24 && hour == 0)
          {
            --days;
            hour = 24;
          }
        days = (days + 365) % 365;
        for (; days >= days_of_month(year, month); ++month)
          days -= days_of_month(year, month);
        day = days + 1;
      }
      int month = 1, day = 1, hour = 0;
    };

    struct Sky
    {
      double cosine = 0., direct = 0.;
    };
    Sky sky_at(const SyntheticWeather &w, const double hours)
    {
      const double days = double(days_since_2000({year, 1, 1})) + (hours - w.clock) / 24.;
      const double degree = pi / 180.;
      const SunPosition sun = sun_position(days, {w.latitude * degree, w.longitude * degree});
      const double cosine = std::cos(sun.zenith);
      // a clear sky of one optical depth
      return cosine <= 0. ? Sky() : Sky{cosine, 1361. * std::exp(-0.35 / (cosine + 0.05))};
    }

    template <class Function>
    double mean(const Function &function)
    {
      constexpr int n = 12;
      double sum = 0.;
      for (int k = 0; k < n; ++k)
        sum += function((k + 0.5) / n);
      return sum / n;
    }
  } // namespace

  double SyntheticWeather::temperature(const double hours) const
  {
    return 10. - 9. * std::cos(2. * pi * hours / 8760.) -
           5. * std::cos(2. * pi * (hours - 3.) / 24.);
  }

  double SyntheticWeather::dew_point(const double hours) const
  {
    return temperature(hours) - 5. + 3. * std::cos(2. * pi * (hours - 3.) / 24.);
  }

  double SyntheticWeather::humidity(const double hours) const
  {
    const auto exponent = [](const double celsius) {
      return 17.625 * celsius / (243.04 + celsius);
    };
    return 100. * std::exp(exponent(dew_point(hours)) - exponent(temperature(hours)));
  }

  double SyntheticWeather::wind(const double hours) const
  {
    return 3. + 2. * std::sin(2. * pi * hours / 24.);
  }

  double SyntheticWeather::beam(const double hours) const
  {
    return mean([&](const double part) { return sky_at(*this, hours + part).direct; });
  }

  double SyntheticWeather::diffuse(const double hours) const
  {
    return mean([&](const double part) { return 120. * sky_at(*this, hours + part).cosine; });
  }

  double SyntheticWeather::global(const double hours) const
  {
    return diffuse(hours) + mean([&](const double part) {
             const Sky sky = sky_at(*this, hours + part);
             return sky.cosine * sky.direct;
           });
  }

  std::string SyntheticWeather::epw() const
  {
    std::string text = line("LOCATION,Nowhere,-,-,made up,000000,%.2f,%.2f,%.1f,200.0\n",
                            latitude,
                            longitude,
                            clock);
    for (const char *other : {"DESIGN CONDITIONS,0",
                              "TYPICAL/EXTREME PERIODS,0",
                              "GROUND TEMPERATURES,0",
                              "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
                              "COMMENTS 1,made up",
                              "COMMENTS 2,",
                              "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31"})
      text += std::string(other) + "\n";
    for (int k = 1; k <= 24 * n_days; ++k)
      {
        const Clock stamp(k, true);
        const double end = k + shift;
        text += line("%d,%d,%d,%d,60,?9?9,%.1f,%.1f,%.0f,99000,0,0,300,%.0f,%.0f,%.0f,0,0,0,0,180,%"
                     ".1f,5,5,9999,99999,"
                     "9,999999999,10,0.1,0,88,0.2,0,0\n",
                     year,
                     stamp.month,
                     stamp.day,
                     stamp.hour,
                     temperature(end),
                     dew_point(end),
                     humidity(end),
                     global(end - 1.),
                     beam(end - 1.),
                     diffuse(end - 1.),
                     wind(end));
      }
    return text;
  }

  std::string SyntheticWeather::tmy3() const
  {
    std::string text =
      line("000000,\"NOWHERE, MADE UP\",XX,%.1f,%.3f,%.3f,200\n", clock, latitude, longitude) +
      "Date (MM/DD/YYYY),Time (HH:MM),ETR (W/m^2),GHI (W/m^2),GHI source,DNI (W/m^2),DHI (W/m^2),"
      "Dry-bulb (C),Dew-point (C),RHum (%),Wspd (m/s)\n";
    for (int k = 1; k <= 24 * n_days; ++k)
      {
        const Clock stamp(k, true);
        const double end = k + shift;
        // each month from another year
        text += line("%02d/%02d/%d,%02d:00,0,%.0f,1,%.0f,%.0f,%.1f,%.1f,%.0f,%.1f\n",
                     stamp.month,
                     stamp.day,
                     1980 + stamp.month * 7 % 11,
                     stamp.hour,
                     global(end - 1.),
                     beam(end - 1.),
                     diffuse(end - 1.),
                     temperature(end),
                     dew_point(end),
                     humidity(end),
                     wind(end));
      }
    return text;
  }

  std::string SyntheticWeather::nsrdb() const
  {
    std::string text =
      "Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation,Local Time "
      "Zone,"
      "\"Clearsky, Units\"\n" +
      line("NSRDB,0,-,-,-,%.2f,%.2f,%.0f,200,%.0f,w/m2\n", latitude, longitude, clock, clock) +
      "Year,Month,Day,Hour,Minute,GHI,DNI,DHI,Temperature,Dew Point,Relative Humidity,Wind Speed\n";
    for (int k = 0; k < 24 * n_days; ++k)
      {
        const Clock stamp(k, false);
        const double begin = k + shift, middle = begin + 0.5;
        text += line("%d,%d,%d,%d,30,%.0f,%.0f,%.0f,%.1f,%.1f,%.2f,%.1f\n",
                     year,
                     stamp.month,
                     stamp.day,
                     stamp.hour,
                     global(begin),
                     beam(begin),
                     diffuse(begin),
                     temperature(middle),
                     dew_point(middle),
                     humidity(middle),
                     wind(middle) * std::pow(2. / 10., 0.33));
      }
    return text;
  }

  std::string SyntheticWeather::pvgis() const
  {
    std::string text =
      line("Latitude (decimal degrees): %.3f\r\nLongitude (decimal degrees): %.3f\r\n",
           latitude,
           longitude) +
      "Elevation (m): 200.0\r\nIrradiance Time Offset (h): 0.5\r\n\r\nmonth,year\r\n";
    for (int month = 1; month <= 12; ++month)
      text += line("%d,%d\r\n", month, 2005 + month * 5 % 12);
    text += "time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\r\n";
    for (int k = 0; k < 24 * n_days; ++k)
      {
        const Clock stamp(k, false);
        const double local = k + clock + shift;
        text += line("%d%02d%02d:%02d00,%.2f,%.2f,%.2f,%.2f,%.2f,300.0,%.2f,180.0,99000.0\r\n",
                     2005 + stamp.month * 5 % 12,
                     stamp.month,
                     stamp.day,
                     stamp.hour,
                     temperature(local),
                     humidity(local),
                     global(local),
                     beam(local),
                     diffuse(local),
                     wind(local));
      }
    return text + "\r\nT2m: 2-m air temperature (degree Celsius)\r\nmade up, with a comma\r\n";
  }
} // namespace softlattice::test
