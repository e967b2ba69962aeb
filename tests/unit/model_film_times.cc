// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "tests/unit/nucleation_chain.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using constants::pi;
    using test::choose;
    using test::humid;
    using test::set;
    using test::vapour;
    using FilmTimes = test::NucleationChain;

    // Dry films: X = 1 - exp(-pi J v^2 t^3 / 3) of constant nucleation and round growth.
    double film_time(const double fraction, const double rate, const double velocity)
    {
      return std::cbrt(-std::log1p(-fraction) * 3. / (pi * rate * velocity * velocity));
    }

    TEST_F(FilmTimes, DryFilmsHaveTheMeasuredHalfTimeAndNose)
    {
      const auto half_time = [&](const double celsius) {
        const double temperature = celsius + 273.15;
        return film_time(0.5,
                         chain.dry_channel().rate(temperature, 0.),
                         kinetics.velocity(temperature, 0.));
      };
      const double hour = 3600.;
      EXPECT_NEAR(half_time(225.), 17. * 60., 0.01 * 17. * 60.);
      double nose = 0., shortest = 1e99;
      for (double celsius = 180.; celsius < 270.; celsius += 0.5)
        if (half_time(celsius) < shortest)
          {
            shortest = half_time(celsius);
            nose = celsius;
          }
      EXPECT_NEAR(nose, 225., 1.);
      EXPECT_GT(half_time(100.), 20. * hour);
      EXPECT_LT(half_time(100.), 35. * hour);
      EXPECT_GT(half_time(25.), 365. * 24. * hour);
      // Black-pure (< 1 %) for ten minutes at 150 and at 280 degC.
      for (const double celsius : {150., 280.})
        {
          const double temperature = celsius + 273.15;
          EXPECT_GT(film_time(0.01,
                              chain.dry_channel().rate(temperature, 0.),
                              kinetics.velocity(temperature, 0.)),
                    600.);
        }
    }

    /// Half time [s] of a large film of the iodide.
    double half_time(const FilmTimes &laws, const Conditions &c)
    {
      return film_time(0.5,
                       laws.chain.rate(c, 0.),
                       laws.kinetics.velocity(c.temperature, laws.water.layer(c)));
    }

    // The two anchors of J v^2 (assumed): days in dry air, minutes in moist air.
    TEST_F(FilmTimes, LargeFilmsLastAboutADayAt30AndTenMinutesAt80PerCent)
    {
      const double hour = 3600.;
      const auto at = [&](const double humidity) {
        return half_time(*this, humid(298.15, humidity));
      };
      EXPECT_NEAR(at(0.8), hour / 6., 0.02 * hour / 6.);
      EXPECT_NEAR(at(0.3), 22. * hour, 0.03 * 22. * hour);
      EXPECT_NEAR(at(0.5), 3.7 * hour, 0.03 * 3.7 * hour);
      EXPECT_GT(at(0.5), 80. * at(0.9)); // 9 times with the former defaults
      // Nucleation-limited: a crystal of 10 um is crossed in a tenth of the time it waits, up to 80 %.
      EXPECT_GT(1. / (1e-10 * chain.rate(humid(298.15, 0.8), 0.)), 10. * 10e-6 / 36e-9);
    }

    // The vapour of 40 % at 25 degC is a trace for a hot film: it must not change the measured curve.
    TEST_F(FilmTimes, ATraceOfWaterLeavesTheCurveOfHotFilmsAsItIs)
    {
      const double pressure = 1267.;
      double nose = 0., shortest = 1e99;
      for (double celsius = 150.; celsius <= 300.; celsius += 0.5)
        {
          const double temperature = celsius + 273.15;
          const double moist = half_time(*this, vapour(temperature, pressure));
          EXPECT_NEAR(moist / half_time(*this, humid(temperature, 0.)), 1., 0.2) << celsius;
          if (moist < shortest)
            shortest = moist, nose = celsius;
        }
      EXPECT_NEAR(nose, 225., 1.);
      EXPECT_NEAR(shortest, 17. * 60., 0.01 * 17. * 60.);
      // Below, water takes over: at 100 degC it shortens the half time by a third, at 80 degC sixfold.
      const auto ratio = [&](const double celsius) {
        return half_time(*this, vapour(celsius + 273.15, pressure)) /
               half_time(*this, humid(celsius + 273.15, 0.));
      };
      EXPECT_NEAR(ratio(100.), 0.61, 0.02);
      EXPECT_NEAR(ratio(80.), 0.167, 0.01);
    }

    // Water helps: at no temperature does more of it mean fewer nuclei or slower fronts.
    TEST_F(FilmTimes, NothingFallsWithTheHumidity)
    {
      for (const double x : {0., 1. / 3., 2. / 3.})
        for (const double temperature : {260., 298.15, 330., 360., 373.15, 423.15, 498.15})
          {
            set(table, "Model/Free energy/Br fraction", x);
            double rate = 0., mobility = 0.;
            for (double h = 0.; h <= 1.; h += 0.01)
              {
                const Conditions c = humid(temperature, h);
                EXPECT_GE(chain.rate(c, x), rate * (1. - 1e-14))
                  << x << ' ' << temperature << ' ' << h;
                rate = chain.rate(c, x);
                const double n_w = water.monolayers(temperature, h);
                EXPECT_GE(kinetics.mobility(temperature, n_w), mobility * (1. - 1e-14));
                mobility = kinetics.mobility(temperature, n_w);
              }
          }
    }

    TEST_F(FilmTimes, DryRateConstantHasTheReferenceTimes)
    {
      const auto one_per_cent = [&](const double celsius) {
        return std::sqrt(-std::log(0.99)) / chain.dry_channel().rate_constant(celsius + 273.15) /
               60.;
      };
      EXPECT_NEAR(one_per_cent(225.), 2.05, 0.005);
      EXPECT_GT(one_per_cent(150.), 13.);
      EXPECT_LT(one_per_cent(150.), 17.);
      EXPECT_GT(one_per_cent(280.), 600.);
      EXPECT_TRUE(std::isfinite(chain.dry_channel().rate_constant(298.15)));
      EXPECT_EQ(chain.dry_channel().rate_constant(600.), 0.);
    }

    TEST_F(FilmTimes, DryChannelIsSmallInHumidRoomAirAndCanBeLeftOut)
    {
      EXPECT_LT(chain.dry_rate(humid(298.15, 0.4), 0.),
                0.01 * chain.wet_rate(humid(298.15, 0.4), 0.));
      // In dry air a square centimetre gets one nucleus in a day at most.
      EXPECT_LT(chain.rate(humid(298.15, 0.), 0.) * 1e-4 * 86400., 1.);
      EXPECT_GT(chain.rate(humid(298.15, 0.), 0.), 0.);
      choose(table, "Nucleation/Dry channel", "left out");
      EXPECT_EQ(chain.rate(humid(298.15, 0.), 0.), 0.);
      EXPECT_EQ(chain.rate(humid(298.15, 0.6), 0.), chain.wet_rate(humid(298.15, 0.6), 0.));
    }

  } // namespace
} // namespace softlattice
