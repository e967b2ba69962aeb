// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The lengths of time steps: what error estimates ask for, and times that steps have to hit.
#include "solver/time/step_controller.h"
#include "solver/time/step_end.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace
{
  using namespace softlattice;

  TimeSettings settings()
  {
    TimeSettings times;
    times.smallest_step = 1e-12;
    times.largest_step = 1e6;
    return times;
  }

  /// Lengths of the accepted steps to `end` with stops at all multiples of an interval, of a method whose
  /// error is what is tolerated in a step of `tolerated` [s].
  std::vector<double> steps_of(const double tolerated,
                               const double end,
                               const double interval,
                               const double first_step,
                               int *rejected = nullptr)
  {
    StepController controller(settings(), first_step);
    std::vector<double> steps;
    double t = 0.;
    for (long output = 1; t < end;)
      {
        const double stop = std::min(end, output * interval);
        const double to = step_end(t, controller.step(), stop, controller.stretch());
        Trial trial;
        trial.error_ratio = std::pow((to - t) / tolerated, 3);
        if (!controller.judge(trial, t, to - t).accepted)
          {
            if (rejected)
              ++*rejected;
            continue;
          }
        steps.push_back(to - t);
        t = to;
        if (t >= stop)
          ++output;
      }
    return steps;
  }

  TEST(StepEnd, IsTheStopWithinReach)
  {
    EXPECT_EQ(step_end(0., 1., 0.3, 1.25), 0.3);
    EXPECT_EQ(step_end(0., 1., 1.2, 1.25), 1.2);
    // off by the rounding of a sum of steps
    EXPECT_EQ(step_end(0.9, 0.1, 1., stretch_by_rounding), 1.);
    EXPECT_EQ(step_end(0., 1., 1. + 2e-14, stretch_by_rounding), 1. + 2e-14);
  }

  TEST(StepEnd, LeavesNoSliver)
  {
    for (double stop = 0.01; stop < 20.; stop *= 1.003)
      for (const double stretch : {stretch_by_rounding, 1.25})
        {
          double t = 0., shortest = stop, longest = 0.;
          while (t < stop)
            {
              const double to = step_end(t, 1., stop, stretch);
              ASSERT_GT(to, t);
              shortest = std::min(shortest, to - t);
              longest = std::max(longest, to - t);
              t = to;
            }
          EXPECT_EQ(t, stop);
          EXPECT_LE(longest, 1. * stretch * (1. + 1e-12)) << stop;
          // halves at worst
          EXPECT_GE(shortest, std::min(stop, 0.5)) << stop;
        }
  }

  TEST(StepEnd, NeverComesWithAStopAtInfinity)
  {
    EXPECT_EQ(step_end(5., 2., std::numeric_limits<double>::infinity(), 1.25), 7.);
    EXPECT_EQ(step_end(5., 2., std::numeric_limits<double>::max(), 1.25), 7.);
  }

  TEST(StepController, StepsHaveThreeDigits)
  {
    EXPECT_NEAR(rounded_step(0.123456), 0.123456, 0.123456 / 1000.);
    EXPECT_EQ(rounded_step(0.123456), rounded_step(0.123456 * (1. + 1e-9)));
    EXPECT_EQ(rounded_step(1e-11), rounded_step(1e-11 * (1. - 1e-9)));
    EXPECT_EQ(rounded_step(0.25), 0.25);
  }

  // With errors that follow c dt^3 exactly, a controller has no reason to change a step that has settled.
  TEST(StepController, OutputsCostNoSteps)
  {
    for (const double tolerated : {0.013, 0.021, 0.077, 0.11, 0.26, 0.31, 0.38, 0.47})
      {
        const std::size_t without = steps_of(tolerated, 60., 1e9, 1e-3).size();
        const std::size_t with = steps_of(tolerated, 60., 1., 1e-3).size();
        // As many per output as fit with the longest steps that the tolerance allows, or fewer.
        EXPECT_LE(with, 1.02 * without + 1.) << tolerated;
      }
  }

  // Where a step is longer than half the time between outputs there have to be one or two in it.
  TEST(StepController, OutputsAreNotPunished)
  {
    for (double tolerated = 0.3; tolerated < 8.; tolerated *= 1.02)
      {
        int rejected = 0;
        const std::vector<double> steps = steps_of(tolerated, 60., 1., 1e-3, &rejected);
        // Where 0.85 r^(-0.7/3) r^(0.3/3) = 1; less what rounding to three digits takes.
        const double settled = 0.998 * tolerated * std::pow(0.85, 2.5);
        const double per_output = std::ceil(1. / (1.25 * settled));
        EXPECT_LE(steps.size(), 60. * per_output + 12.) << tolerated;
        EXPECT_EQ(rejected, 0) << tolerated;
      }
  }

  TEST(StepController, NoStepIsASliverOfItsNeighbours)
  {
    for (double tolerated = 0.01; tolerated < 30.; tolerated *= 1.07)
      {
        const std::vector<double> steps = steps_of(tolerated, 61.7, 1.3, 1e-4);
        for (std::size_t i = 1; i + 1 < steps.size(); ++i)
          EXPECT_GT(steps[i], 1e-3 * std::min(steps[i - 1], steps[i + 1])) << tolerated;
        EXPECT_GT(steps.back(), 0.1 * steps[steps.size() - 2]) << tolerated;
      }
  }

  TEST(StepController, ALargestStepIsKept)
  {
    TimeSettings times = settings();
    times.largest_step = 0.1;
    StepController controller(times, 0.1);
    double t = 0.;
    int n = 0;
    for (Trial trial; t < 1.; ++n)
      {
        const double to = step_end(t, controller.step(), 1., controller.stretch());
        EXPECT_LE(to - t, 0.1 * stretch_by_rounding);
        ASSERT_TRUE(controller.judge(trial, t, to - t).accepted);
        t = to;
      }
    EXPECT_EQ(n, 10);
    EXPECT_EQ(t, 1.);
  }
} // namespace
