// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Values of formulas along lines, against fields that are known; the same on several ranks, and what is refused.
#include "tests/parallel/csv_table.h"
#include "tests/parallel/on_ranks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;

  /// Diffusion from c = x^2 y, which elements of degree 4 hold exactly, as its gradient. `size`: "8, 2".
  std::string text(const std::string &size,
                   const std::string &output,
                   const std::string &discretisation = "")
  {
    return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
           " set Fields = c\n set Free energy = c^2/2\n"
           " subsection Field c\n  set Kind = conserved\n  set Mobility = 1\n end\nend\n"
           "subsection Geometry\n set Kind = box\n set Size = " +
           size +
           "\nend\nsubsection Initial state\n set c = x^2*y\nend\n"
           "subsection Discretisation\n set Finest cell = 0.5\n set Polynomial degree = 4\n" +
           discretisation + "end\nsubsection Output\n set Times = 0.01\n" + output +
           "end\n"
           "subsection Time\n set End time = 0.02\nend\n";
  }

  TEST(LineTables, AreWhatTheFieldsSayOnAnyNumberOfRanks)
  {
    const ScratchFolder folder;
    make_file(
      folder / "case.prm",
      text("8, 2",
           " set Lines = slanted: c, slope = d(c, y)*x + t from 0.3, 1.9 to 6.3, 0.1 with 7 "
           "points; \\\n  wall: c from 0, 2 to 8, 2\n"));
    run_on(1, folder / "case.prm", folder / "one");
    const Table slanted = read_table(folder / "one/line_slanted.csv");
    const std::vector<std::string> header = {"time [1]", "distance [1]", "c [1]", "slope [1]"};
    EXPECT_EQ(slanted.header, header);
    ASSERT_EQ(slanted.rows.size(), 3u * 7u); // at the beginning, at 0.01 and in the end
    const double length = std::hypot(6., 1.8);
    for (std::size_t i = 0; i < 7; ++i)
      {
        const double s = static_cast<double>(i) / 6., x = 0.3 + 6. * s, y = 1.9 - 1.8 * s;
        const std::vector<double> &row = slanted.rows[i];
        EXPECT_EQ(row[0], 0.);
        EXPECT_NEAR(row[1], s * length, 1e-14 * length);
        EXPECT_NEAR(row[2], x * x * y, 1e-11 * 128.);
        EXPECT_NEAR(row[3], x * x * x, 1e-11 * 512.);
        EXPECT_EQ(slanted.rows[7 + i][0], 0.01);
        EXPECT_EQ(slanted.rows[14 + i][0], 0.02);
        EXPECT_EQ(slanted.rows[14 + i][1], row[1]);
      }
    const Table wall = read_table(folder / "one/line_wall.csv");
    ASSERT_EQ(wall.rows.size(), 3u * 201u);
    EXPECT_NEAR(wall.rows[200][1], 8., 1e-12);
    EXPECT_NEAR(wall.rows[200][2], 128., 1e-11 * 128.);
    EXPECT_LT(wall.rows[600][2], 127.); // it has begun to flow down

    for (const int ranks : {2, 3})
      {
        const std::string several = "on_" + std::to_string(ranks);
        run_on(ranks, folder / "case.prm", folder / several);
        for (const char *name : {"/line_slanted.csv", "/line_wall.csv"})
          {
            const Table here = read_table(folder / (several + name));
            const Table there = read_table(folder / (std::string("one") + name));
            EXPECT_EQ(here.header, there.header);
            ASSERT_EQ(here.rows.size(), there.rows.size()) << name;
            for (std::size_t i = 0; i < here.rows.size(); ++i)
              for (std::size_t j = 0; j < here.rows[i].size(); ++j)
                EXPECT_NEAR(here.rows[i][j], there.rows[i][j], 512. * precision_across_ranks)
                  << name << ' ' << i << ' ' << j;
          }
      }
  }

  TEST(LineTables, InThreeDimensions)
  {
    const ScratchFolder folder;
    make_file(folder / "case.prm",
              text("2, 2, 1", " set Lines = up: c, h = z from 1.7, 0.3, 0 to 0.2, 1.9, 1\n"));
    run_on(2, folder / "case.prm", folder / "out");
    const Table up = read_table(folder / "out/line_up.csv");
    ASSERT_EQ(up.at(0.).size(), 201u);
    for (const std::vector<double> &row : up.at(0.))
      {
        const double s = row[1] / std::hypot(std::hypot(1.5, 1.6), 1.);
        EXPECT_NEAR(row[3], s, 1e-14);
        EXPECT_NEAR(row[2], std::pow(1.7 - 1.5 * s, 2) * (0.3 + 1.6 * s), 1e-10);
      }
  }

  TEST(LineTables, MistakesAreRefusedAllAtOnceBeforeAnythingIsWritten)
  {
    const ScratchFolder folder;
    make_file(folder / "words.prm",
              text("8, 2",
                   " set Lines = a: c from 0, 0 to 8, 0 with 1 points; b: q = 2*w from 0, 0 to 8, "
                   "0\n set Probes = c: c at 1, 1\n"));
    make_file(folder / "places.prm",
              text("8, 2", " set Lines = a: c from 0, 0 to 9, 0; b: q = 1/x from 0, 3 to 8, 0\n"));
    make_file(folder / "values.prm", text("8, 2", " set Lines = b: q = 1/x from 0, 1 to 8, 0\n"));
    const auto expect = [&](const std::string &name, const std::vector<std::string> &parts) {
      for (const char *verb : {"check ", "run -o out "})
        {
          const std::string output = folder / "output";
          EXPECT_EQ(shell("cd " + folder.path() + " && " + program_on(2) + verb + name, output), 3);
          for (const std::string &part : parts)
            EXPECT_NE(file_content(output).find(part), std::string::npos) << part << "\n"
                                                                          << file_content(output);
          EXPECT_FALSE(std::filesystem::exists(folder / "out"));
        }
    };
    expect("words.prm",
           {"words.prm:24:",
            "a line has 2 to 20000 points",
            "there is no variable 'w'",
            "words.prm:25:",
            "that is a field"});
    expect("places.prm",
           {"places.prm:24:",
            "'a': the point 8.01, 0 is outside of the domain", // the first of 201
            "'b': the point 0, 3 is outside of the domain"});
    expect("values.prm", {"values.prm:24:", "'q' is no number at the beginning, 0 along 'b'"});
  }

  TEST(LineTables, AreShownByCheck)
  {
    const ScratchFolder folder;
    make_file(folder / "case.prm",
              text("8, 2", " set Lines = a: c, slope = d(c, x) from 0, 0 to 8, 2 with 9 points\n"));
    const std::string output = folder / "output";
    EXPECT_EQ(shell(program_on(1) + "check " + (folder / "case.prm"), output), 0);
    EXPECT_NE(
      file_content(output).find("line_a.csv with c [1], slope [1]: at 9 points from 0, 0 to 8, 2"),
      std::string::npos)
      << file_content(output);
  }
} // namespace
