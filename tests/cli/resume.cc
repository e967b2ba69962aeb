// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Runs that end early, and go on as if they had not.
#include "tests/cli/interrupted_runs.h"

#include <csignal>

namespace
{
  namespace fs = std::filesystem;
  using namespace softlattice;

  /// A film that takes long enough to be interrupted on a machine that does other things as well.
  class Resume : public InterruptedRuns
  {
  protected:
    Resume()
    {
      write("film.prm",
            content("film.prm") +
              "subsection Geometry\n set Length = 6 um\n set Width = 4 um\nend\n"
              "subsection Nucleation\n set Reference rate = 2e9 1/m^2/s\nend\n"
              "subsection Time\n set End time = 25 s\nend\n");
    }
  };

  TEST_F(Resume, SignalsStopARunThatThenGoesOnAsIfNothingHadBeen)
  {
    run_uninterrupted();
    for (const int signal : {SIGTERM, SIGUSR1, SIGINT, SIGHUP})
      {
        const std::string folder = "stopped_" + std::to_string(signal);
        const pid_t process = start(arguments(folder));
        ASSERT_TRUE(appears(folder + "/statistics.csv"));
        kill(process, signal);
        EXPECT_EQ(finish(process).status, 75);
        const auto summary = summary_of(folder);
        EXPECT_EQ(summary["status"], "stopped");
        EXPECT_EQ(summary["exit_code"], 75);
        EXPECT_EQ(summary["ended_by"], "signal");
        EXPECT_NE(content(folder + "/log.txt").find("to go on: softlattice resume " + folder),
                  std::string::npos);

        const Outcome again = run(arguments(folder));
        EXPECT_EQ(again.status, 4);
        EXPECT_NE(again.err.find("can be resumed"), std::string::npos) << again.err;

        // What they leave is the same.
        if (signal != SIGTERM)
          continue;
        EXPECT_EQ(run({"resume", folder, "-q"}).status, 0);
        expect_like_uninterrupted(folder);
      }
  }

  TEST_F(Resume, TheSecondInterruptEndsARunAtOnceAndLeavesItsCheckpoints)
  {
    run_uninterrupted();
    const pid_t process = start(arguments("film"));
    ASSERT_TRUE(appears("film/checkpoint/000001"));
    kill(process, SIGSTOP); // so that both come before its step ends
    kill(process, SIGINT);
    kill(process, SIGCONT);
    kill(process, SIGSTOP);
    kill(process, SIGINT);
    kill(process, SIGCONT);
    const int status = finish(process).status;
    EXPECT_TRUE(status == 75 || status == 128 + SIGINT) << status;
    EXPECT_EQ(run({"resume", "film", "-q"}).status, 0);
    expect_like_uninterrupted("film");
  }

  TEST_F(Resume, TwoRunsDoNotWriteIntoOneDirectory)
  {
    const pid_t process = start(arguments("film"));
    ASSERT_TRUE(appears("film/checkpoint/000001"));
    kill(process, SIGSTOP);
    const pid_t other = start({"resume", "film"});
    const Outcome refused = finish(other);
    EXPECT_EQ(refused.status, 4);
    EXPECT_NE(refused.err.find("another run is writing to 'film'"), std::string::npos)
      << refused.err;
    std::vector<std::string> again = arguments("film");
    again.emplace_back("--overwrite");
    EXPECT_EQ(run(again).status, 4);
    kill(process, SIGTERM);
    kill(process, SIGCONT);
    EXPECT_EQ(finish(process).status, 75);
  }

  TEST_F(Resume, AFileAndTheClockStopARun)
  {
    run_uninterrupted();
    const pid_t process = start(arguments("film"));
    ASSERT_TRUE(appears("film/statistics.csv"));
    write("film/STOP", "");
    EXPECT_EQ(finish(process).status, 75);
    EXPECT_FALSE(fs::exists(path("film/STOP")));
    EXPECT_NE(content("film/log.txt").find("stopped by the file STOP"), std::string::npos);

    // Each stretch makes a step, however short its time is, and here no more than that.
    const int steps = summary_of("film")["steps"];
    for (int stretch = 1; stretch <= 4; ++stretch)
      {
        EXPECT_EQ(run({"resume", "film", "-q", "-s", "Time/Maximum wall time = 1 us"}).status, 75);
        EXPECT_EQ(summary_of("film")["steps"], steps + stretch);
        EXPECT_EQ(summary_of("film")["ended_by"], "wall time");
      }
    EXPECT_EQ(run({"resume", "film", "-q", "-s", "Time/Maximum wall time = 0 h"}).status, 0);
    expect_like_uninterrupted("film");
  }

