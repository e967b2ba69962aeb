// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/parameter_table.h"
#include "models/weather/calendar.h"
#include "models/weather/means_kept.h"
#include "models/weather/module_temperature.h"
#include "models/weather/plane_irradiance.h"
#include "models/weather/sun_position.h"
#include "tests/unit/model_support.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

namespace softlattice
{
  namespace
  {
    constexpr double degree = constants::pi / 180.;

    // The worked example of I. Reda and A. Andreas, NREL/TP-560-34302, table A5.1.
    TEST(SunPosition, AgreesWithTheWorkedExampleOfTheReferenceAlgorithm)
    {
      const double days = double(days_since_2000({2003, 10, 17})) + (19.5 + 30. / 3600.) / 24.;
      const Site site{39.742476 * degree, -105.1786 * degree};
      const SunPosition sun = sun_position(days, site, {82000., 284.15});
      EXPECT_NEAR(sun.zenith / degree, 50.11162, 0.01);
      EXPECT_NEAR(sun.azimuth / degree, 194.34024, 0.01);
      EXPECT_NEAR(sun.distance, 0.9965422974, 1e-5);
    }

    TEST(SunPosition, SolsticesAndEquinoxesComeWhenTheyShould)
    {
      // Lowest zenith of a day is latitude less declination; 21 June 2020 21:44 UT the declination is the obliquity.
      const double june = double(days_since_2000({2020, 6, 20})) + 21.7 / 24.;
      double highest = 0.;
      for (int k = 0; k < 1440; ++k)
        highest = std::max(highest,
                           90. - sun_position(june + k / 1440. - 0.5, {0., 0.}, {0., 288.}).zenith /
                                   degree);
      EXPECT_NEAR(highest, 90. - 23.4366, 0.01);                                // obliquity of 2020
      const double march = double(days_since_2000({2020, 3, 20})) + 3.83 / 24.; // the equinox
      const SunPosition at_pole = sun_position(march, {0.5 * constants::pi, 0.}, {0., 288.});
      EXPECT_NEAR(at_pole.zenith / degree, 90., 0.01);
    }

    TEST(Calendar, CountsDaysAcrossLeapYearsAndCenturies)
    {
      EXPECT_EQ(days_since_2000({2000, 1, 1}), 0);
      EXPECT_EQ(days_since_2000({1999, 12, 31}), -1);
      EXPECT_EQ(days_since_2000({2000, 3, 1}), 60);
      EXPECT_EQ(days_since_2000({2001, 3, 1}), 425);
      EXPECT_EQ(days_since_2000({1900, 1, 1}), -36524);
      EXPECT_EQ(days_since_2000({2100, 3, 1}), 36584);
      EXPECT_EQ(day_of_year({2001, 12, 31}, false), 364);
      EXPECT_EQ(day_of_year({2001, 12, 31}, true), 365);
    }

    struct ModuleTemperatureTest : ::testing::Test
    {
      ModuleTemperatureTest() { module.declare(table.section("Module")); }
      ParameterTable table;
      ModuleTemperature module;
    };

    // Published values: SAPM at 1000 W/m^2, 10 degC and no wind; PVsyst's free standing module.
    TEST_F(ModuleTemperatureTest, IsThatOfThePublishedLaws)
    {
      EXPECT_NEAR(module.at_rest(1000., 10., 0.), 44.11703066106086, 1e-11);
      EXPECT_NEAR(module.at_rest(1000., 283.15, 0.) - constants::celsius_zero,
                  44.11703066106086,
                  1e-11);
      test::choose(table, "Module/Temperature law", "PVsyst");
      EXPECT_NEAR(module.at_rest(1000., 10., 3.), 37.93103448275862, 1e-11);
      test::choose(table, "Module/Temperature law", "Faiman");
      EXPECT_NEAR(module.at_rest(1000., 10., 2.), 10. + 1000. / (25. + 2. * 6.84), 1e-11);
      test::choose(table, "Module/Temperature law", "air");
      EXPECT_EQ(module.at_rest(1000., 10., 2.), 10.);
    }

    TEST_F(ModuleTemperatureTest, EachMountingHasItsNumbers)
    {
      const auto over_air = [&](const char *mounting) {
        test::choose(table, "Module/Mounting", mounting);
        return module.at_rest(800., 0., 2.);
      };
      EXPECT_NEAR(over_air("open rack, glass and glass"),
                  800. * std::exp(-3.47 - 2. * 0.0594) + 2.4,
                  1e-10);
      EXPECT_NEAR(over_air("close mount, glass and glass"),
                  800. * std::exp(-2.98 - 2. * 0.0471) + 0.8,
                  1e-10);
      EXPECT_NEAR(over_air("open rack, glass and polymer"),
                  800. * std::exp(-3.56 - 2. * 0.075) + 2.4,
                  1e-10);
      EXPECT_NEAR(over_air("insulated back, glass and polymer"),
                  800. * std::exp(-2.81 - 2. * 0.0455),
                  1e-10);
    }

