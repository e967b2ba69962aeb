// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The program with a part that it does not have: its whole pipeline takes it, and nothing of the program knows it.
#include "tests/cli/interrupted_runs.h"
#include "tests/parallel/on_ranks.h"

#include <cmath>
#include <regex>

namespace
{
  using namespace softlattice;

  constexpr const char *tracer = "subsection Tracer\n set Diffusivity = 1e-14 m^2/s\n"
                                 " set Decay rate = 0.05 1/s\n set Decay begins = 5 s\n"
                                 " set Slowing of fronts = 0.5\n set Initial value = 0.4\n"
                                 " set Initial amplitude = 0.05\n"
                                 " set Initial wave length = 10 um\nend\n";

  /// A film in which nuclei form and grow, the mesh follows, and a tracer spreads and decays.
  class WithTracer : public InterruptedRuns
  {
  protected:
    WithTracer()
    {
      program_ = SOFTLATTICE_BINARY_DIR "/tests/softlattice_with_tracer";
      write("film.prm",
            content("film.prm") + parts("phase, tracer") + tracer +
              "subsection Geometry\n set Length = 5 um\n set Width = 4 um\nend\n"
              "subsection Nucleation\n set Reference rate = 3e9 1/m^2/s\nend\n"
              "subsection Model\n subsection Interface\n  set Width = 300 nm\n end\nend\n"
              "subsection Checkpoint\n set Interval = 0.2 s\nend\n"
              "subsection Time\n set End time = 30 s\nend\n");
    }

    static std::string parts(const std::string &names)
    {
      return "subsection Model\n set Parts = " + names + "\nend\n";
    }

    std::string read_by(const Outcome &outcome) const { return outcome.out + outcome.err; }

    nlohmann::json summary_of(const std::string &folder) const
    {
      return nlohmann::json::parse(content(folder + "/summary.json"));
    }
  };

  TEST_F(WithTracer, IsCheckedListedAndExplained)
  {
    const Outcome check = run({"check", "film.prm"});
    EXPECT_EQ(check.status, 0) << read_by(check);
    const Outcome list = run({"list", "parameters"});
    EXPECT_NE(list.out.find("\nTracer\n  Diffusivity = 1e-14 m^2/s"), std::string::npos);
    const Outcome entry = run({"explain", "Slowing of fronts"});
    EXPECT_NE(entry.out.find("the mobility of fronts is multiplied by exp(-a c)"),
              std::string::npos)
      << read_by(entry);
    const Outcome all = run({"explain", "Parts"});
    const std::string words =
      std::regex_replace(all.out, std::regex("\\s+"), " "); // wherever its lines end
    EXPECT_NE(words.find("; tracer, what diffuses, decays and slows fronts down."),
              std::string::npos)
      << all.out;
    const Outcome estimate = run({"estimate", "film.prm"});
    EXPECT_NE(read_by(estimate).find("what the part 'tracer' does is not in it"), std::string::npos)
      << read_by(estimate);
  }

  TEST_F(WithTracer, ItsColumnsTablesFieldsAndQuantitiesAreInTheResults)
  {
    run_uninterrupted();
    const auto rows = csv_rows(content("whole/statistics.csv"));
    const auto column = [&](const std::string &name) {
      const auto found = std::find(rows[0].begin(), rows[0].end(), name);
      EXPECT_NE(found, rows[0].end()) << name;
      return static_cast<std::size_t>(found - rows[0].begin());
    };
    const std::size_t left = column("tracer left [1]");
    EXPECT_EQ(std::stod(rows[1][left]), 1.);
    const double last = std::stod(rows.back()[left]);
    const auto summary = summary_of("whole");
    EXPECT_DOUBLE_EQ(summary["quantities"]["tracer decayed [1]"], 1. - last);
    EXPECT_TRUE(summary["quantities"].contains("t50 [s]"));
    const auto table = csv_rows(content("whole/tracer.csv"));
    ASSERT_GT(table.size(), 4u);
    EXPECT_EQ(table[0], (std::vector<std::string>{"time [s]", "lowest [1]", "highest [1]"}));
    EXPECT_NEAR(std::stod(table[1][2]), 0.45, 1e-12);
    bool has_fields = false;
    for (const auto &file : fs::directory_iterator(path("whole/solution")))
      {
        const std::string text = file_content(file.path());
        has_fields = has_fields || (text.find("\"tracer\"") != std::string::npos &&
                                    text.find("\"speed_of_fronts\"") != std::string::npos);
      }
    EXPECT_TRUE(has_fields);
    // A step ends where the decay begins, and nothing has decayed until then.
    const std::size_t time = column("time [s]");
    const auto begins = std::find_if(rows.begin() + 1, rows.end(), [&](const auto &row) {
      return std::stod(row[time]) == 5.;
    });
    ASSERT_NE(begins, rows.end());
    EXPECT_NEAR(std::stod((*begins)[left]), 1., 1e-12);
    EXPECT_LT(last, 0.5);
    EXPECT_NE(content("whole/parameters.effective.prm").find("Decay rate"), std::string::npos);
    EXPECT_NE(content("whole/log.txt").find("tracer: diffuses with 1e-14 m^2/s"),
              std::string::npos);
  }

