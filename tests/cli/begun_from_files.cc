// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Runs that began with files: they go on as if they had not been stopped, but not with other files.
#include "tests/cli/program.h"
#include "tests/support/grey_png.h"
#include "tests/support/statistics_file.h"

#include <nlohmann/json.hpp>

namespace
{
  namespace fs = std::filesystem;
  using namespace softlattice;

  class BegunFromFiles : public Program
  {
  protected:
    BegunFromFiles()
    {
      write("first.prm", mixture("0.5 + 0.1*cos(x) + 0.05*cos(2*y)", ""));
      write_picture(0.4);
      write_table(1.);
      write("case.prm",
            mixture("before + 0.02*grey + 0.01*noise(1, 2)",
                    " set Fields from files = before: c in first\n"
                    " set Fields from pictures = grey: grey.png from 0, 0 to 8, 4\n"));
    }

    /// Conserved fields whose energy, directions and mobility between two of them hold a table.
    static std::string mixture(const std::string &initial, const std::string &more)
    {
      return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
             " set Fields = c, d, e\n set Free energy = table(\"factor.csv\", c)*(c^2 + d^2 + "
             "e^2)/2\n"
             " subsection Field c\n  set Kind = conserved\n  set Mobility = 1\n"
             "  set Cross mobilities = d: 0.1*table(\"factor.csv\", d)\n end\n"
             " subsection Field d\n  set Kind = conserved\n  set Mobility = 1\n end\n"
             " subsection Field e\n  set Kind = conserved\n  set Mobility = 1\n"
             "  set Mobility directions = table(\"factor.csv\", x/8), 1, 0\n end\nend\n"
             "subsection Geometry\n set Kind = box\n set Size = 8, 4\nend\n"
             "subsection Discretisation\n set Finest cell = 1\nend\n"
             "subsection Initial state\n" +
             more + " set c = " + initial +
             "\n set d = 0.3\n set e = 0.4\nend\n"
             "subsection Time\n set End time = 1\nend\n";
    }

    void write_picture(const double grey) const
    {
      write_png(path("grey.png"), 4, 2, [grey](const std::size_t i, std::size_t) {
        return grey + 0.1 * double(i);
      });
    }
    void write_table(const double last) const
    {
      std::string rows = "u,factor\n";
      for (int i = 0; i < 5; ++i)
        rows += std::to_string(0.25 * i) + "," + std::to_string(i == 4 ? last : 1.) + "\n";
      write("factor.csv", rows);
    }

    void expect_run(const std::vector<std::string> &arguments, const int status = 0) const
    {
      const Outcome outcome = run(arguments);
      EXPECT_EQ(outcome.status, status) << outcome.out << outcome.err;
    }
    /// With exit code 3, for this file.
    void expect_refused(const std::string &file) const
    {
      const Outcome outcome = run({"resume", "part", "-q"});
      EXPECT_EQ(outcome.status, 3) << outcome.out << outcome.err;
      EXPECT_NE(outcome.err.find("the file of '" + file + "' is not what it was"),
                std::string::npos)
        << outcome.err;
    }
  };

  TEST_F(BegunFromFiles, GoOnExactlyAndOnlyWithTheSameFiles)
  {
    expect_run({"run", "first.prm", "-q", "-o", "first"});
    expect_run({"run", "case.prm", "-q", "-o", "whole"});
    expect_run({"run", "case.prm", "-q", "-o", "part", "-s", "Time/Maximum wall time = 1 us"}, 75);

    // Each of them alone.
    write_picture(0.5);
    expect_refused("Initial state, grey");
    write_picture(0.4);
    write_table(1.01);
    expect_refused("table(\"" + path("factor.csv").string() + "\")");
    write_table(1.);
    fs::rename(path("first"), path("kept"));
    expect_run({"run", "first.prm", "-q", "-o", "first", "-s", "Time/End time = 0.9"});
    expect_refused("Initial state, before");
    // That a run from which another one began is made longer changes what it began with.
    fs::remove_all(path("first"));
    fs::copy(path("kept"), path("first"), fs::copy_options::recursive);
    expect_run({"resume", "first", "-q", "-s", "Time/End time = 1.5"});
    expect_refused("Initial state, before");
    fs::remove_all(path("first"));
    fs::rename(path("kept"), path("first"));

    expect_run({"resume", "part", "-q", "-s", "Time/Maximum wall time = 0 h"});
    EXPECT_EQ(without_wall_time(content("part/statistics.csv")),
              without_wall_time(content("whole/statistics.csv")));
    EXPECT_EQ(content("part/solution.pvd"), content("whole/solution.pvd"));
    for (const auto &entry : fs::directory_iterator(path("whole/solution")))
      {
        const std::string name = "solution/" + entry.path().filename().string();
        EXPECT_EQ(content("part/" + name), content("whole/" + name)) << name;
      }
  }

  // Names of files are relative to the case, so that what repeats a run from elsewhere states them in full.
  TEST_F(BegunFromFiles, CanBeRepeatedFromTheirEffectiveParameters)
  {
    expect_run({"run", "first.prm", "-q", "-o", "first"});
    expect_run({"run", "case.prm", "-q", "-o", "whole"});
    expect_run({"run", "whole/parameters.effective.prm", "-q", "-o", "again"});
    EXPECT_EQ(without_wall_time(content("again/statistics.csv")),
              without_wall_time(content("whole/statistics.csv")));
  }

  TEST_F(BegunFromFiles, SoCanThoseWhosePhaseBeginsByATable)
  {
    write("profile.csv", "x,phase\n0,1\n1,1\n2,0.5\n3,0\n8,0\n");
    write("film.prm",
          "subsection Model\n set Parts = phase, expressions\n"
          " subsection Interface\n  set Width = 400 nm\n end\nend\n"
          "subsection Geometry\n set Length = 8 um\n set Width = 2 um\nend\n"
          "subsection Nucleation\n set Rate law = none\nend\n"
          "subsection Initial state\n set Kind = formula\n"
          " set LT phase = min(1, max(0, table(\"profile.csv\", x/1e-6)))\nend\n"
          "subsection Time\n set End time = 1 s\nend\n");
    expect_run({"run", "film.prm", "-q", "-o", "film"});
    expect_run({"run", "film/parameters.effective.prm", "-q", "-o", "again"});
    EXPECT_EQ(without_wall_time(content("again/statistics.csv")),
              without_wall_time(content("film/statistics.csv")));
  }
} // namespace