    // dT/dt = (T_rest - T)/tau under a ramp lags by slope times tau, in the end.
    TEST_F(ModuleTemperatureTest, LagsBehindARamp)
    {
      test::set(table, "Module/Thermal lag", 600.);
      std::vector<double> times, ramp;
      for (int k = 0; k <= 20; ++k)
        {
          times.push_back(900. * k);
          ramp.push_back(280. + 0.9 * k);
        }
      const std::vector<double> own = module.delayed(times, ramp, false);
      for (int k = 0; k <= 20; ++k)
        EXPECT_NEAR(own[std::size_t(k)],
                    ramp[std::size_t(k)] - 0.6 * (1. - std::exp(-1.5 * k)),
                    1e-9);
    }

    TEST(Wind, GoesWithThePowerOfTheHeight)
    {
      EXPECT_DOUBLE_EQ(wind_at_height(3., 10., 10.), 3.);
      EXPECT_NEAR(wind_at_height(3., 2., 10.), 3. * std::pow(5., 0.33), 1e-12);
    }

    TEST(MeansKept, EachIntervalKeepsItsMeanAndNothingIsNegative)
    {
      const std::vector<double> means = {0., 0., 3., 150., 800., 10., 700., 0., 0., 5., 0.};
      for (const bool repeated : {false, true})
        {
          const std::vector<double> values = curve_with_means(means, repeated);
          ASSERT_EQ(values.size(), 2 * means.size() + 1);
          for (std::size_t i = 0; i < means.size(); ++i)
            EXPECT_NEAR(0.25 * values[2 * i] + 0.5 * values[2 * i + 1] + 0.25 * values[2 * i + 2],
                        means[i],
                        1e-12);
          for (const double value : values)
            EXPECT_GE(value, 0.);
        }
      const std::vector<double> repeated = curve_with_means({4., 2., 6.}, true);
      EXPECT_EQ(repeated.front(), repeated.back());
      EXPECT_EQ(repeated.front(), 5.);
    }

    struct ModulePlaneTest : ::testing::Test
    {
      ModulePlaneTest() { plane.declare(table.section("Module")); }
      ParameterTable table;
      ModulePlane plane;
      const Site site{48. * degree, 16. * degree};
      const double noon = double(days_since_2000({2001, 4, 10})) + 11. / 24.;
    };

    TEST_F(ModulePlaneTest, LyingFlatItGetsWhatTheGroundGets)
    {
      test::set(table, "Module/Tilt", 0.);
      for (const char *sky : {"isotropic", "Hay and Davies"})
        {
          test::choose(table, "Module/Sky", sky);
          const double mean_sine = [&] {
            double sum = 0.;
            for (int k = 0; k < 12; ++k)
              sum += std::cos(sun_position(noon + (k + 0.5) / 12. / 24., site).zenith);
            return sum / 12.;
          }();
          const Irradiance given{600. * mean_sine + 100., 600., 100.};
          EXPECT_NEAR(plane.mean(given, noon, noon + 1. / 24., site), given.global, 1e-9) << sky;
        }
    }

    TEST_F(ModulePlaneTest, ClosedFormsOfBothSkies)
    {
      // In so short an interval the sun stands still.
      const double to = noon + 1e-7;
      const SunPosition sun = sun_position(noon, site);
      const Irradiance given{520., 600., 100.};
      test::set(table, "Module/Tilt", 30. * degree);
      const double cosine = cosine_of_incidence(sun, 30. * degree, constants::pi);
      const double ground = given.global * 0.2 * 0.5 * (1. - std::cos(30. * degree));
      const double sky = 0.5 * (1. + std::cos(30. * degree));
      test::choose(table, "Module/Sky", "isotropic");
      EXPECT_NEAR(plane.mean(given, noon, to, site), 600. * cosine + 100. * sky + ground, 1e-4);
      test::choose(table, "Module/Sky", "Hay and Davies");
      const double a = 600. / extraterrestrial_irradiance(sun);
      EXPECT_NEAR(plane.mean(given, noon, to, site),
                  600. * cosine + 100. * (a * cosine / std::cos(sun.zenith) + (1. - a) * sky) +
                    ground,
                  1e-4);
    }
  } // namespace
} // namespace softlattice
