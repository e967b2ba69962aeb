// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What goes wrong around a run: each fault has its exit code and its message, and nothing that was finished is
// lost.
#include "solver/checkpoint/manifest.h"
#include "tests/cli/interrupted_runs.h"

namespace
{
  using namespace softlattice;

  using Faults = InterruptedRuns;

  TEST_F(Faults, WhereNoCheckpointFitsTheRunGoesOnAndSaysSo)
  {
    std::vector<std::string> with_all = arguments("whole");
    with_all.insert(with_all.end(), {"-s", "Checkpoint/Kept = 1000"});
    ASSERT_EQ(run(with_all).status, 0);
    // The values of a checkpoint are not compressed, and in most there is the rate beside the field: they are
    // what does not fit first.
    unsigned long largest = 0, values = 0;
    for (const auto &entry : fs::recursive_directory_iterator(path("whole")))
      if (entry.is_regular_file())
        {
          unsigned long &size = entry.path().filename() == "values.bin" ? values : largest;
          size = std::max<unsigned long>(size, entry.file_size());
        }
    ASSERT_LT(largest, values);
    const pid_t process = start(arguments("film"));
    ASSERT_TRUE(appears("film/statistics.csv"));
    fill_disk(process, (largest + values) / 2);
    const Outcome outcome = finish(process);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("no checkpoint could be written"), std::string::npos) << outcome.out;
    EXPECT_NE(outcome.out.find("File too large"), std::string::npos) << outcome.out;
    EXPECT_FALSE(fs::exists(path("film/checkpoint/unfinished")));
    expect_like_uninterrupted("film");
  }

  TEST_F(Faults, AFullDiskEndsTheRunWithItsNameAndKeepsWhatThereIs)
  {
    const pid_t process = start(arguments("film"));
    ASSERT_TRUE(appears("film/statistics.csv"));
    fill_disk(process, 30000);
    const Outcome outcome = finish(process);
    EXPECT_EQ(outcome.status, 4);
    EXPECT_NE(outcome.err.find("cannot write"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("film/"), std::string::npos) << outcome.err;
    const auto rows = csv_rows(content("film/statistics.csv"));
    ASSERT_GE(rows.size(), 2u);
    EXPECT_EQ(rows[1].size(), rows[0].size());
    EXPECT_EQ(summary_of("film")["exit_code"], 4);
  }

  TEST_F(Faults, ARunThatTheSolverGaveUpGoesOnFromItsLastGoodState)
  {
    std::vector<std::string> coarse = arguments("film");
    coarse.insert(coarse.end(),
                  {"-s", "Time/Smallest step = 3 s", "-s", "Time/Largest step = 4 s"});
    const Outcome outcome = run(coarse);
    ASSERT_EQ(outcome.status, 5) << outcome.err;
    EXPECT_NE(outcome.err.find("no step is short enough"), std::string::npos) << outcome.err;
    EXPECT_EQ(summary_of("film")["status"], "failed");
    EXPECT_NE(content("film/log.txt").find("softlattice resume film -s"), std::string::npos);
    EXPECT_EQ(run({"resume", "film", "-q", "-s", "Time/Smallest step = 1 us"}).status, 0);
    EXPECT_EQ(summary_of("film")["status"], "done");
    EXPECT_EQ(summary_of("film")["final"]["time [s]"], 40.);
  }

  TEST_F(Faults, FilesThatTheCaseNamesMustBeWhatTheyWere)
  {
    const std::string weather = "time [s],temperature [degC],relative humidity [%]\n"
                                "0,25,60\n60,25,90\n";
    write("weather.csv", weather);
    std::string text = content("film.prm");
    const std::string schedule = " set Temperature = 25 degC\n"
                                 " set Relative humidity = 60 % at 0 s, 90 % at 60 s\n";
    ASSERT_NE(text.find(schedule), std::string::npos);
    text.replace(text.find(schedule),
                 schedule.size(),
                 "  set Source = file\n set Environment file = weather.csv\n");
    write("film.prm", text);
    const Outcome checked = run({"check", "film.prm"});
    ASSERT_EQ(checked.status, 0) << checked.out << checked.err;
    run_and_kill("film");
    fs::remove(path("weather.csv"));
    const Outcome vanished = run({"resume", "film"});
    EXPECT_EQ(vanished.status, 3);
    EXPECT_NE(vanished.err.find("weather.csv"), std::string::npos) << vanished.err;
    write("weather.csv", weather + "120,25,90\n");
    const Outcome changed = run({"resume", "film"});
    EXPECT_EQ(changed.status, 3);
    EXPECT_NE(changed.err.find("is not what it was"), std::string::npos) << changed.err;
    write("weather.csv", weather);
    EXPECT_EQ(run({"resume", "film", "-q"}).status, 0);
  }

  TEST_F(Faults, ACheckpointOfAnotherCaseIsRefusedAndNothingIsTouched)
  {
    run_and_kill("film");
    std::vector<std::string> other = arguments("other");
    other.insert(other.end(), {"-s", "Nucleation/Seed = 12", "-s", "Time/End time = 4 s"});
    ASSERT_EQ(run(other).status, 0);
    fs::remove_all(path("film/checkpoint"));
    fs::copy(path("other/checkpoint"), path("film/checkpoint"), fs::copy_options::recursive);
    // Alone it has not the rows that it counts on; with all tables it is of another case.
    const Outcome alone = run({"resume", "film"});
    EXPECT_EQ(alone.status, 4);
    EXPECT_NE(alone.err.find("are not what they were then"), std::string::npos) << alone.err;
    for (const auto &entry : fs::directory_iterator(path("other")))
      if (entry.path().extension() == ".csv")
        fs::copy_file(entry.path(),
                      path("film") / entry.path().filename(),
                      fs::copy_options::overwrite_existing);
    const std::string statistics = content("film/statistics.csv");
    const Outcome foreign = run({"resume", "film"});
    EXPECT_EQ(foreign.status, 4);
    EXPECT_NE(foreign.err.find("are not of the case in"), std::string::npos) << foreign.err;
    EXPECT_NE(foreign.err.find("'Nucleation/Seed' was '12'"), std::string::npos) << foreign.err;
    EXPECT_EQ(content("film/statistics.csv"), statistics);
  }

  TEST_F(Faults, ACheckpointThatLacksOrHasMoreThanTheNextStepNeedsIsAFileError)
  {
    run_and_kill("film");
    const std::vector<fs::path> all = checkpoints("film");
    for (const fs::path &one : all)
      if (one != all.back())
        fs::remove_all(one);
    const std::string manifest =
      "film/checkpoint/" + all.back().filename().string() + "/manifest.json";
    const std::string original = content(manifest);
    struct Change
    {
      const char *from, *to, *expected;
    };
    // With a checksum that is right.
    for (const Change &change :
         {Change{"step controller/step", "step controller/stop", "step controller/st"},
          Change{"rate at the beginning", "rate at the beginninG", "rate at the beginnin"}})
      {
        nlohmann::ordered_json json = nlohmann::ordered_json::parse(original);
        std::string text = json["content"].dump(-1);
        const std::size_t at = text.find(change.from);
        if (at == std::string::npos)
          continue; // a checkpoint right after a restart has no rate
        text.replace(at, std::string(change.from).size(), change.to);
        write(manifest, sealed(text));
        const Outcome outcome = run({"resume", "film"});
        EXPECT_EQ(outcome.status, 4) << outcome.err;
        EXPECT_EQ(outcome.err.find("bug"), std::string::npos) << outcome.err;
        EXPECT_NE(outcome.err.find(change.expected), std::string::npos) << outcome.err;
      }
  }
} // namespace
