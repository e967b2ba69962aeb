// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Conditions at places whose temperature or humidity is not that of the surroundings.
#include "models/local_conditions.h"

#include "models/constants.h"
#include "models/surface/surface_water.h"
#include "solver/nucleation/nucleus.h"

#include <gtest/gtest.h>

#include <cmath>

namespace
{
  using namespace softlattice;

  Conditions room()
  {
    Conditions around;
    around.temperature = 298.15;
    around.relative_humidity = 0.6;
    around.vapour_pressure = 0.6 * saturation_pressure(298.15);
    around.ambient_humidity = 0.7;
    return around;
  }

  TEST(LocalConditions, AreThoseAroundWhereNothingDiffers)
  {
    const Conditions around = room();
    const std::vector<LocalConditions> alike = {{}, {298.15, {}}};
    for (const LocalConditions &local : alike)
      {
        const Conditions here = at_place(around, local);
        EXPECT_EQ(here.temperature, around.temperature);
        EXPECT_EQ(here.relative_humidity, around.relative_humidity);
        EXPECT_EQ(here.vapour_pressure, around.vapour_pressure);
        EXPECT_EQ(here.ambient_humidity, around.ambient_humidity);
      }
    const Conditions here = at_place(around, {298.15, 0.6});
    EXPECT_EQ(here.relative_humidity, 0.6);
    EXPECT_DOUBLE_EQ(here.vapour_pressure, around.vapour_pressure);
  }

  // Steam tables: 3.17 kPa at 25 degC, 7.38 kPa at 40 degC; the formula behind has half a per cent.
  TEST(LocalConditions, AWarmSpotDriesAtTheSameVapourPressureAndAColdOneIsWet)
  {
    const Conditions around = room();
    const Conditions warm = at_place(around, {constants::celsius_zero + 40., {}});
    EXPECT_EQ(warm.vapour_pressure, around.vapour_pressure);
    EXPECT_NEAR(warm.relative_humidity, 0.6 * 3.17 / 7.38, 0.005 * 0.6 * 3.17 / 7.38);
    EXPECT_NEAR(warm.ambient_humidity / warm.relative_humidity, 0.7 / 0.6, 1e-12);
    const Conditions cold = at_place(around, {constants::celsius_zero + 5., {}});
    EXPECT_EQ(cold.relative_humidity, 1.);
  }

  TEST(LocalConditions, AHumidityOfTheirOwnWinsAndStaysAHumidity)
  {
    const Conditions warm = at_place(room(), {350., 0.25});
    EXPECT_EQ(warm.relative_humidity, 0.25);
    EXPECT_DOUBLE_EQ(warm.vapour_pressure, 0.25 * saturation_pressure(350.));
    EXPECT_EQ(at_place(room(), {{}, 1.01}).relative_humidity, 1.);
    EXPECT_EQ(at_place(room(), {{}, -0.01}).relative_humidity, 0.);
    EXPECT_TRUE(std::isnan(at_place(room(), {-1., {}}).temperature));
  }

  TEST(ConditionsOverStep, AreLinearInItAndStayBeyond)
  {
    const ConditionsOverStep step{10., 20., {300., 0.2}, {310., 0.4}};
    EXPECT_DOUBLE_EQ(*step.at(12.5).temperature, 302.5);
    EXPECT_DOUBLE_EQ(*step.at(12.5).relative_humidity, 0.25);
    EXPECT_EQ(*step.at(5.).temperature, 300.);
    EXPECT_EQ(*step.at(25.).temperature, 310.);
    EXPECT_FALSE((ConditionsOverStep{10., 20., {300., {}}, {310., {}}}).at(12.).relative_humidity);
    EXPECT_EQ(*(ConditionsOverStep{10., 10., {300., {}}, {310., {}}}).at(10.).temperature, 310.);
  }
} // namespace
