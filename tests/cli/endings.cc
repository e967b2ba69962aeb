// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Why a run ended is in its summary, its log and its last line; and what it leaves is enough to go on, or it
// is said that it is not.
#include "tests/cli/interrupted_runs.h"

namespace
{
  using namespace softlattice;

  class Endings : public InterruptedRuns
  {
  protected:
    /// Exit status of a run, or of what is resumed, of so many steps.
    int stretch(const std::vector<std::string> &arguments) const
    {
      std::vector<std::string> all = arguments;
      all.insert(all.end(), {"-q", "-s", "Time/Maximum wall time = 1 us"});
      return run(all).status;
    }

    /// A run of `steps` steps that was stopped after each of them, so that there is a checkpoint of the last
    /// and of the one before it.
    void run_stepwise(const std::string &folder, const int steps) const
    {
      ASSERT_EQ(stretch({"run", "film.prm", "-o", folder}), 75);
      for (int step = 1; step < steps; ++step)
        ASSERT_EQ(stretch({"resume", folder}), 75);
    }

    Outcome resume_to_the_end(const std::string &folder) const
    {
      return run({"resume", folder, "-s", "Time/Maximum wall time = 0 h"});
    }

    /// Without the last rows of a table.
    void remove_rows(const std::string &file, const int n) const
    {
      std::string text = content(file);
      for (int i = 0; i < n; ++i)
        text.resize(text.rfind('\n', text.size() - 2) + 1);
      write(file, text);
    }

    static std::string last_line(const std::string &text)
    {
      const std::size_t end = text.find_last_not_of('\n') + 1;
      const std::size_t begin = text.rfind('\n', end - 1);
      return text.substr(begin + 1, end - begin - 1);
    }

    void expect_ended_by(const std::string &folder,
                         const std::string &reason,
                         const std::string &last)
    {
      EXPECT_EQ(summary_of(folder)["ended_by"], reason);
      EXPECT_NE(last_line(content(folder + "/log.txt")).find(last), std::string::npos)
        << content(folder + "/log.txt");
    }
  };

  bool contains(const std::string &text, const std::string &part)
  {
    return text.find(part) != std::string::npos;
  }

  TEST_F(Endings, OfARunThatIsDone)
  {
    const Outcome timed = run({"run", "film.prm", "-o", "timed", "-s", "Time/End time = 3 s"});
    EXPECT_EQ(timed.status, 0);
    EXPECT_TRUE(contains(last_line(timed.out), "ended by 'Time/End time' at t = 3")) << timed.out;
    expect_ended_by("timed", "end time", "ended by 'Time/End time' at t = 3");

    const Outcome part = run({"run", "film.prm", "-o", "part", "-s", "Time/End LT fraction = 1 %"});
    EXPECT_EQ(part.status, 0);
    EXPECT_TRUE(contains(last_line(part.out), "ended by 'Time/End LT fraction' = 1 %")) << part.out;
    expect_ended_by("part", "end fraction", "ended by 'Time/End LT fraction' = 1 %");
  }

