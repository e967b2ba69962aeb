// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
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

    TEST(SaturationPressure, AgreesWithSteamTables)
    {
      // 3169 Pa at 25 degC, 12.35 kPa at 50 degC, 611 Pa at 0 degC (steam tables)
      EXPECT_NEAR(saturation_pressure(298.15), 3169., 0.004 * 3169.);
      EXPECT_NEAR(saturation_pressure(323.15), 12350., 0.004 * 12350.);
      EXPECT_NEAR(saturation_pressure(273.15), 611., 1.);
      // 2.55 MPa at 225 degC
      EXPECT_NEAR(saturation_pressure(498.15), 2.55e6, 0.15 * 2.55e6);
    }

    TEST_F(EnvironmentTest, HeatingAtFixedVapourPressureDries)
    {
      choose(table, "Environment/Humidity quantity", "vapour pressure");
      set(table, "Environment/Vapour pressure", Schedule(2000.));
      set(table, "Environment/Temperature", steps({0., 100.}, {298.15, 353.15}));
      environment.prepare(100.);
      const Conditions cold = environment.at(0.);
      const Conditions hot = environment.at(100.);
      EXPECT_EQ(cold.vapour_pressure, 2000.);
      EXPECT_EQ(hot.vapour_pressure, 2000.);
      EXPECT_NEAR(cold.relative_humidity, 2000. / saturation_pressure(298.15), 1e-14);
      EXPECT_NEAR(hot.relative_humidity, 2000. / saturation_pressure(353.15), 1e-14);
      EXPECT_EQ(environment.at(50.).temperature, 325.65);
    }

    TEST_F(EnvironmentTest, CondensedWaterHasActivityOne)
    {
      choose(table, "Environment/Humidity quantity", "vapour pressure");
      set(table, "Environment/Vapour pressure", Schedule(5000.));
      environment.prepare(1.);
      EXPECT_EQ(environment.at(0.).relative_humidity, 1.);
      EXPECT_EQ(environment.at(0.).vapour_pressure, 5000.);
    }

    TEST_F(EnvironmentTest, BreakpointsAndJumpsOfBothQuantities)
    {
      set(table, "Environment/Temperature", steps({0., 100., 200.}, {298., 298., 350.}));
      set(table, "Environment/Relative humidity", steps({100., 150., 150.}, {0.4, 0.4, 0.8}));
      environment.prepare(1000.);
      EXPECT_EQ(environment.breakpoints(0., 1000.), (std::vector<double>{100., 150., 200.}));
      EXPECT_NEAR(environment.before(150.).relative_humidity, 0.4, 1e-15);
      EXPECT_NEAR(environment.at(150.).relative_humidity, 0.8, 1e-15);
      EXPECT_EQ(environment.temperature_range(), (std::pair<double, double>{298., 350.}));
    }

    TEST_F(EnvironmentTest, FileReplacesTheSchedules)
    {
      use_file("time [h],temperature [degC],relative humidity [%]\n0,25,40\n1,35,60\n2,25,80\n");
      environment.prepare(7200.);
      EXPECT_NEAR(environment.at(1800.).temperature, 303.15, 1e-10);
      EXPECT_NEAR(environment.at(1800.).relative_humidity, 0.5, 1e-12);
      EXPECT_EQ(environment.breakpoints(0., 7200.), (std::vector<double>{3600.}));
      EXPECT_NEAR(environment.temperature_range().second, 308.15, 1e-10);
    }

    TEST_F(EnvironmentTest, FileCanBeRepeatedOrMustCoverTheRun)
    {
      use_file("time [h],temperature [degC],vapour pressure [hPa]\n0,25,10\n1,35,20\n2,25,10\n");
      ASSERT_EQ(problems(7201.).size(), 1u);
      EXPECT_NE(problems(7201.)[0].message.find("Repeat the file"), std::string::npos);
      set(table, "Environment/Repeat the file", true);
      EXPECT_TRUE(problems(1e6).empty());
      EXPECT_NEAR(environment.at(3600. + 10. * 7200.).vapour_pressure, 2000., 1e-9);
    }

    /// Hour by hour from 0 to n - 1: 293 K and 0.01 K more with each of them.
    std::string hourly(const int n)
    {
      std::string text = "time [h],temperature [K],relative humidity [%]\n";
      for (int i = 0; i < n; ++i)
        text += std::to_string(i) + "," + std::to_string(293 + 0.01 * i) + ",50\n";
      return text;
    }

    TEST_F(EnvironmentTest, HourlyRowsThatAreRepeatedLastAsManyHoursAsThereAreRows)
    {
      set(table, "Environment/Repeat the file", true);
      for (const int n : {24, 8760})
        {
          use_file(hourly(n));
          environment.prepare(3. * n * 3600.);
          for (const int round : {0, 1, 2})
            {
              EXPECT_NEAR(environment.at(round * n * 3600.).temperature, 293., 1e-9) << n;
              EXPECT_NEAR(environment.at((round * n + 3.5) * 3600.).temperature, 293.035, 1e-9);
              // Half way from the last row to the first.
              EXPECT_NEAR(environment.at((round * n + n - 0.5) * 3600.).temperature,
                          293. + 0.005 * (n - 1),
                          1e-9);
            }
          ASSERT_EQ(environment.notes().size(), 1u);
          EXPECT_NE(environment.notes()[0].message.find("repeated every " + std::to_string(n) +
                                                        " h: " + std::to_string(n) + " rows"),
                    std::string::npos)
            << environment.notes()[0].message;
        }
    }

    TEST_F(EnvironmentTest, AFileThatClosesItselfLastsUntilItsLastRow)
    {
      set(table, "Environment/Repeat the file", true);
      use_file("time [h],temperature [K],relative humidity [%]\n"
               "0,293,50\n6,303,60\n24,293,50\n"); // unevenly spaced: it need not be
      environment.prepare(72. * 3600.);
      EXPECT_NEAR(environment.at(30. * 3600.).temperature, 303., 1e-9);
      EXPECT_NE(environment.notes().at(0).message.find("every 24 h: the last row"),
                std::string::npos);
    }

    TEST_F(EnvironmentTest, AGivenPeriodCounts)
    {
      set(table, "Environment/Repeat the file", true);
      set(table, "Environment/Period of the file", 24. * 3600.);
      use_file("time [h],temperature [K],relative humidity [%]\n0,293,50\n6,303,60\n16,301,50\n");
      environment.prepare(72. * 3600.);
      EXPECT_NEAR(environment.at(20. * 3600.).temperature, 297., 1e-9);
      EXPECT_NEAR(environment.at(30. * 3600.).temperature, 303., 1e-9);
      EXPECT_NE(environment.notes().at(0).message.find("every 24 h"), std::string::npos);

      set(table, "Environment/Period of the file", 15. * 3600.);
      ASSERT_EQ(problems(3600.).size(), 1u);
      EXPECT_NE(problems(3600.)[0].message.find("last 16 h"), std::string::npos);
      set(table, "Environment/Period of the file", 48. * 3600.); // 32 h without a row
      ASSERT_EQ(problems(3600.).size(), 1u);
      EXPECT_NE(problems(3600.)[0].message.find("gap of 32 h"), std::string::npos);
    }

    TEST_F(EnvironmentTest, AnUnknownPeriodIsAskedFor)
    {
      set(table, "Environment/Repeat the file", true);
      use_file("time [h],temperature [K],relative humidity [%]\n0,293,50\n6,303,60\n16,301,50\n");
      ASSERT_EQ(problems(3600.).size(), 1u);
      EXPECT_NE(problems(3600.)[0].message.find("Period of the file"), std::string::npos);
    }

    TEST_F(EnvironmentTest, AFileThatBeginsLateHoldsItsFirstRowAsASchedule)
    {
      use_file("time [h],temperature [K],relative humidity [%]\n1,300,40\n2,310,60\n");
      environment.prepare(7200.);
      EXPECT_EQ(environment.at(0.).temperature, 300.);
      EXPECT_EQ(environment.at(1800.).temperature, 300.);
      EXPECT_NEAR(environment.at(5400.).temperature, 305., 1e-9);
      ASSERT_EQ(environment.notes().size(), 1u);
      EXPECT_NE(environment.notes()[0].message.find("begins at 1 h"), std::string::npos);
    }

    TEST_F(EnvironmentTest, ARunBeginsBehindAJumpAtItsStart)
    {
      Schedule day = steps({0., 23. * 3600.}, {293., 295.3});
      day.period = 24. * 3600.;
      set(table, "Environment/Temperature", day);
      set(table, "Environment/Relative humidity", steps({0., 0., 100.}, {0.8, 0.4, 0.5}));
      environment.prepare(1e6);
      EXPECT_EQ(environment.before(0.).temperature, 293.);
      EXPECT_NEAR(environment.before(0.).relative_humidity, 0.4, 1e-15);
      EXPECT_EQ(environment.before(day.period).temperature, 295.3);
      EXPECT_EQ(environment.at(day.period).temperature, 293.);
    }

    TEST_F(EnvironmentTest, FileProblemsAreListedWithTheirLines)
    {
      use_file("time [h],temperature [degC],relative humidity [%]\n0,25,40\n1,25,140\n2,x,40\n");
      std::vector<FileProblem> found = problems(3600.);
      ASSERT_EQ(found.size(), 2u);
      EXPECT_EQ(found[0].line, 3u);
      EXPECT_EQ(found[1].line, 4u);

      use_file("time [h],temperature [degC],relative humidity [%]\n0,25,40\n1,25,40\n30,25,40\n");
      found = problems(3600.);
      ASSERT_EQ(found.size(), 1u);
      EXPECT_EQ(found[0].line, 4u);
      EXPECT_NE(found[0].message.find("gap"), std::string::npos);
      set(table, "Environment/Largest gap", 29. * 3600.);
      EXPECT_TRUE(problems(3600.).empty());

      use_file("time [h],temperature [degC]\n0,25\n1,25\n");
      EXPECT_EQ(problems(3600.).size(), 1u);
      use_file("time [h],temperature [degC],relative humidity [%],vapour pressure [Pa]\n"
               "0,25,40,1000\n1,25,40,1000\n");
      EXPECT_EQ(problems(3600.).size(), 1u);
      set(table, "Environment/Environment file", InputFile{"no such file.csv"});
      EXPECT_EQ(problems(3600.).size(), 1u);
    }

    TEST_F(EnvironmentTest, FilmFollowsAStepExponentially)
    {
      use_film(100., 0.);
      environment.prepare(1000.);
      const double outside = 0.4 * saturation_pressure(298.15);
      for (const double t : {0., 1e-3, 30., 100., 999.})
        EXPECT_NEAR(environment.at(t).vapour_pressure,
                    outside * (1. - std::exp(-t / 100.)),
                    1e-12 * outside);
    }

    TEST_F(EnvironmentTest, FilmFollowsARampAsTheExactSolution)
    {
      choose(table, "Environment/Humidity quantity", "vapour pressure");
      set(table, "Environment/Vapour pressure", steps({0., 1000.}, {0., 2000.}));
      use_film(300., 0.);
      environment.prepare(500.); // ends inside the ramp
      for (const double t : {10., 300., 500.})
        EXPECT_NEAR(environment.at(t).vapour_pressure,
                    2. * (t - 300. * (1. - std::exp(-t / 300.))),
                    1e-9);
    }

    TEST_F(EnvironmentTest, FilmMatchesANumericalSolutionWhenItIsHeated)
    {
      set(table, "Environment/Temperature", steps({0., 2000., 4000.}, {298.15, 333.15, 298.15}));
      set(table, "Environment/Relative humidity", steps({0., 1500.}, {0.2, 0.9}));
      use_film(800., 0.1);
      environment.prepare(4000.);

      // Explicit midpoint rule with a very small step.
      const auto outside = [](const double t) {
        const double temperature =
          t < 2000. ? 298.15 + 35. * t / 2000. : 333.15 - 35. * (t - 2000.) / 2000.;
        const double humidity = t < 1500. ? 0.2 + 0.7 * t / 1500. : 0.9;
        return humidity * saturation_pressure(temperature);
      };
      double p = 0.1 * saturation_pressure(298.15);
      const double h = 0.05;
      for (int i = 0; i < 80000; ++i)
        {
          const double t = i * h;
          const double middle = p + 0.5 * h * (outside(t) - p) / 800.;
          p += h * (outside(t + 0.5 * h) - middle) / 800.;
          if (i % 8000 == 7999)
            {
              EXPECT_NEAR(environment.at(t + h).vapour_pressure, p, 3e-4 * p) << t;
            }
        }
    }

    TEST_F(EnvironmentTest, AnswersDoNotDependOnEarlierQuestionsOrOnTheEnd)
    {
      Schedule day = steps({0., 43200., 86400.}, {298., 333., 298.});
      day.period = 86400.;
      set(table, "Environment/Temperature", day);
      set(table, "Environment/Relative humidity", steps({0., 1e5, 1e5}, {0.3, 0.5, 0.8}));
      use_film(20000., 0.);
      environment.prepare(3e5);
      std::vector<double> forward;
      for (double t = 0.; t <= 2e5; t += 3777.)
        forward.push_back(environment.at(t).vapour_pressure);
      std::size_t i = forward.size();
      for (double t = 3777. * double(i - 1); i > 0; t -= 3777.)
        EXPECT_EQ(environment.at(t).vapour_pressure, forward[--i]);
      environment.prepare(2e5);
      i = 0;
      for (double t = 0.; t <= 2e5; t += 3777.)
        EXPECT_EQ(environment.at(t).vapour_pressure, forward[i++]) << t;
    }
  } // namespace
} // namespace softlattice
