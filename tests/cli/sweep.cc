// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Studies as they are used: a table that has every member, whatever happens to the processes.
#include "tests/cli/program.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

namespace
{
  using namespace softlattice;
  namespace fs = std::filesystem;

  class Sweep : public Program
  {
  protected:
    /// Writes study.prm: a small film at two humidities, twice each, and further lines of section Study.
    void write_study(const std::string &lines = "",
                     const std::string &humidities = "75, 85 %") const
    {
      write("study.prm",
            "subsection Study\n set Case = " + shipped("humid_film") +
              "\n set Quantities = t50, first nucleus, final LT fraction\n set Replicates = 2\n" +
              lines + " subsection Environment/Relative humidity\n  set Values = " + humidities +
              "\n end\nend\n" +
              "subsection Geometry\n set Length = 6 um\n set Width = 6 um\nend\n" +
              "subsection Time\n set End time = 8 min\nend\n");
    }

    /// study.csv of a folder without the wall times, which are the last column.
    std::vector<std::string> table(const std::string &folder) const
    {
      std::istringstream text(content(folder + "/study.csv"));
      std::vector<std::string> rows;
      for (std::string row; std::getline(text, row);)
        rows.push_back(row.substr(0, row.rfind(',')));
      return rows;
    }

    int sweep(const std::string &folder, const std::vector<std::string> &more = {}) const
    {
      std::vector<std::string> words = {"sweep", "study.prm", "-o", folder};
      words.insert(words.end(), more.begin(), more.end());
      return run(words).status;
    }
  };

