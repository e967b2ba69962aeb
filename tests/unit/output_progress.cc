// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/output_schedule.h"
#include "solver/output/progress.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

using namespace softlattice;

namespace
{
  constexpr double no_value = std::numeric_limits<double>::quiet_NaN();
  constexpr double infinity = std::numeric_limits<double>::infinity();
} // namespace

TEST(OutputSchedule, HitsMultiplesOfTheIntervalExactly)
{
  OutputSettings settings;
  settings.interval = 0.1;
  settings.fraction_increment = 0;
  OutputSchedule schedule(settings, 0., no_value);
  double t = 0;
  for (int n = 1; n <= 1000; ++n)
    {
      const double next = schedule.next_time(t);
      EXPECT_EQ(next, n * 0.1); // not the sum of n intervals
      EXPECT_FALSE(schedule.due(t + 0.5 * (next - t), no_value));
      EXPECT_TRUE(schedule.due(next, no_value));
      EXPECT_FALSE(schedule.due(next, no_value)) << "written twice";
      t = next;
    }
}

TEST(OutputSchedule, AStepThatMissesATimeByRoundingHitsIt)
{
  OutputSettings settings;
  settings.interval = 10;
  settings.fraction_increment = 0;
  OutputSchedule schedule(settings, 0., no_value);
  const double almost = std::nextafter(10., 0.);
  EXPECT_TRUE(schedule.due(almost, no_value));
  EXPECT_EQ(schedule.next_time(almost), 20.);
  EXPECT_FALSE(schedule.due(10., no_value));
  EXPECT_TRUE(schedule.due(20., no_value));
}

TEST(OutputSchedule, MergesListedTimesInAnyOrder)
{
  OutputSettings settings;
  settings.interval = 5;
  settings.times = {7, 3, 10};
  settings.fraction_increment = 0;
  OutputSchedule schedule(settings, 0., no_value);
  double t = 0;
  for (const double expected : {3., 5., 7., 10., 15.})
    {
      t = schedule.next_time(t);
      EXPECT_EQ(t, expected);
      EXPECT_TRUE(schedule.due(t, no_value));
    }
  settings.interval = 0;
  EXPECT_EQ(OutputSchedule(settings, 0., no_value).next_time(10), infinity);
}

TEST(OutputSchedule, WritesWhenAFractionIsPassedOnce)
{
  OutputSettings settings;
  settings.fraction_increment = 0.05;
  OutputSchedule schedule(settings, 0., 0.);
  EXPECT_EQ(schedule.next_time(0), infinity);
  EXPECT_FALSE(schedule.due(1, 0.04));
  EXPECT_TRUE(schedule.due(2, 0.05));
  EXPECT_FALSE(schedule.due(3, 0.06));
  EXPECT_TRUE(schedule.due(4, 0.15)); // 0.15 / 0.05 < 3 in floating point
  EXPECT_FALSE(schedule.due(5, 0.14));
  EXPECT_FALSE(schedule.due(6, 0.16)) << "passed again after falling back";
  EXPECT_TRUE(schedule.due(7, 0.42)) << "several at once are one output";
  EXPECT_FALSE(schedule.due(8, 0.44));
  EXPECT_FALSE(schedule.due(9, no_value));
}

// A film that turns back: the same multiples on the way down as on the way up, each once.
TEST(OutputSchedule, WritesOnTheWayDownToo)
{
  OutputSettings settings;
  settings.fraction_increment = 0.2;
  OutputSchedule schedule(settings, 0., 0.);
  std::vector<double> written;
  double t = 0.;
  const auto go = [&](const double from, const double to) {
    for (int i = 1; i <= 1000; ++i)
      {
        const double fraction = from + (to - from) * i / 1000.;
        if (schedule.due(t += 1., fraction))
          written.push_back(std::round(fraction * 100.));
      }
  };
  go(0., 0.99);
  go(0.99, 1e-9);
  go(0., 0.5);
  EXPECT_EQ(written, (std::vector<double>{20., 40., 60., 80., 60., 40., 20., 0., 20., 40.}));
  // One that trembles about a multiple is written once.
  for (int i = 0; i < 100; ++i)
    EXPECT_FALSE(schedule.due(t += 1., 0.4 + (i % 2 == 0 ? -0.01 : 0.01)));
  // What begins as LT is written as it falls.
  OutputSchedule black(settings, 0., 1.);
  EXPECT_FALSE(black.due(1., 0.9));
  EXPECT_TRUE(black.due(2., 0.79));
}

TEST(OutputSchedule, StartsAfterTheStateThatIsWritten)
{
  OutputSettings settings;
  settings.interval = 10;
  settings.fraction_increment = 0.1;
  OutputSchedule schedule(settings, 30., 0.55);
  EXPECT_EQ(schedule.next_time(30.), 40.);
  EXPECT_FALSE(schedule.due(31., 0.56));
  EXPECT_TRUE(schedule.due(32., 0.61));
}

TEST(OutputSettings, AreDeclaredInTheirSection)
{
  OutputSettings settings;
  ParameterTable table;
  settings.declare(table, "LT fraction", "phase");
  std::vector<std::string> paths;
  for (const ParameterEntry &entry : table.entries())
    {
      paths.push_back(entry.path());
      EXPECT_FALSE(entry.meaning.empty());
    }
  for (const char *const name : {"Output/Interval",
                                 "Output/Times",
                                 "Output/LT fraction increment",
                                 "Output/Higher-order cells"})
    EXPECT_EQ(std::count(paths.begin(), paths.end(), name), 1) << name;
}