  // 100 % is documented as: only at End time. All of this film is LT long before it, to rounding and beyond.
  TEST_F(Endings, FullConversionEndsNothing)
  {
    write(
      "full.prm",
      "subsection Geometry\n set Kind = film in plan\n set Length = 1 um\n set Width = 1 um\nend\n"
      "subsection Environment\n set Temperature = 25 degC\n set Relative humidity = 95 %\nend\n"
      "subsection Time\n set End time = 20 min\n set Integrator = TR-BDF2\nend\n"
      "subsection Nucleation\n set Prefactor = 1e27 1/m^2/s\nend\n");
    const Outcome outcome = run({"run", "full.prm", "-o", "full"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const auto summary = summary_of("full");
    EXPECT_EQ(summary["ended_by"], "end time");
    EXPECT_EQ(summary["final"]["time [s]"], 1200.);
    EXPECT_NEAR(summary["final"]["LT fraction [1]"].get<double>(), 1., 1e-9);
  }

  TEST_F(Endings, OfARunThatFails)
  {
    std::vector<std::string> coarse = arguments("film");
    coarse.insert(coarse.end(),
                  {"-s", "Time/Smallest step = 3 s", "-s", "Time/Largest step = 4 s"});
    const Outcome outcome = run(coarse);
    EXPECT_EQ(outcome.status, 5);
    EXPECT_TRUE(contains(last_line(outcome.err), "no step is short enough")) << outcome.err;
    expect_ended_by("film", "solver", "no step is short enough");
  }

  TEST_F(Endings, EveryStretchMakesAStep)
  {
    run_uninterrupted();
    run_stepwise("film", 5);
    EXPECT_EQ(summary_of("film")["steps"], 5);
    expect_ended_by("film", "wall time", "stopped by 'Time/Maximum wall time'");
    EXPECT_EQ(resume_to_the_end("film").status, 0);
    expect_like_uninterrupted("film");
  }

  TEST_F(Endings, ARowThatIsMissingMeansAnEarlierCheckpoint)
  {
    run_uninterrupted();
    run_stepwise("film", 4);
    ASSERT_EQ(checkpoints("film").size(), 2u);
    remove_rows("film/statistics.csv", 1);
    const Outcome resumed = resume_to_the_end("film");
    EXPECT_EQ(resumed.status, 0) << resumed.err;
    EXPECT_TRUE(contains(resumed.out, "'film/statistics.csv' lacks rows")) << resumed.out;
    EXPECT_TRUE(contains(resumed.out, "after step 3,")) << resumed.out;
    expect_like_uninterrupted("film");
  }

  TEST_F(Endings, RowsThatNoCheckpointCanDoWithoutAreNotMadeUpFor)
  {
    run_stepwise("film", 4);
    const std::string events = content("film/events.csv");
    remove_rows("film/statistics.csv", 3);
    const std::string statistics = content("film/statistics.csv");
    Outcome refused = resume_to_the_end("film");
    EXPECT_EQ(refused.status, 4);
    EXPECT_TRUE(contains(refused.err, "'film/statistics.csv' lacks rows")) << refused.err;
    EXPECT_EQ(content("film/statistics.csv"), statistics);
    EXPECT_EQ(content("film/events.csv"), events);

    fs::remove(path("film/events.csv"));
    refused = resume_to_the_end("film");
    EXPECT_EQ(refused.status, 4);
  }

  TEST_F(Endings, WithoutItsFieldsARunGoesOnAndNamesThoseThatAreThere)
  {
    run_uninterrupted();
    run_stepwise("film", 3);
    fs::remove_all(path("film/solution"));
    const Outcome resumed = resume_to_the_end("film");
    EXPECT_EQ(resumed.status, 0) << resumed.err;
    EXPECT_TRUE(contains(resumed.out, "1 of 1 files of fields are gone")) << resumed.out;
    EXPECT_EQ(without_wall_time(content("film/statistics.csv")),
              without_wall_time(content("whole/statistics.csv")));
    const std::string pvd = content("film/solution.pvd");
    EXPECT_FALSE(contains(pvd, "solution_000000.vtu")) << pvd;
    EXPECT_TRUE(contains(pvd, "solution_000001.vtu")) << pvd;
    EXPECT_EQ(run({"render", "film"}).status, 0);
  }

  TEST_F(Endings, WhatCannotBeWrittenIsToldBeforeAnythingIsComputed)
  {
    run_stepwise("film", 1);
    fs::remove_all(path("film/solution"));
    write("film/solution", "a file in the place of the folder");
    const std::string statistics = content("film/statistics.csv");
    const Outcome refused = resume_to_the_end("film");
    EXPECT_EQ(refused.status, 4);
    EXPECT_TRUE(contains(refused.err, "film/solution")) << refused.err;
    EXPECT_EQ(content("film/statistics.csv"), statistics);
  }

  TEST_F(Endings, AFolderOfSomebodyElseIsNeitherResumableNorReplaced)
  {
    write("film/checkpoint/000001/values.bin", "mine");
    write("film/notes.txt", "mine");
    for (const char *option : {"-q", "--overwrite"})
      {
        std::vector<std::string> all = {"run", "film.prm", "-o", "film", option};
        const Outcome refused = run(all);
        EXPECT_EQ(refused.status, 4);
        EXPECT_TRUE(contains(refused.err, "'film/checkpoint/000001' is in the way")) << refused.err;
        EXPECT_FALSE(contains(refused.err, "resumed")) << refused.err;
      }
    const Outcome resumed = run({"resume", "film"});
    EXPECT_EQ(resumed.status, 4);
    EXPECT_TRUE(contains(resumed.err, "there is no checkpoint in 'film'")) << resumed.err;
    EXPECT_EQ(content("film/checkpoint/000001/values.bin"), "mine");
    EXPECT_EQ(content("film/notes.txt"), "mine");
  }

  TEST_F(Endings, PicturesOfSomebodyElseAreNotReplaced)
  {
    ASSERT_EQ(run({"run", "film.prm", "-q", "-o", "film", "-s", "Time/End time = 2 s"}).status, 0);
    write("film/render/frame_0000.png", "mine");
    const Outcome refused = run({"render", "film"});
    EXPECT_EQ(refused.status, 4);
    EXPECT_TRUE(contains(refused.err, "frame_0000.png' is in the way")) << refused.err;
    EXPECT_EQ(content("film/render/frame_0000.png"), "mine");
    fs::rename(path("film/render/frame_0000.png"), path("film/render/frame_9999.png"));
    EXPECT_EQ(run({"render", "film"}).status, 0);
    EXPECT_EQ(run({"render", "film", "--every", "9"}).status, 0);
    EXPECT_EQ(content("film/render/frame_9999.png"), "mine");
    EXPECT_EQ(
      run({"run", "film.prm", "-q", "-o", "film", "--overwrite", "-s", "Time/End time = 1 s"})
        .status,
      0);
    EXPECT_FALSE(fs::exists(path("film/render/frame_0000.png")));
    EXPECT_EQ(content("film/render/frame_9999.png"), "mine");
  }
} // namespace
