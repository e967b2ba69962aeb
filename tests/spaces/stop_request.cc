// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What stops a run: signals, its time on the clock, a file.
#include "solver/run/stop_request.h"

#include "solver/run/wall_time_limit.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>

namespace
{
  using namespace softlattice;

  TEST(StopRequest, SignalsAreReasonsByName)
  {
    const ScratchFolder folder;
    for (const int signal : {SIGTERM, SIGUSR1, SIGHUP, SIGINT})
      {
        const StopRequest stop(folder / "STOP", MPI_COMM_WORLD);
        EXPECT_FALSE(stop.reason(false));
        std::raise(signal);
        const std::optional<Ending> ending = stop.reason(false);
        ASSERT_TRUE(ending);
        EXPECT_EQ(ending->by, "signal");
        EXPECT_EQ(ending->code, ExitCode::stopped);
      }
  }

  TEST(StopRequest, TheClockAndAFileAreReasons)
  {
    const ScratchFolder folder;
    const StopRequest stop(folder / "STOP", MPI_COMM_WORLD);
    EXPECT_EQ(stop.reason(true).value().by, "wall time");
    MPI_Barrier(MPI_COMM_WORLD);
    make_file(folder / "STOP", "");
    EXPECT_EQ(stop.reason(false).value().by, "stop file");
  }

  TEST(StopRequest, TheSecondInterruptSaysWhatThereIsToGoOnFrom)
  {
    int rank = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    const ScratchFolder folder;
    StopRequest stop(folder / "STOP", MPI_COMM_WORLD);
    const auto interrupt_twice = [] {
      std::raise(SIGINT);
      std::raise(SIGINT);
    };
    stop.set_last_words("nothing yet");
    EXPECT_EXIT(interrupt_twice(), testing::KilledBySignal(SIGINT), rank == 0 ? "nothing yet" : "");
    stop.set_last_words("a checkpoint");
    EXPECT_EXIT(interrupt_twice(),
                testing::KilledBySignal(SIGINT),
                rank == 0 ? "a checkpoint" : "");
  }

  WallTimeLimit::Clock::time_point at(const double seconds)
  {
    return WallTimeLimit::Clock::time_point(
      std::chrono::duration_cast<WallTimeLimit::Clock::duration>(
        std::chrono::duration<double>(seconds)));
  }

  TEST(WallTimeLimit, CountsFromTheFirstStep)
  {
    WallTimeLimit limit(100.);
    EXPECT_TRUE(limit.exists());
    EXPECT_FALSE(limit.is_over(0., at(1e6))); // however long the start took
    limit.step_begins(at(1e6));
    limit.step_ends(at(1e6 + 1.));
    EXPECT_FALSE(limit.is_over(0., at(1e6 + 1.)));
    EXPECT_TRUE(limit.is_over(0., at(1e6 + 100.)));
    EXPECT_FALSE(WallTimeLimit(0.).is_over(0., at(1e9)));
  }

  // What is left has to be enough for a step as long as the last ones and for saving the state.
  TEST(WallTimeLimit, LeavesTimeForAStepAndForSaving)
  {
    WallTimeLimit limit(100.);
    double now = 0.;
    while (now < 1000.)
      {
        limit.step_begins(at(now));
        now += 5.;
        limit.step_ends(at(now));
        if (limit.is_over(10., at(now)))
          break;
      }
    EXPECT_LE(now + 10., 100.);
    EXPECT_GE(now, 60.); // and no more than that is given away
  }

  TEST(WallTimeLimit, OneLongStepIsRememberedForAWhile)
  {
    const auto is_over_after = [](const double first_step) {
      WallTimeLimit limit(100.);
      limit.step_begins(at(0.));
      limit.step_ends(at(first_step));
      limit.step_begins(at(80.));
      limit.step_ends(at(81.));
      return limit.is_over(0., at(81.));
    };
    EXPECT_TRUE(is_over_after(30.));
    EXPECT_FALSE(is_over_after(1.));
  }
} // namespace