TEST(RemainingTime, IsExactForAConstantRate)
{
  RemainingTime remaining;
  for (int i = 0; i <= 25; ++i)
    remaining.add(2. * i, 0.01 * i);
  const auto range = remaining.estimate();
  ASSERT_TRUE(range);
  EXPECT_NEAR(range->shortest, 0.9 * 150, 1e-9);
  EXPECT_NEAR(range->longest, 1.1 * 150, 1e-9);
}

TEST(RemainingTime, IsUnknownWithoutProgress)
{
  RemainingTime remaining;
  EXPECT_FALSE(remaining.estimate());
  remaining.add(0, 0);
  remaining.add(1, 0.1);
  EXPECT_FALSE(remaining.estimate()) << "one step says nothing about the next";
  remaining.add(2, 0.2);
  EXPECT_TRUE(remaining.estimate());
  remaining.add(200, 0.2);
  EXPECT_FALSE(remaining.estimate()) << "it stands still";
}

TEST(RemainingTime, HoldsTheTruthWhenTheRateChangesAndNarrowsAtTheEnd)
{
  // Steps grow: fraction = (w/100)^2 or its root; the run ends at w = 100 s.
  for (const double power : {2., 0.5})
    {
      RemainingTime remaining;
      for (int w = 0; w < 100; ++w)
        {
          remaining.add(w, std::pow(w / 100., power));
          const auto range = remaining.estimate();
          if (w < 10 || !range)
            continue;
          EXPECT_GT(range->shortest, 0);
          EXPECT_LT(range->shortest, range->longest);
          // The rest is 100 - w; extrapolation cannot know the curvature, but must not be off by more
          // than the ratio of the final to the present rate.
          const double rest = 100 - w;
          const double ratio = std::pow(100. / w, std::abs(power - 1));
          EXPECT_LT(range->shortest, rest * ratio * 1.1);
          EXPECT_GT(range->longest, rest / ratio / 1.1);
          EXPECT_TRUE(w < 95 || range->longest < 3 * rest) << range->longest;
        }
    }
}

TEST(RemainingTime, SurvivesLongRunsAndFallingFractions)
{
  RemainingTime remaining;
  for (int i = 0; i <= 100000; ++i)
    remaining.add(0.01 * i, i % 7 == 3 ? 0. : 5e-6 * i);
  const auto range = remaining.estimate();
  ASSERT_TRUE(range);
  EXPECT_NEAR(range->shortest, 0.9 * 1000, 20);
  EXPECT_NEAR(range->longest, 1.1 * 1000, 20);
}

TEST(Duration, IsReadable)
{
  EXPECT_EQ(readable_duration(0), "0 s");
  EXPECT_EQ(readable_duration(3.2e-3), "3.2 ms");
  EXPECT_EQ(readable_duration(35), "35 s");
  EXPECT_EQ(readable_duration(90), "90 s");
  EXPECT_EQ(readable_duration(720), "12 min");
  EXPECT_EQ(readable_duration(3.5 * 3600), "3.5 h");
  EXPECT_EQ(readable_duration(2.1 * 86400), "2.1 d");
  EXPECT_EQ(readable_duration(1234 * 86400.), "1234 d");
  EXPECT_EQ(readable_duration(723, 3), "12.1 min");
}

TEST(Progress, PrintsPlainLinesEveryTenSecondsWithoutATerminal)
{
  std::ostringstream stream;
  double wall = 0;
  Progress progress(stream, 0, [&] { return wall; });
  StepReport step;
  for (; wall < 35; wall += 0.5)
    {
      step.fraction = wall / 100;
      progress.report(step);
    }
  progress.finish();
  const std::string text = stream.str();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 4); // 10 s, 20 s, 30 s and the end
  EXPECT_EQ(text.find('\r'), std::string::npos);
  EXPECT_EQ(text.find('\033'), std::string::npos);
}

TEST(Progress, RewritesOneLineOnATerminalWithoutWrapping)
{
  std::ostringstream stream;
  double wall = 0;
  Progress progress(stream, 40, [&] { return wall; });
  StepReport step;
  step.limited_by = "breakpoint";
  step.nuclei = 12;
  int shown = 0;
  for (int i = 0; i < 100; ++i, wall += 0.01)
    {
      step.fraction = 0.001 * i;
      progress.report(step);
    }
  progress.finish();
  std::istringstream parts(stream.str());
  for (std::string part; std::getline(parts, part, '\r');)
    {
      shown += !part.empty();
      EXPECT_LE(part.substr(0, part.find('\n')).size(), 39u);
    }
  EXPECT_GE(shown, 9);
  EXPECT_LE(shown, 12);
  const std::string text = stream.str();
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 1);
}

TEST(Progress, LineSaysWhatLimitsTheStep)
{
  std::ostringstream stream;
  const Progress progress(stream, 0, [] { return 0.; });
  StepReport step;
  step.time = 723;
  step.time_step = 2.1;
  step.limited_by = "nucleus";
  step.fraction = 0.349;
  step.phase = "LT";
  step.transformed = 0.123;
  step.nuclei = 1;
  step.unknowns = 81234;
  const std::string line = progress.line(step);
  for (const char *const part : {" 34 %",
                                 "12.1 min",
                                 "dt 2.1 s (nucleus)",
                                 "LT 12.3 %",
                                 "1 nucleus",
                                 "81.2 k",
                                 "ETA unknown"})
    EXPECT_NE(line.find(part), std::string::npos) << part << " in: " << line;
  step.transformed = no_value;
  step.nuclei = -1;
  EXPECT_EQ(progress.line(step).find("LT"), std::string::npos);
  EXPECT_EQ(progress.line(step).find("nuclei"), std::string::npos);
}
