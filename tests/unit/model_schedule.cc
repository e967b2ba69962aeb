// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/schedule.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <vector>

namespace softlattice
{
  namespace
  {
    Schedule make(std::vector<double> times, std::vector<double> values, double period = 0.)
    {
      Schedule s;
      s.times = std::move(times);
      s.values = std::move(values);
      s.period = period;
      return s;
    }

    TEST(Schedule, OfAConstantNeverChanges)
    {
      const Schedule s(0.4);
      EXPECT_TRUE(s.is_constant());
      for (const double t : {-5., 0., 1e9})
        {
          EXPECT_EQ(s.at(t), 0.4);
          EXPECT_EQ(s.before(t), 0.4);
        }
      EXPECT_TRUE(s.breakpoints(-1e9, 1e9).empty());
    }

    TEST(Schedule, IsLinearBetweenKnotsAndHeldOutside)
    {
      const Schedule s = make({10., 20., 40.}, {1., 3., 2.});
      EXPECT_FALSE(s.is_constant());
      EXPECT_EQ(s.at(0.), 1.);
      EXPECT_EQ(s.at(10.), 1.);
      EXPECT_EQ(s.at(15.), 2.);
      EXPECT_EQ(s.at(30.), 2.5);
      EXPECT_EQ(s.at(1000.), 2.);
      EXPECT_EQ(s.breakpoints(0., 100.), (std::vector<double>{10., 20., 40.}));
      EXPECT_EQ(s.breakpoints(10., 40.), (std::vector<double>{20.}));
      EXPECT_TRUE(s.breakpoints(41., 100.).empty());
    }

    // A kink is no jump: whoever asks for both sides of it gets the same number, to the last bit.
    TEST(Schedule, HasOneValueAtAKink)
    {
      std::vector<double> times, values;
      for (int i = 0; i <= 420; ++i)
        {
          times.push_back(i / 7.);
          values.push_back(293.15 + 0.1 * ((i * 37) % 101));
        }
      for (const double period : {0., 60.1})
        {
          const Schedule s = make(times, values, period);
          for (int repeat = 0; repeat < (period > 0. ? 3 : 1); ++repeat)
            for (std::size_t i = 1; i < times.size(); ++i)
              {
                const double t = times[i] + repeat * period;
                EXPECT_EQ(s.at(t), values[i]) << i;
                EXPECT_EQ(s.before(t), values[i]) << i;
              }
        }
    }

    TEST(Schedule, JumpsTakeTheValueAfter)
    {
      const Schedule s = make({0., 60., 60., 120.}, {0.4, 0.4, 0.85, 0.85});
      EXPECT_EQ(s.at(59.999), 0.4);
      EXPECT_EQ(s.at(60.), 0.85);
      EXPECT_EQ(s.before(60.), 0.4);
      EXPECT_EQ(s.at(61.), 0.85);
      // Only the jump is a change: the other knots lie on straight lines.
      EXPECT_EQ(s.breakpoints(-1., 1000.), (std::vector<double>{60.}));
    }

    TEST(Schedule, RepeatsWithItsPeriod)
    {
      const double day = 86400.;
      const Schedule s = make({0., day / 2., day}, {298., 333., 298.}, day);
      for (int k = 0; k < 5; ++k)
        {
          EXPECT_NEAR(s.at(k * day + day / 4.), 315.5, 1e-9);
          EXPECT_NEAR(s.at(k * day + 3. * day / 4.), 315.5, 1e-9);
          EXPECT_EQ(s.at(k * day), 298.);
        }
      EXPECT_EQ(s.breakpoints(0., 2. * day), (std::vector<double>{day / 2., day, 3. * day / 2.}));
    }

    TEST(Schedule, RepeatedJumpsAreFoundAtTheirOwnBreakpoints)
    {
      // A period that no binary fraction hits: the value at a breakpoint must still be the one after.
      const double period = 0.1;
      const Schedule s = make({0., 0.03, 0.03}, {1., 1., 5.}, period);
      const std::vector<double> breaks = s.breakpoints(0., 1000. * period);
      ASSERT_EQ(breaks.size(), 1999u);
      for (std::size_t i = 0; i < breaks.size(); ++i)
        {
          const bool rises = i % 2 == 0;
          EXPECT_EQ(s.at(breaks[i]), rises ? 5. : 1.) << breaks[i];
          EXPECT_EQ(s.before(breaks[i]), rises ? 1. : 5.) << breaks[i];
        }
    }

    TEST(Schedule, WithNoSlopeAtItsPeriodHasNoBreakThere)
    {
      const Schedule s = make({0., 10., 20., 30.}, {1., 1., 2., 1.}, 30.);
      EXPECT_EQ(s.breakpoints(0., 60.), (std::vector<double>{10., 20., 30., 40., 50.}));
      const Schedule ramp = make({0., 10., 20., 30.}, {0., 1., -1., 0.}, 30.);
      // The slope is the same before and after the end of the period: 1/10.
      EXPECT_EQ(ramp.breakpoints(0., 60.), (std::vector<double>{10., 20., 40., 50.}));
    }

    TEST(Schedule, FindsItsPlaceInAMillionKnots)
    {
      std::vector<double> times(1000000), values(1000000);
      for (std::size_t i = 0; i < times.size(); ++i)
        {
          times[i] = double(i);
          values[i] = double(i % 2);
        }
      const Schedule s = make(times, values);
      double sum = 0.;
      for (int i = 0; i < 100000; ++i)
        {
          sum += s.at(i * 9.5);
          sum += double(s.breakpoints(i * 9.5, i * 9.5 + 1.).size());
        }
      EXPECT_GT(sum, 0.);
      EXPECT_EQ(s.at(999998.25), 0.25);
    }
  } // namespace
} // namespace softlattice
