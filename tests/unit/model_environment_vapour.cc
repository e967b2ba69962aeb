// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/environment_notes.h"
#include "tests/unit/environment_test.h"

#include <cmath>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    using test::choose;
    using test::EnvironmentTest;
    using test::set;

    TEST_F(EnvironmentTest, TheTotalPressureBoundsTheVapour)
    {
      // 90 % at 225 degC would be 23 bar: air of one atmosphere is pure steam then, of 4 %.
      set(table, "Environment/Temperature", steps({0., 100.}, {298.15, 498.15}));
      set(table, "Environment/Relative humidity", Schedule(0.9));
      environment.prepare(100.);
      EXPECT_NEAR(environment.at(0.).relative_humidity, 0.9, 1e-14);
      EXPECT_EQ(environment.at(100.).vapour_pressure, 101325.);
      EXPECT_NEAR(environment.at(100.).relative_humidity,
                  101325. / saturation_pressure(498.15),
                  1e-14);
      EXPECT_TRUE(environment.notes().empty());
      std::vector<FileProblem> notes = vapour_notes(environment, 100.);
      ASSERT_EQ(notes.size(), 1u);
      EXPECT_NE(notes[0].message.find("'Total pressure' = 101 kPa"), std::string::npos)
        << notes[0].message;
      // In an autoclave it can be.
      set(table, "Environment/Total pressure", 5e6);
      environment.prepare(100.);
      EXPECT_NEAR(environment.at(100.).relative_humidity, 0.9, 1e-14);
      EXPECT_TRUE(vapour_notes(environment, 100.).empty());

      EXPECT_TRUE(table.findings().empty());
      choose(table, "Environment/Humidity quantity", "vapour pressure");
      set(table, "Environment/Vapour pressure", Schedule(6e6));
      ASSERT_EQ(table.findings().size(), 1u);
      EXPECT_EQ(table.findings()[0].path, "Environment/Vapour pressure");
    }

    TEST_F(EnvironmentTest, CondensationIsToldWithItsTime)
    {
      choose(table, "Environment/Humidity quantity", "vapour pressure");
      set(table, "Environment/Vapour pressure", Schedule(2000.));
      set(table, "Environment/Temperature", steps({0., 100., 200.}, {298.15, 298.15, 278.15}));
      environment.prepare(100.);
      EXPECT_TRUE(vapour_notes(environment, 100.).empty());
      environment.prepare(200.);
      const std::vector<FileProblem> notes = vapour_notes(environment, 200.);
      ASSERT_EQ(notes.size(), 1u);
      EXPECT_NE(notes[0].message.find("water condenses"), std::string::npos);
      EXPECT_EQ(environment.at(200.).relative_humidity, 1.);
      // 2000 Pa saturate at 17.5 degC, 138 s.
      EXPECT_LT(environment.at(137.).relative_humidity, 1.);
      EXPECT_EQ(environment.at(139.).relative_humidity, 1.);
    }

    TEST_F(EnvironmentTest, SensorsMayReadALittleMoreThan100PerCent)
    {
      use_file("time [h],temperature [degC],relative humidity [%]\n0,25,98\n1,25,103\n2,25,105\n");
      environment.prepare(7200.);
      EXPECT_EQ(environment.at(3600.).relative_humidity, 1.);
      ASSERT_EQ(environment.notes().size(), 1u);
      EXPECT_EQ(environment.notes()[0].line, 3u);
      EXPECT_NE(environment.notes()[0].message.find("first of 2 rows"), std::string::npos);
      use_file("time [h],temperature [degC],relative humidity [%]\n0,25,98\n1,25,106\n2,25,98\n");
      ASSERT_EQ(problems(7200.).size(), 1u);
      EXPECT_EQ(problems(7200.)[0].line, 3u);
    }

    TEST_F(EnvironmentTest, AHoleIsWhatARecordDoesNotHaveElsewhere)
    {
      // Every minute, but 1.7 h without a row.
      std::string text = "time [min],temperature [degC],relative humidity [%]\n";
      for (const int minute : {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 111, 112, 113})
        text += std::to_string(minute) + ",25,40\n";
      use_file(text);
      ASSERT_EQ(problems(60.).size(), 1u);
      EXPECT_EQ(problems(60.)[0].line, 12u);
      set(table, "Environment/Largest gap", 7200.);
      EXPECT_TRUE(problems(60.).empty());
    }

    TEST_F(EnvironmentTest, TheSurfaceBehindAFilmHasAnotherHumidityThanTheAir)
    {
      use_film(100., 0.);
      environment.prepare(1000.);
      EXPECT_NEAR(environment.at(100.).ambient_humidity, 0.4, 1e-14);
      EXPECT_NEAR(environment.at(100.).relative_humidity, 0.4 * (1. - std::exp(-1.)), 1e-12);
    }
    TEST_F(EnvironmentTest, OneOfThemFromAFileTheOtherFromASchedule)
    {
      use_file("time [h],temperature [degC]\n0,25\n1,35\n2,25\n");
      choose(table, "Environment/Source", "temperature from file");
      set(table, "Environment/Relative humidity", steps({0., 600.}, {0.4, 0.8}));
      EXPECT_TRUE(problems(7200.).empty());
      EXPECT_NEAR(environment.at(1800.).temperature, 303.15, 1e-10);
      EXPECT_NEAR(environment.at(300.).relative_humidity, 0.6, 1e-12);
      EXPECT_EQ(environment.breakpoints(0., 7200.), (std::vector<double>{600., 3600.}));

      // A column that is not used may be there.
      use_file("time [h],temperature [degC],vapour pressure [hPa]\n0,25,10\n1,35,20\n");
      choose(table, "Environment/Source", "humidity from file");
      set(table, "Environment/Temperature", Schedule(310.));
      EXPECT_TRUE(problems(3600.).empty());
      EXPECT_EQ(environment.at(1800.).temperature, 310.);
      EXPECT_NEAR(environment.at(1800.).vapour_pressure, 1500., 1e-9);
      use_file("time [h],temperature [degC]\n0,25\n1,35\n");
      choose(table, "Environment/Source", "humidity from file");
      EXPECT_EQ(problems(3600.).size(), 1u);
    }
  } // namespace
} // namespace softlattice
