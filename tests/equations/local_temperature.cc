// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Temperature and humidity that are fields of the case: fronts and nuclei go by those of their place, (150) and (151).
#include "models/local_conditions.h"
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double length = 9.6e-6, width = 300e-9;

  std::string film(const std::string &size, const std::string &model, const std::string &more)
  {
    return "subsection Geometry\n set Kind = film in plan\n" + size +
           "end\nsubsection Model\n set Parts = phase, expressions\n" + model +
           " subsection Interface\n  set Width = 300 nm\n end\nend\n"
           "subsection Discretisation\n set Points per interface = 6\nend\n"
           "subsection Time\n set End time = 1e6 s\nend\n" +
           more;
  }

  /// A strip with a front at 2 um; `model` are lines of section Model, `air` of section Environment.
  std::string strip(const std::string &model, const std::string &air, const std::string &initial)
  {
    return film(" set Length = 9.6 um\n set Width = 0.6 um\n",
                model,
                "subsection Nucleation\n set Rate law = none\nend\n"
                "subsection Initial state\n set Kind = front\n set Front position = 2 um\n" +
                  initial + "end\nsubsection Environment\n" + air + "end\n");
  }

  /// A field that nothing moves but a source.
  std::string still(const std::string &name, const std::string &unit, const std::string &source)
  {
    return " set Fields = " + name + "\n set Free energy = 0\n subsection Field " + name +
           "\n  set Kind = non-conserved\n  set Mobility = 0\n  set Unit = " + unit +
           "\n  set Source = " + source + "\n end\n";
  }

  double position(TextRun &run)
  {
    return length * run.mean();
  }

  const std::string humid = " set Temperature = 25 degC\n set Relative humidity = 60 %\n";

  // Between two and eight micrometres, against the time that the sharp front takes there. The front is as wide as a
  // sixteenth of the length over which its velocity changes by e, which is second order; mesh and steps make half a per
  // cent (PlanarFront.*).
  TEST(LocalTemperature, AFrontMovesWithTheVelocityOfItsPlace)
  {
    const auto temperature_at = [](const double x) { return 403.15 + 40. * x / length; };
    const auto humidity_at = [](const double x) { return 0.06 - 0.05 * x / length; };
    for (const bool is_temperature : {true, false})
      {
        const std::string name = is_temperature ? "temp" : "wet";
        // Dry and hot, where water does not make up for what the temperature does; nearly dry, where it matters most.
        TextRun run(strip(still(name, is_temperature ? "K" : "1", "0"),
                          is_temperature
                            ? " set Temperature = 130 degC\n set Relative humidity = 0 %\n"
                              " set Temperature field = temp\n"
                            : humid + " set Humidity field = wet\n",
                          is_temperature ? " set temp = 403.15 + 40*x/9.6e-6\n"
                                         : " set wet = 0.06 - 0.05*x/9.6e-6\n"));
        const auto velocity = [&](const double x) {
          LocalConditions local;
          if (is_temperature)
            local.temperature = temperature_at(x);
          else
            local.relative_humidity = humidity_at(x);
          return run.what.models.front_velocity(
            at_place(run.what.models.environment().at(0.), local));
        };
        const double first = velocity(2e-6), last = velocity(7e-6);
        ASSERT_GT(std::abs(std::log(first / last)), 0.5) << "or places do not matter";
        run.advance_to(2. * width / first);
        const double from = position(run), begin = run.now();
        run.advance_to(begin + 4e-6 / (0.5 * (first + last)));
        const double to = position(run);
        ASSERT_GT(to - from, 2e-6);
        ASSERT_LT(to, 8e-6);
        double expected = 0.;
        constexpr int n = 2000;
        for (int i = 0; i < n; ++i)
          expected += (to - from) / n / velocity(from + (i + 0.5) / n * (to - from));
        EXPECT_NEAR((run.now() - begin) / expected, 1., 0.015) << name;
      }
  }

  // Everywhere as the surroundings, at rest and while both warm up at one vapour pressure: what the surroundings give, to
  // what a step tolerates where the field takes part in choosing the steps, and to rounding where it rests.
  TEST(LocalTemperature, AUniformFieldIsTheSurroundings)
  {
    TextRun field(strip(still("temp", "K", "0"),
                        humid + " set Temperature field = temp\n",
                        " set temp = 298.15\n")),
      around(strip(still("temp", "K", "0"), humid, " set temp = 298.15\n"));
    for (TextRun *run : {&field, &around})
      for (int i = 0; i < 12; ++i)
        run->step_towards(1e6);
    EXPECT_DOUBLE_EQ(field.now(), around.now());
    EXPECT_NEAR(field.mean(), around.mean(), 1e-12);

    const std::string pressure =
      " set Humidity quantity = vapour pressure\n set Vapour pressure = 1900 Pa\n";
    TextRun warming(strip(still("temp", "K", "0.2"),
                          pressure + " set Temperature = 298.15 K\n set Temperature field = temp\n",
                          " set temp = 298.15\n")),
      ramp(strip(still("temp", "K", "0.2"),
                 pressure + " set Temperature = 298.15 K at 0 s, 318.15 K at 100 s\n",
                 " set temp = 298.15\n"));
    for (TextRun *run : {&warming, &ramp})
      run->advance_to(60.);
    const double moved = ramp.mean() - 2e-6 / length;
    ASSERT_GT(moved, 0.02);
    EXPECT_NEAR(warming.mean(), ramp.mean(), 0.01 * moved);
  }

  // Half of the film is warm and therefore dry: nuclei in both halves, Poisson with the integral of J over what is not LT
  // yet, which is all but a few per cent. Four standard deviations, or 6e-5.
  TEST(LocalTemperature, NucleiFormAsThePlaceSays)
  {
    TextRun run(
      film(" set Length = 48 um\n set Width = 24 um\n",
           still("temp", "K", "0"),
           "subsection Nucleation\n set Rate law = exponential\n"
           " set Reference rate = 3e11 1/m^2/s\n set Humidity slope = 6\n set Seed = 3\nend\n"
           "subsection Model\n subsection Interface\n  set Width = 1500 nm\n end\nend\n"
           "subsection Initial state\n set temp = 298.15 + 12*x/48e-6\nend\n"
           "subsection Environment\n set Temperature field = temp\n" +
             humid + "end\n"));
    const auto rate = [&](const double part) {
      return run.what.models.nominal_nucleation_rate(
        at_place(run.what.models.environment().at(0.), {298.15 + 12. * part, {}}));
    };
    const double area = 24e-6 * 24e-6;
    std::array<double, 2> mean_rate = {0., 0.}, found = {0., 0.};
    for (int i = 0; i < 1000; ++i)
      mean_rate[i / 500] += rate((i + 0.5) / 1000.) / 500.;
    ASSERT_GT(mean_rate[0], 2. * mean_rate[1]);
    const double end = 150. / (mean_rate[0] * area);
    while (run.now() < end)
      for (const Nucleus &nucleus : run.step_towards(end).births)
        found[nucleus.place[0] < 24e-6 ? 0 : 1] += 1.;
    const double covered = run.measure().transformed(0);
    ASSERT_LT(covered, 0.2);
    for (std::size_t i = 0; i < 2; ++i)
      {
        const double expected = mean_rate[i] * area * end;
        EXPECT_NEAR(found[i],
                    expected * (1. - 0.5 * covered),
                    4. * std::sqrt(expected) + 0.5 * covered * expected)
          << i;
      }
  }

  TEST(LocalTemperature, WhatIsNoTemperatureIsRefused)
  {
    const auto said = [](const std::string &air, const std::string &unit) {
      try
        {
          TextRun run(strip(still("temp", unit, "0"), humid + air, " set temp = 298.15\n"));
        }
      catch (const std::exception &error)
        {
          return std::string(error.what());
        }
      return std::string();
    };
    EXPECT_NE(said(" set Temperature field = temp\n", "1")
                .find("the field 'temp' is in '1', and a temperature is in 'K'"),
              std::string::npos);
    EXPECT_NE(said(" set Humidity field = temp\n", "K").find("relative humidity is in '1'"),
              std::string::npos);
    EXPECT_NE(said(" set Temperature field = tmep\n", "K").find("did you mean 'temp'?"),
              std::string::npos);
    EXPECT_EQ(said(" set Temperature field = temp\n", "K"), "");
  }
} // namespace