  TEST_F(Sweep, RunsEveryMemberIntoOneTable)
  {
    write_study();
    const Outcome outcome = run({"sweep", "study.prm"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    const std::vector<std::string> rows = table("results/study");
    ASSERT_EQ(rows.size(), 5u);
    EXPECT_EQ(rows[0],
              "member,Environment/Relative humidity [%],replicate,seed,status,exit code,reason,t50 "
              "[s],censored: "
              "t50,first nucleus [s],censored: first nucleus,final LT fraction [1],censored: final "
              "LT fraction");
    EXPECT_NE(rows[1].find(",75,1,5,done,0,,"), std::string::npos) << rows[1];
    EXPECT_NE(rows[2].find(",85,1,5,done,0,,"), std::string::npos) << rows[2];
    EXPECT_NE(rows[3].find(",75,2,6,done,0,,"), std::string::npos) << "the next seed: " << rows[3];
    EXPECT_NE(rows[3].find(",480,yes,480,yes,0,no"), std::string::npos)
      << "nothing happened in 8 min: the times are censored there, and the fraction is what it is: "
      << rows[3];
    const auto summary = nlohmann::json::parse(content("results/study/summary.json"));
    EXPECT_EQ(summary["status"]["done"], 4);
    EXPECT_EQ(summary["points"].size(), 2u);

    const Outcome survival = run(
      {"survival", "results/study/study.csv", "--quantity", "t50", "--group", "Relative humidity"});
    EXPECT_EQ(survival.status, 0) << survival.err;
    EXPECT_NE(survival.out.find("Relative humidity [%] 75: 2 lifetimes, 0 events, 2 censored"),
              std::string::npos)
      << survival.out;

    // The same members are not run again, and an extended axis runs the new ones alone.
    EXPECT_EQ(run({"sweep", "study.prm"}).status, 4) << "there is a study";
    write_study("", "75, 80, 85 %");
    const Outcome extended = run({"sweep", "study.prm", "--resume"});
    EXPECT_EQ(extended.status, 0);
    EXPECT_NE(extended.out.find("[5/6]"), std::string::npos) << extended.out;
    EXPECT_EQ(extended.out.find("[4/6]"), std::string::npos) << extended.out;
    EXPECT_EQ(table("results/study").size(), 7u);
  }

  TEST_F(Sweep, GoesOnAfterEachKindOfInterruption)
  {
    write_study();
    ASSERT_EQ(sweep("whole"), 0);
    const std::vector<std::string> whole = table("whole");
    for (const int signal : {SIGKILL, SIGTERM, SIGINT})
      {
        const std::string folder = "stopped" + std::to_string(signal);
        const pid_t process = start({"sweep", "study.prm", "-o", folder});
        EXPECT_TRUE(appears(folder + "/members"));
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        kill(process, signal);
        const Outcome outcome = finish(process);
        if (signal != SIGKILL)
          {
            EXPECT_TRUE(outcome.status == 75 || outcome.status == 0)
              << outcome.status << outcome.err;
          }
        // Members of a driver that was killed save their state and end.
        int status = 4;
        for (int i = 0; i < 200 && status != 0; ++i)
          status = sweep(folder, {"--resume"});
        EXPECT_EQ(status, 0);
        EXPECT_EQ(table(folder), whole) << signal;
      }
  }

  TEST_F(Sweep, AMemberThatFailsStaysInTheTable)
  {
    write("case.prm",
          "subsection Model\n"
          " set Equations = expressions\n"
          " set Dimensionless = true\n"
          " set Fields = c\n"
          " set Constants = a = 0\n"
          " set Free energy = c^2\n"
          " subsection Field c\n"
          "  set Kind = non-conserved\n"
          "  set Mobility = 1 - a*t\n"
          "  set Gradient coefficient = 1\n"
          " end\n"
          "end\n"
          "subsection Initial state\n"
          " set c = x\n"
          "end\n"
          "subsection Geometry\n"
          " set Kind = box\n"
          " set Size = 1, 1\n"
          "end\n"
          "subsection Discretisation\n"
          " set Finest level = 2\n"
          "end\n"
          "subsection Time\n"
          " set End time = 2\n"
          "end\n");
    write("study.prm",
          "subsection Study\n set Case = case.prm\n set Quantities = final mean of c\n"
          " subsection Model/Constants\n  set Values = a = 0 | a = 1\n end\nend\n");
    EXPECT_EQ(sweep("study"), 0) << "the study is at its end";
    const std::vector<std::string> rows = table("study");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_NE(rows[1].find(",a = 0,1,0,done,0,,"), std::string::npos) << rows[1];
    EXPECT_NE(rows[2].find(",a = 1,1,0,failed,5,"), std::string::npos) << rows[2];
    EXPECT_NE(rows[2].find("mobility"), std::string::npos) << "with the reason: " << rows[2];
    EXPECT_NE(rows[2].find(",,"), std::string::npos) << "and without a value: " << rows[2];
    // A study that goes on does not try it again.
    const Outcome again = run({"sweep", "study.prm", "-o", "study", "--resume"});
    EXPECT_EQ(again.out.find("[2/2]"), std::string::npos) << again.out;
  }

  TEST_F(Sweep, FieldsCanBeLeftOut)
  {
    write_study(" set Keep fields of = none\n");
    ASSERT_EQ(sweep("study"), 0);
    for (const auto &member : fs::directory_iterator(path("study/members")))
      {
        EXPECT_FALSE(fs::exists(member.path() / "solution.pvd")) << member.path();
        EXPECT_TRUE(fs::exists(member.path() / "statistics.csv")) << member.path();
      }
  }

  TEST_F(Sweep, ADryRunSaysAllThatIsWrongAndWritesNothing)
  {
    write("study.prm",
          "subsection Study\n set Case = " + shipped("humid_film") +
            "\n set Quantities = t5O, nuclei per area\n set Replicates = 2\n"
            " subsection Environment/Relative humidty\n  set Values = 60 %\n end\n"
            " subsection Environment/Temperature\n end\n"
            " subsection Nucleation/Seed\n  set Values = 1, 2\n end\n"
            " subsection Geometry/Length\n  set Values = 1, 2 s\n end\nend\n"
            "subsection Geometry\n set Length = 5 um\nend\n");
    const Outcome outcome = run({"sweep", "study.prm", "--dry-run"});
    EXPECT_EQ(outcome.status, 3);
    for (const char *part :
         {"study.prm:3:19: error: the case has no quantity 't5O'",
          "did you mean 't50'?",
          "study.prm:5:13: error: the case has no parameter 'Environment/Relative humidty'",
          "did you mean 'Relative humidity'?",
          "study.prm:8:13: error: the axis 'Environment/Temperature' is empty",
          "study.prm:10:13: error: replicates set the seed, and so does this axis",
          "wrong dimension: got s, expected m",
          "'Geometry/Length' is set here and varied by an axis"})
      EXPECT_NE(outcome.err.find(part), std::string::npos) << part << "\n" << outcome.err;
    EXPECT_FALSE(fs::exists(path("results")));
  }

  TEST_F(Sweep, AMemberThatCannotRunIsSaidAtItsAxis)
  {
    write_study(" subsection Environment/Temperature\n  set Values = 25, 900 degC\n end\n");
    const Outcome outcome = run({"sweep", "study.prm", "--dry-run"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find(
                "study.prm:6:16: error: with 'Environment/Temperature = 900 degC', "
                "'Environment/Relative humidity = 75 %': 'Temperature' = 900 degC is out of range"),
              std::string::npos)
      << outcome.err;
  }

  TEST_F(Sweep, TwoDriversOfOneStudyDoNotMix)
  {
    write_study();
    const pid_t first = start({"sweep", "study.prm", "-o", "study"});
    EXPECT_TRUE(appears("study/study.csv"));
    const Outcome second = run({"sweep", "study.prm", "-o", "study", "--resume"});
    EXPECT_EQ(second.status, 4) << second.out;
    kill(first, SIGTERM);
    finish(first);
  }

  TEST_F(Sweep, PointsComeFromAFileAndFormulas)
  {
    write("points.csv", "Relative humidity [%];Geometry/Length [um]\n75;5,5\n85;6\n");
    write("study.prm",
          "subsection Study\n set Case = " + shipped("humid_film") +
            "\n set Members = mean field\n set Quantities = t50, exposed area\n set Design = list\n"
            " set Points from = points.csv\n subsection Geometry/Width\n  set Formula = 2*length\n "
            "end\nend\n");
    ASSERT_EQ(sweep("study"), 0);
    const std::vector<std::string> rows = table("study");
    ASSERT_EQ(rows.size(), 3u);
    EXPECT_NE(
      rows[0].find("Geometry/Width [um],Environment/Relative humidity [%],Geometry/Length [um]"),
      std::string::npos)
      << rows[0];
    EXPECT_NE(rows[1].find(",11,75,5.5,"), std::string::npos) << rows[1];
    EXPECT_NE(rows[2].find(",12,85,6,"), std::string::npos) << rows[2];
    EXPECT_NE(rows[2].find(",no,7.2"), std::string::npos) << "6 um x 12 um: " << rows[2];

    write("points.csv", "Relative humidity [%];Geometry/Length [um]\n75;5,5\n185;6\n");
    const Outcome outcome = run({"sweep", "study.prm", "--dry-run"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(outcome.err.find("points.csv:3: error: with"), std::string::npos) << outcome.err;
    EXPECT_NE(outcome.err.find("'Relative humidity' = 185 % is out of range"), std::string::npos)
      << outcome.err;

    // Mistakes in formulas are told with those of other kinds.
    write("study.prm",
          "subsection Study\n set Case = " + shipped("humid_film") +
            "\n set Members = mean field\n set Quantities = t55\n subsection Geometry/Length\n"
            "  set Values = 5, 6 um\n end\n subsection Geometry/Width\n  set Formula = 2*lenght\n "
            "end\nend\n");
    const Outcome both = run({"sweep", "study.prm", "--dry-run"});
    EXPECT_EQ(both.status, 3);
    EXPECT_NE(both.err.find("'t55'"), std::string::npos) << both.err;
    EXPECT_NE(both.err.find("lenght"), std::string::npos) << both.err;
  }

  // Without Slurm: each task is a process that runs its part beside the others.
  TEST_F(Sweep, TasksShareAStudyOut)
  {
    write_study();
    ASSERT_EQ(sweep("whole"), 0);
    ASSERT_EQ(sweep("shared", {"--slurm"}), 0);
    const std::string script = content("shared/sweep.slurm");
    EXPECT_NE(script.find("#SBATCH --array=1-4\n"), std::string::npos) << script;
    EXPECT_NE(script.find("/study.prm' -o '"), std::string::npos) << "whole paths: " << script;
    EXPECT_EQ(table("shared").size(), 1u) << "nothing was run";
    const pid_t first = start({"sweep", "study.prm", "-o", "shared", "--task", "1/2"});
    EXPECT_TRUE(appears("shared/slurm/1_of_2"));
    EXPECT_EQ(sweep("shared", {"--resume"}), 4) << "nobody has the whole study meanwhile";
    EXPECT_EQ(sweep("shared", {"--task", "2/2"}), 0);
    const Outcome twice = run({"sweep", "study.prm", "-o", "shared", "--task", "1/2"});
    EXPECT_TRUE(twice.status == 4 || twice.status == 0) << "it runs, or has ended just now";
    EXPECT_EQ(finish(first).status, 0);
    EXPECT_EQ(table("shared").size(), 5u);
    EXPECT_EQ(sweep("shared", {"--resume"}), 0);
    EXPECT_EQ(table("shared"), table("whole")) << "in order";
    EXPECT_EQ(run({"sweep", "study.prm", "--task", "3/2"}).status, 2);
    EXPECT_EQ(run({"sweep", "study.prm", "--task", "1/2", "--slurm"}).status, 2);
    EXPECT_EQ(sweep("nowhere", {"--task", "1/2"}), 4);
  }

  TEST_F(Sweep, PrecisionSparesReplicates)
  {
    write_study(" set Precision of = final LT fraction\n set Precision = 1\n", "40 %");
    std::string text = content("study.prm");
    text.replace(text.find("Replicates = 2"), 14, "Replicates = 9");
    write("study.prm", text);
    // At 40 % nothing happens: all are 0, and the interval of their mean has no width.
    ASSERT_EQ(sweep("study"), 0);
    EXPECT_EQ(table("study").size(), 4u) << "three say it all";
  }

  TEST_F(Sweep, IsExplained)
  {
    const Outcome outcome = run({"explain", "Study"});
    EXPECT_EQ(outcome.status, 0);
    for (const char *part :
         {"subsection Study", "set Case", "Replicates", "Spacing", "inverse temperature"})
      EXPECT_NE(outcome.out.find(part), std::string::npos) << part;
    EXPECT_NE(run({"list", "studies"}).out.find("study/humidity"), std::string::npos);
    EXPECT_NE(run({"run", shipped("study/humidity")}).err.find("softlattice sweep"),
              std::string::npos);
    EXPECT_EQ(run({"new", "study/humidity"}).status, 0);
    EXPECT_EQ(run({"sweep", "humidity.prm", "--dry-run"}).status, 0);
  }
} // namespace
