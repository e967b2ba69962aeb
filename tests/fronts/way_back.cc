// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Films that turn back: CsPbIBr2, x = 2/3, whose equilibrium temperature is T0 = 590 K - 330 K x = 370 K. Water is a
// catalyst (Dastidar 2017, 10.1021/acs.jpclett.7b00134), so T0 is the same at any humidity; how far beyond it
// a film switches depends on how fast it is heated and cooled.
#include "tests/fronts/test_run.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace
{
  using namespace softlattice;

  constexpr double t0 = 370.; // [K]

  std::string film(const double length, const double width, const double interface)
  {
    return fmt::format("subsection Material\n set Name = CsPb(I,Br)3\nend\n"
                       "subsection Geometry\n set Kind = film in plan\n set Length = {} um\n"
                       " set Width = {} um\nend\n"
                       "subsection Model\n subsection Free energy\n  set Br fraction = 2/3\n end\n"
                       " subsection Interface\n  set Width = {} nm\n end\nend\n",
                       length,
                       width,
                       interface);
  }

  std::string surroundings(const std::string &temperature, const std::string &humidity)
  {
    return "subsection Environment\n set Temperature = " + temperature +
           "\n set Relative humidity = " + humidity + "\nend\n";
  }

  std::string ending(const std::string &end)
  {
    return "subsection Time\n set End time = " + end + "\nend\n";
  }

  // V12: a front stands at T0 and moves towards HT 1 K above it, towards LT 1 K below, dry and moist.
  TEST(WayBack, FrontsTurnAtT0WhateverTheHumidity)
  {
    for (const char *humidity : {"0 %", "50 %", "90 %"})
      for (const double beside : {-1., 1.})
        {
          SCOPED_TRACE(fmt::format("{} RH, T0 {:+} K", humidity, beside));
          TestRun run(
            film(9.6, 0.6, 300.) + surroundings(fmt::format("{} K", t0 + beside), humidity) +
            "subsection Nucleation\n set Rate law = none\n set Slab duration = 1e6 s\nend\n"
            "subsection Initial state\n set Kind = front\n set Front position = 4.8 um\nend\n" +
            ending("1e11 s"));
          const double v = run.what.models.front_velocity(run.what.models.environment().at(0.));
          ASSERT_EQ(v > 0., beside < 0.);
          const double start = run.mean();
          run.advance_to(0.1 * 9.6e-6 / std::abs(v));
          // One tenth of the length; the front is flat, and P of it is 2 at most.
          EXPECT_NEAR(run.mean() - start, beside < 0. ? 0.1 : -0.1, 0.1 * 0.02);
        }
  }

  // An LT film at 150 degC, 53 K above its T0, used to stay LT for ever.
  TEST(WayBack, AnLtFilmOnAHotPlateTurnsBlack)
  {
    TestRun run(film(40., 40., 2000.) + surroundings("150 degC", "0 %") +
                "subsection Initial state\n set Kind = LT\nend\n" + ending("20 d"));
    EXPECT_NEAR(run.mean(), 1., 1e-12);
    const double day = 86400.;
    std::size_t n_nuclei = 0;
    double half = 0.;
    while (run.now() < 20. * day && run.mean() > 1e-3)
      {
        for (const Nucleus &nucleus : run.step_towards(20. * day).births)
          {
            EXPECT_TRUE(nucleus.turns_back);
            ++n_nuclei;
          }
        if (half == 0. && run.mean() < 0.5)
          half = run.now();
      }
    EXPECT_LT(run.mean(), 1e-3);
    EXPECT_GT(n_nuclei, 0u);
    // A large film takes t50 = 22 h. This one has 40 um, which a front of 0.29 nm/s crosses in 39 h, and waits
    // 1/(J A) = 11 h for its first nucleus: twice those together are ample.
    EXPECT_GT(half, 0.3 * 22. * 3600.);
    EXPECT_LT(half, 2. * 50. * 3600.);
  }

  /// Temperatures [K] at which half of a film is LT on the way down from 200 degC to 40 degC, and HT on the way
  /// up again, in `duration` [s] each.
  std::pair<double, double> switches(const double duration)
  {
    TestRun run(
      film(12., 12., 1000.) +
      surroundings(
        fmt::format("473 K at 0 s, 313 K at {0} s, 473 K at {1} s", duration, 2. * duration),
        "90 %") +
      "subsection Nucleation\n set Seed = 4\nend\n" + ending(fmt::format("{} s", 2. * duration)));
    const auto temperature = [&run] {
      return run.what.models.environment().at(run.now()).temperature;
    };
    double down = 0., up = 0.;
    while (run.now() < 2. * duration)
      {
        run.step_towards(run.now() < duration ? duration : 2. * duration);
        if (down == 0. && run.mean() > 0.5)
          down = temperature();
        if (down != 0. && up == 0. && run.mean() < 0.5)
          up = temperature();
      }
    return {down, up};
  }

  // V12: a loop about T0, narrower the slower the film is heated and cooled.
  TEST(WayBack, HeatingAndCoolingGoRoundALoopOfFiniteRate)
  {
    const auto [down, up] = switches(6. * 3600.);
    EXPECT_LT(down, t0 - 1.);
    EXPECT_GT(down, 313.);
    EXPECT_GT(up, t0 + 1.);
    EXPECT_LT(up, 473.);
    const auto [slowly_down, slowly_up] = switches(60. * 3600.);
    EXPECT_LT(slowly_down, t0);
    EXPECT_GT(slowly_down, down);
    EXPECT_GT(slowly_up, t0);
    EXPECT_LT(slowly_up, up);
    RecordProperty("down", std::to_string(down));
    RecordProperty("up", std::to_string(up));
    RecordProperty("slowly_down", std::to_string(slowly_down));
    RecordProperty("slowly_up", std::to_string(slowly_up));
  }
} // namespace