  TEST_F(Resume, AKilledRunGoesOnFromItsNewestIntactCheckpoint)
  {
    run_uninterrupted();
    run_and_kill("film");
    const Outcome again = run(arguments("film"));
    EXPECT_EQ(again.status, 4);
    EXPECT_NE(again.err.find("interrupted and can be resumed"), std::string::npos) << again.err;

    const std::vector<fs::path> found = checkpoints("film");
    ASSERT_GE(found.size(), 2u);
    flip_a_bit(found.back() / "values.bin");
    const Outcome resumed = run({"resume", "film"});
    EXPECT_EQ(resumed.status, 0);
    EXPECT_NE(resumed.out.find(found.back().filename().string() + " cannot be used"),
              std::string::npos)
      << resumed.out;
    EXPECT_NE(resumed.out.find("its checksum is wrong"), std::string::npos) << resumed.out;
    expect_like_uninterrupted("film");
  }

  TEST_F(Resume, WithoutAnIntactCheckpointNothingIsTouched)
  {
    run_and_kill("film");
    const std::vector<fs::path> found = checkpoints("film");
    // Three of them if the run was killed before it had removed the oldest. Their meshes can be one byte.
    for (const fs::path &checkpoint : found)
      if (checkpoint == found.front())
        fs::resize_file(checkpoint / "values.bin", 1);
      else
        flip_a_bit(checkpoint / "manifest.json");
    const std::string statistics = content("film/statistics.csv");
    const Outcome resumed = run({"resume", "film"});
    EXPECT_EQ(resumed.status, 4);
    EXPECT_NE(resumed.err.find("no checkpoint in 'film/checkpoint' can be used"), std::string::npos)
      << resumed.err;
    EXPECT_EQ(content("film/statistics.csv"), statistics);

    const Outcome nothing = run({"resume", "elsewhere"});
    EXPECT_EQ(nothing.status, 4);
    EXPECT_NE(nothing.err.find("there is no checkpoint in 'elsewhere'"), std::string::npos);
  }

  TEST_F(Resume, OnlyWhatDoesNotChangeThePastMayBeChanged)
  {
    run_and_kill("film");
    const Outcome refused = run({"resume",
                                 "film",
                                 "-s",
                                 "Environment/Temperature = 30 degC",
                                 "-s",
                                 "Nucleation/Reference rate = 3e9 1/m^2/s",
                                 "-s",
                                 "Time/Relative tolerance = 1e-3"});
    EXPECT_EQ(refused.status, 3);
    for (const char *expected : {"'Environment/Temperature' was '25 degC' and is now '30 degC'",
                                 "'Nucleation/Reference rate' was",
                                 "softlattice explain"})
      EXPECT_NE(refused.err.find(expected), std::string::npos) << refused.err;
    EXPECT_EQ(refused.err.find("Relative tolerance"), std::string::npos) << refused.err;

    const Outcome too_late = run({"resume", "film", "-s", "Time/End time = 2 s"});
    EXPECT_EQ(too_late.status, 4);
    EXPECT_NE(too_late.err.find("set an end beyond t ="), std::string::npos) << too_late.err;

    EXPECT_EQ(run({"resume", "film", "-q", "-s", "Time/End time = 22 s"}).status, 0);
    EXPECT_EQ(summary_of("film")["final"]["time [s]"], 22.);
  }

  TEST_F(Resume, AFinishedRunCanBeMadeLonger)
  {
    run_uninterrupted();
    std::vector<std::string> shorter = arguments("film");
    shorter.insert(shorter.end(), {"-s", "Time/End time = 18 s"});
    EXPECT_EQ(run(shorter).status, 0);
    const Outcome refused = run({"resume", "film"});
    EXPECT_EQ(refused.status, 4);
    EXPECT_NE(refused.err.find("holds a finished run"), std::string::npos) << refused.err;
    EXPECT_EQ(run({"resume", "film", "-q", "-s", "Time/End time = 25 s"}).status, 0);
    // The step to 18 s was cut, so the steps differ from then on, and the nuclei do not.
    EXPECT_EQ(content("film/events.csv"), content("whole/events.csv"));
    EXPECT_EQ(summary_of("film")["final"]["time [s]"], 25.);
    EXPECT_NE(content("film/parameters.effective.prm").find("0.4166666666666667 min"),
              std::string::npos);
  }
} // namespace