  TEST_F(WithTracer, IsResumedToTheBitAfterItWasKilled)
  {
    run_uninterrupted();
    run_and_kill("killed", "000003");
    const Outcome resumed = run({"resume", "killed", "-q"});
    ASSERT_EQ(resumed.status, 0) << read_by(resumed);
    expect_like_uninterrupted("killed");
    EXPECT_EQ(content("killed/tracer.csv"), content("whole/tracer.csv"));
    for (const auto &file : fs::directory_iterator(path("whole/solution")))
      EXPECT_TRUE(file_content(file.path()) ==
                  content("killed/solution/" + file.path().filename().string()))
        << file.path();
  }

  TEST_F(WithTracer, IsTheSameOnTwoRanks)
  {
    run_uninterrupted();
    ASSERT_EQ(shell("cd " + path("").string() + " && mpirun --oversubscribe --bind-to none -n 2 " +
                      program_ + " run film.prm -q -o two",
                    path("output").string()),
              0)
      << content("output");
    EXPECT_EQ(content("two/events.csv"), content("whole/events.csv"));
    const auto one = summary_of("whole")["final"], two = summary_of("two")["final"];
    for (const char *column :
         {"LT fraction [1]", "free energy [J/m]", "mean tracer [1]", "tracer left [1]"})
      EXPECT_NEAR(two[column],
                  double(one[column]),
                  precision_across_ranks * std::abs(double(one[column])))
        << column;
  }

  TEST_F(WithTracer, IsStudied)
  {
    write("study.prm",
          "subsection Study\n set Case = film.prm\n"
          " set Quantities = tracer decayed, final mean tracer\n"
          " subsection Tracer/Decay rate\n  set Values = 0.01, 0.1 1/s\n end\nend\n"
          "subsection Time\n set End time = 15 s\nend\n");
    const Outcome sweep = run({"sweep", "study.prm", "-j", "1", "-o", "study"});
    ASSERT_EQ(sweep.status, 0) << read_by(sweep);
    const auto rows = csv_rows(content("study/study.csv"));
    ASSERT_EQ(rows.size(), 3u);
    const auto found = std::find(rows[0].begin(), rows[0].end(), "tracer decayed [1]");
    ASSERT_NE(found, rows[0].end());
    const std::size_t decayed = found - rows[0].begin();
    // Ten seconds of decay of what is there; the tolerance of a step is 1e-3 of what the field varies by.
    for (std::size_t i = 1; i < 3; ++i)
      EXPECT_NEAR(std::stod(rows[i][decayed]), 1. - std::exp(-(i == 1 ? 0.1 : 1.)), 1e-3);
  }

