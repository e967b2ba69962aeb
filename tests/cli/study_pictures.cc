// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Pictures of studies, as VTK reads them back.
#include "tests/cli/program.h"
#include "tests/postprocess/synthetic_result.h"

#include <fstream>
#include <set>
#include <sstream>

namespace
{
  using namespace softlattice;
  namespace fs = std::filesystem;

  class StudyPictures : public Program
  {
  protected:
    /// A mean-field study over two axes, of which the driest members outlast the run.
    void sweep() const
    {
      write(
        "study.prm",
        "subsection Study\n set Case = " + shipped("humid_film") +
          "\n set Members = mean field\n set Quantities = t50, nuclei per area\n"
          " subsection Environment/Relative humidity\n  set From = 30 %\n  set To = 90 %\n"
          "  set Points = 5\n end\n"
          " subsection Environment/Temperature\n  set Values = 15, 25, 35, 45, 55 degC\n end\nend\n"
          "subsection Time\n set End time = 30 min\nend\n");
      ASSERT_EQ(run({"sweep", "study.prm"}).status, 0);
    }

    /// study.csv without its last rows.
    void keep_rows(const std::size_t n) const
    {
      std::istringstream text(content("results/study/study.csv"));
      std::ofstream file(path("results/study/study.csv"), std::ios::binary);
      std::string row;
      for (std::size_t i = 0; i <= n && std::getline(text, row); ++i)
        file << row << "\n";
    }

    static std::size_t n_colours(const Picture &picture)
    {
      std::set<Colour> colours;
      for (int row = 0; row < picture.height(); ++row)
        for (int column = 0; column < picture.width(); ++column)
          colours.insert(picture.at(column, row));
      return colours.size();
    }
  };

  TEST_F(StudyPictures, AreDrawnOfEveryQuantity)
  {
    sweep();
    const Outcome outcome = run({"render", "study.prm", "--width", "900", "--height", "700"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    for (const char *name : {"t50_map",
                             "t50_over_relative_humidity",
                             "nuclei_per_area_map",
                             "nuclei_per_area_over_relative_humidity"})
      {
        const std::string file = "results/study/pictures/" + std::string(name) + ".png";
        EXPECT_NE(outcome.out.find(file), std::string::npos) << outcome.out;
        ASSERT_TRUE(fs::exists(path(file))) << file;
        const Picture picture(path(file).string());
        EXPECT_EQ(picture.width(), 900);
        EXPECT_EQ(picture.height(), 700);
        // Cells of a map, or curves, in colours of their own, with soft edges.
        EXPECT_GT(n_colours(picture), 20u) << file;
      }
    // Those of the map are the colours of its values: the longest life is the lightest, the shortest the darkest.
    const Picture map(path("results/study/pictures/t50_map.png").string());
    std::set<Colour> colours;
    for (int row = 0; row < map.height(); ++row)
      for (int column = 0; column < map.width(); ++column)
        colours.insert(map.at(column, row));
    EXPECT_EQ(colours.count(ColourMap("viridis").at(0.)), 1u);
    EXPECT_EQ(colours.count(ColourMap("viridis").at(1.)), 1u);

    // Again: ours are replaced, those of others are not.
    EXPECT_EQ(run({"render", "results/study"}).status, 0);
    EXPECT_EQ(Picture(path("results/study/pictures/t50_map.png").string()).width(), 1280);
    fs::remove(path("results/study/softlattice.files"));
    EXPECT_EQ(run({"render", "results/study"}).status, 4);
  }

  TEST_F(StudyPictures, OfAStudyThatRunsSayWhatIsMissing)
  {
    sweep();
    keep_rows(13);
    const Outcome outcome = run({"render", "results/study"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NE(outcome.out.find("12 members are missing: the study is not at its end"),
              std::string::npos)
      << outcome.out;
    keep_rows(0);
    const Outcome empty = run({"render", "results/study"});
    EXPECT_EQ(empty.status, 4);
    EXPECT_NE(empty.err.find("no member that is at its end"), std::string::npos) << empty.err;
  }

  TEST_F(StudyPictures, WhatCannotBeDrawnIsSaid)
  {
    fs::create_directories(path("study"));
    EXPECT_NE(run({"render", "study"}).err.find("has neither solution.pvd"), std::string::npos);
    write("study/study.csv", "time [s],event\r\n3,1\r\n");
    EXPECT_NE(run({"render", "study"}).err.find("is no table of a study"), std::string::npos);
    const std::string header =
      "member,Environment/Temperature [degC],replicate,seed,status,exit code,reason,t50 [s],"
      "censored: t50,wall time [s]\r\n";
    write("study/study.csv",
          header + "a,25,1,0,failed,5,gave up,,,1\r\nb,35,1,0,failed,5,gave up,,,1\r\n");
    const Outcome failed = run({"render", "study"});
    EXPECT_EQ(failed.status, 4);
    EXPECT_NE(failed.err.find("all members"), std::string::npos) << failed.err;
    write("study/study.csv", header + "a,25,1,0,done,0,,12,no,1\r\n");
    const Outcome one = run({"render", "study"});
    EXPECT_EQ(one.status, 4);
    EXPECT_NE(one.err.find("one point"), std::string::npos) << one.err;
    EXPECT_EQ(run({"render", "study", "--field", "LT_phase"}).status, 2);
    EXPECT_EQ(run({"render", "study", "--every", "2"}).status, 2);
    EXPECT_FALSE(fs::exists(path("study/pictures"))) << "nothing was written";
  }

  TEST_F(StudyPictures, HaveTheIndicesOfASummary)
  {
    fs::create_directories(path("study"));
    write("study/study.csv",
          "member,A/Length [um],replicate,seed,status,exit code,reason,t50 [s],censored: t50,"
          "wall time [s]\r\na,1,1,0,done,0,,12,no,1\r\nb,2,1,0,done,0,,15,no,1\r\n");
    write("study/summary.json",
          R"({"n": 2, "sensitivity": [{"quantity": "t50 [s]", "of": "logarithm", "axes": [
             {"axis": "A/Length", "first order": 0.7, "first order interval": [0.6, 0.8],
              "total": 0.9, "total interval": [0.8, 1.0]},
             {"axis": "B/Energy", "first order": 0.1, "first order interval": [null, 0.2], "total": null}]}]})");
    const Outcome outcome = run({"render", "study"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_TRUE(fs::exists(path("study/pictures/sensitivity_t50.png"))) << outcome.out;
    EXPECT_TRUE(fs::exists(path("study/pictures/t50_over_length.png"))) << outcome.out;
    // What is no such list does no harm.
    write("study/summary.json",
          R"({"n": "many", "sensitivity": [3, {"quantity": 1, "axes": [null]}]})");
    EXPECT_EQ(run({"render", "study"}).status, 0);
  }
} // namespace
