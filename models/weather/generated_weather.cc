// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/generated_weather.h"

#include "models/constants.h"
#include "models/parameter_table.h"
#include "models/surface/surface_water.h"
#include "models/weather/calendar.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace softlattice
{
  namespace
  {
    constexpr int days_of_year = 365, hours_of_day = 24;
    constexpr int nominal_year = 2001;
    constexpr double pi = constants::pi;

    /// Standard normal numbers, the same from every standard library.
    class NormalNumbers
    {
    public:
      explicit NormalNumbers(const int seed)
        : bits_(static_cast<unsigned long long>(seed))
      {}
      double next()
      {
        const double radius = std::sqrt(-2. * std::log(1. - uniform()));
        return radius * std::cos(2. * pi * uniform());
      }

    private:
      double uniform() { return double(bits_() >> 11U) * 0x1p-53; }
      std::mt19937_64 bits_;
    };

    /// Part of the light that is diffuse, by the clearness: D. G. Erbs et al., 10.1016/0038-092X(82)90302-4.
    double diffuse_part(const double clearness)
    {
      const double k = clearness;
      if (k <= 0.22)
        return 1. - 0.09 * k;
      if (k > 0.8)
        return 0.165;
      return 0.9511 + k * (-0.1604 + k * (4.388 + k * (-16.638 + k * 12.336)));
    }

    struct Day
    {
      double clearness, temperature, humidity, wind; // means
    };
  } // namespace

  void GeneratedWeather::declare(const ParameterSection &section)
  {
    const char *const made_up = "a mild and moist climate of the middle latitudes";
    const auto finish = [&](ParameterEntry &entry) {
      entry.from_equation("237").from_source(made_up, Confidence::assumed);
    };
    constexpr double degree = pi / 180.;
    finish(section.quantity("Latitude", &latitude_, "rad", "degree")
             .about("Of the place, north positive.")
             .range(-90. * degree, 90. * degree));
    finish(section.quantity("Mean temperature", &temperature_, "K", "degC")
             .about("Of the air, over the year.")
             .range(230., 320.));
    finish(section.quantity("Seasonal swing", &season_, "K", "K")
             .about("By how much midsummer is warmer than the mean of the year.")
             .range(0., 40.));
    finish(section.quantity("Daily swing", &day_, "K", "K")
             .about("By how much the afternoon of a day of mean clearness is warmer than the mean "
                    "of the day.")
             .range(0., 20.));
    finish(section.quantity("Spells", &spell_, "K", "K")
             .about("Standard deviation of the mean temperature of days from that of their season.")
             .range(0., 15.));
    finish(section.quantity("Mean humidity", &humidity_, "1", "%")
             .about("Relative humidity of a mean day at its mean temperature; cloudy days are "
                    "moister, clear ones drier, "
                    "and the vapour of a day stays the same through its hours.")
             .range(0., 1.));
    finish(section.number("Clearness", &clearness_)
             .about("Mean part of the light outside of the air that arrives at the ground: 0.35 "
                    "where it is often "
                    "cloudy, 0.65 in a desert.")
             .range(0.1, 0.75));
    finish(section.number("Clouds", &clouds_)
             .about("Standard deviation of the clearness of days.")
             .range(0., 0.3));
    finish(section.number("Memory", &memory_)
             .about("Correlation of a day with the next: how long spells and clouds last.")
             .range(0., 0.99));
    finish(section.quantity("Mean wind", &wind_, "m/s", "m/s")
             .about("Speed 10 m above the ground.")
             .range(0., 20.));
    section.integer("Seed", &seed_)
      .about("Other days of the same climate.")
      .range(0., 1e9)
      .from_equation("237")
      .from_source("a choice, not a number", Confidence::numerical);
  }

  WeatherRecord GeneratedWeather::record() const
  {
    NormalNumbers normal(seed_);
    const double fresh = std::sqrt(1. - memory_ * memory_);
    double cloud = normal.next(), warmth = normal.next();
    std::vector<Day> days;
    constexpr double least_clear = 0.08, most_clear = 0.78, moister = 0.12, gusts = 0.4;
    const double coldest =
      latitude_ >= 0. ? 20. : 20. + 182.5; // days after the beginning of the year
    for (int d = 0; d < days_of_year; ++d)
      {
        const double season = -std::cos(2. * pi * (d + 0.5 - coldest) / days_of_year);
        days.push_back({std::clamp(clearness_ + clouds_ * cloud, least_clear, most_clear),
                        temperature_ + season_ * season + spell_ * warmth,
                        std::clamp(humidity_ - moister * cloud, 0., 1.),
                        wind_ * std::exp(gusts * normal.next() - 0.5 * gusts * gusts)});
        cloud = memory_ * cloud + fresh * normal.next();
        warmth = memory_ * warmth + fresh * normal.next();
      }

    WeatherRecord record;
    record.format = "generated";
    record.site.latitude = latitude_;
    record.middle_of_mean = -0.5 * hour_length;
    using Q = WeatherQuantity;
    constexpr int n_samples = 12;
    const double new_year = double(days_since_2000({nominal_year, 1, 1}));
    for (int k = 1; k <= days_of_year * hours_of_day; ++k)
      {
        // Light of the hour before, the rest at its end. Means of days go over at midnight, linearly within a day.
        const double end = k / double(hours_of_day);
        const Day &of_light = days[std::size_t((k - 1) / hours_of_day)];
        const double noons = end - 0.5;
        const int before = int(std::floor(noons));
        const double weight = noons - before;
        const Day &a = days[std::size_t((before + days_of_year) % days_of_year)];
        const Day &b = days[std::size_t((before + 1) % days_of_year)];
        const auto between = [&](const double Day::*value) {
          return a.*value + weight * (b.*value - a.*value);
        };

        double sine = 0., outside = 0.;
        int n_lit = 0;
        for (int s = 0; s < n_samples; ++s)
          {
            const SunPosition sun =
              sun_position(new_year + end - (s + 0.5) / (n_samples * hours_of_day), record.site);
            const double up = std::cos(sun.zenith);
            if (up <= 0.)
              continue;
            ++n_lit;
            sine += up / n_samples;
            outside += extraterrestrial_irradiance(sun) * up / n_samples;
          }
        const double global = of_light.clearness * outside;
        const double diffuse = global * diffuse_part(of_light.clearness);
        // The beam of the lit part of the hour; near the horizon the air is long.
        constexpr double least_sine = 0.05;
        const double lit_sine = n_lit > 0 ? sine * n_samples / n_lit : 1.;
        record.time.push_back(k * hour_length);
        record.universal.push_back(new_year + end);
        record.lines.push_back(0);
        record.of(Q::global).push_back(global);
        record.of(Q::diffuse).push_back(diffuse);
        record.of(Q::beam).push_back((global - diffuse) / std::max(least_sine, lit_sine));

        const double swing = day_ * between(&Day::clearness) / clearness_;
        const double mean = between(&Day::temperature);
        const double temperature = mean - swing * std::cos(2. * pi * (end - 3. / hours_of_day));
        const double vapour = between(&Day::humidity) * saturation_pressure(mean);
        record.of(Q::temperature).push_back(temperature);
        record.of(Q::relative_humidity)
          .push_back(std::min(1., vapour / saturation_pressure(temperature)));
        record.of(Q::wind).push_back(between(&Day::wind));
      }
    return record;
  }
} // namespace softlattice
