// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/surface/condensation.h"
#include "tests/unit/environment_test.h"

#include <cmath>
#include <vector>

namespace softlattice
{
  namespace
  {
    using test::choose;
    using test::EnvironmentTest;
    using test::set;

    /// Where the Magnus form (15) has this saturation pressure [Pa], solved for the temperature [K].
    double dew_point(const double pressure)
    {
      const double l = std::log(pressure / 610.94);
      return 273.15 + 243.04 * l / (17.625 - l);
    }

    struct Condensation : EnvironmentTest
    {
      /// A surface that goes from 25 to 5 degC in 20 s, stays there for 10 s, and is warmed up at once.
      void cool_down()
      {
        set(table,
            "Environment/Temperature",
            steps({0., 20., 30., 30.}, {298.15, 278.15, 278.15, 298.15}));
        choose(table, "Environment/Humidity quantity", "vapour pressure");
        set(table, "Environment/Vapour pressure", Schedule(1267.));
      }
    };

    TEST_F(Condensation, BeginsAtTheDewPoint)
    {
      cool_down();
      environment.prepare(100.);
      const std::vector<CondensationSpell> spells = condensation_spells(environment, 100.);
      ASSERT_EQ(spells.size(), 1u);
      // Over-saturation below 1e-9 is rounding, and d ln p_sat/dT is 0.067 1/K there, at 1 K/s.
      constexpr double tolerance = 1.1e-9 / 0.066;
      EXPECT_NEAR(spells[0].begin, 298.15 - dew_point(1267.), tolerance);
      EXPECT_NEAR(spells[0].end, 30., 1e-9);
      EXPECT_EQ(spells[0].vapour_pressure, 1267.);
      EXPECT_NEAR(spells[0].temperature, dew_point(1267.), tolerance);
      // The law: as wet as water itself, neither before nor after.
      const double middle = 0.5 * (spells[0].begin + spells[0].end);
      EXPECT_EQ(environment.at(middle).relative_humidity, 1.);
      EXPECT_LT(environment.at(spells[0].begin - 1e-3).relative_humidity, 1.);
      EXPECT_LT(environment.at(spells[0].end).relative_humidity, 1.);
      // When it begins does not depend on how long the run is.
      EXPECT_EQ(condensation_spells(environment, 31.)[0].begin, spells[0].begin);
    }

    TEST_F(Condensation, GoesOnUntilTheEndOfTheRun)
    {
      cool_down();
      environment.prepare(25.);
      const std::vector<CondensationSpell> spells = condensation_spells(environment, 25.);
      ASSERT_EQ(spells.size(), 1u);
      EXPECT_EQ(spells[0].end, 25.);
    }

    TEST_F(Condensation, IsNoneAtARelativeHumidity)
    {
      // By rounding p/p_sat is 1 or a little more.
      set(table, "Environment/Temperature", steps({0., 100.}, {273.15, 313.15}));
      set(table, "Environment/Relative humidity", Schedule(1.));
      environment.prepare(100.);
      EXPECT_TRUE(condensation_spells(environment, 100.).empty());
    }

    TEST_F(Condensation, IsDelayedByAFilm)
    {
      // Behind a film of tau = 5 s that was sealed dry p_s = p (1 - exp(-t/tau)): at 5 degC it saturates late.
      choose(table, "Environment/Humidity quantity", "vapour pressure");
      set(table, "Environment/Vapour pressure", Schedule(1267.));
      set(table, "Environment/Temperature", Schedule(278.15));
      use_film(5., 0.);
      environment.prepare(60.);
      const std::vector<CondensationSpell> spells = condensation_spells(environment, 60.);
      ASSERT_EQ(spells.size(), 1u);
      EXPECT_NEAR(spells[0].begin, -5. * std::log1p(-saturation_pressure(278.15) / 1267.), 1e-6);
    }
  } // namespace
} // namespace softlattice