  TEST_F(WithTracer, GoesTogetherWithOtherParts)
  {
    write("both.prm",
          "include film.prm\nsubsection Model\n set Parts = phase, tracer, expressions\n"
          " set Fields = product\n"
          " subsection Field product\n  set Kind = conserved\n  set Mobility = 1e-14\n"
          "  set Source = 0.05*tracer*(1 - LT_phase)\n end\n"
          " subsection Field tracer\n  set Source = -0.05*tracer*(1 - LT_phase)\n end\n"
          " set Free energy = product^2/2\nend\n"
          "subsection Initial state\n set product = 0\nend\n"
          "subsection Tracer\n set Decay rate = 0 1/s\nend\n"
          "subsection Time\n set End time = 15 s\nend\n");
    const Outcome outcome = run({"run", "both.prm", "-q", "-o", "both"});
    ASSERT_EQ(outcome.status, 0) << read_by(outcome);
    const auto last = summary_of("both")["final"];
    // What the formulas take from the one they give to the other: a linear invariant, which the integrator keeps as
    // far as Newton's iteration has converged, to a part of what a step tolerates.
    EXPECT_NEAR(double(last["mean of product [1]"]) + double(last["mean tracer [1]"]), 0.4, 1e-6);
    EXPECT_GT(double(last["mean of product [1]"]), 0.05);

    write("mixture.prm",
          "include " + shipped("composition_front") + "\n" +
            parts("phase, composition, light, tracer") +
            "subsection Geometry\n set Size = 0.5 um, 0.125 um\nend\n"
            "subsection Time\n set End time = 1 s\nend\n" +
            tracer);
    const Outcome mixture = run({"run", "mixture.prm", "-q", "-o", "mixture"});
    ASSERT_EQ(mixture.status, 0) << read_by(mixture);
    EXPECT_NEAR(summary_of("mixture")["final"]["tracer left [1]"], 1., 1e-12);

    write("alone.prm",
          parts("tracer") +
            "subsection Geometry\n set Kind = film in plan\n set Length = 8 um\n set Width = 2 um\n"
            "end\nsubsection Discretisation\n set Finest cell = 0.5 um\nend\n"
            "subsection Time\n set End time = 25 s\nend\n" +
            tracer + "subsection Tracer\n set Slowing of fronts = 0\nend\n");
    const Outcome alone = run({"run", "alone.prm", "-q", "-o", "alone"});
    ASSERT_EQ(alone.status, 0) << read_by(alone);
    EXPECT_NEAR(summary_of("alone")["final"]["tracer left [1]"], std::exp(-1.), 1e-3);
  }

  TEST_F(WithTracer, WhatIsWrongIsToldWithItsLine)
  {
    const auto said_of = [this](const std::string &text) {
      write("wrong.prm", text);
      const Outcome outcome = run({"run", "wrong.prm"});
      EXPECT_EQ(outcome.status, 3);
      return read_by(outcome);
    };
    const std::string film = "include film.prm\n";
    std::string said = said_of(film + "subsection Tracer\n set Decay rate = -1 1/s\n"
                                      " set Diffusivity = 1 m\n set Slowness = 1\nend\n");
    for (const char *line : {"wrong.prm:3:", "wrong.prm:4:", "wrong.prm:5:"})
      EXPECT_NE(said.find(line), std::string::npos) << line << "\n" << said;
    said = said_of(film + "subsection Tracer\n set Initial amplitude = 0.6\nend\n");
    EXPECT_NE(said.find("wrong.prm:3:"), std::string::npos) << said;
    EXPECT_NE(said.find("there would be less than no tracer"), std::string::npos) << said;
    said = said_of(film + "subsection Model\n set Parts = phase\nend\n"
                          "subsection Tracer\n set Decay rate = 1 1/s\nend\n");
    EXPECT_NE(said.find("Model/Parts = tracer"), std::string::npos) << said;
    said = said_of(film + "subsection Model\n set Parts = phase, tarcer\nend\n");
    EXPECT_NE(said.find("wrong.prm:3:"), std::string::npos) << said;
    EXPECT_NE(said.find("did you mean 'tracer'?"), std::string::npos) << said;
    said = said_of("include " + shipped("light_segregation") + "\n" +
                   parts("composition, light, tracer"));
    EXPECT_NE(said.find("wrong.prm:3:"), std::string::npos) << said;
    EXPECT_NE(said.find("the part 'tracer' acts on the field 'LT_phase', and no part of the case "
                        "has it"),
              std::string::npos)
      << said;
    said = said_of(film + "subsection Model\n set Parts = phase, tracer, expressions\n"
                          " set Fields = tracer\nend\n");
    EXPECT_NE(said.find("'tracer' is a field of another part of the case"), std::string::npos)
      << said;
  }

  TEST_F(WithTracer, NothingOfTheProgramKnowsIt)
  {
    program_ = SOFTLATTICE_BINARY_DIR "/softlattice";
    const Outcome outcome = run({"check", "film.prm"});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_NE(read_by(outcome).find("'tracer'"), std::string::npos) << read_by(outcome);
    for (const char *folder : {"solver", "models", "meshes", "postprocess"})
      for (const auto &file :
           fs::recursive_directory_iterator(fs::path(SOFTLATTICE_SOURCE_DIR) / folder))
        {
          const bool is_source =
            file.path().extension() == ".cc" || file.path().extension() == ".h";
          EXPECT_FALSE(is_source && file_content(file.path()).find("tracer") != std::string::npos)
            << file.path();
        }
  }
} // namespace
