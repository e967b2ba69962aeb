// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What the program writes of analysed fields, against fields that are known; the same on several ranks.
#include "tests/parallel/csv_table.h"
#include "tests/parallel/on_ranks.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace
{
  using namespace softlattice;

  /// Diffusion with f = c^2/2, in a box of 8 x 2 that is periodic along y.
  std::string text(const std::string &initial, const std::string &mobility, const std::string &end)
  {
    return "subsection Model\n set Equations = expressions\n set Dimensionless = true\n"
           " set Fields = c\n set Free energy = c^2/2\n"
           " subsection Field c\n  set Kind = conserved\n  set Mobility = " +
           mobility +
           "\n end\nend\n"
           "subsection Geometry\n set Kind = box\n set Size = 8, 2\nend\n"
           "subsection Initial state\n set c = " +
           initial +
           "\nend\nsubsection Boundary conditions\n set Periodic = y\nend\n"
           "subsection Discretisation\n set Finest cell = 0.25\nend\n"
           "subsection Output\n set Times = " +
           end +
           "\n subsection Analysis\n  set Fields = c\n  set Shortest wave = 1\n"
           "  set Profile axis = x\n  set Interdiffusion = true\n end\nend\n"
           "subsection Time\n set End time = " +
           end + "\n set Relative tolerance = 1e-4\nend\n";
  }

  void run(const ScratchFolder &folder, const int ranks, const std::string &directory)
  {
    run_on(ranks, folder / "case.prm", folder / directory);
  }

  TEST(AnalysisFiles, OfAWave)
  {
    // Two waves, with k_x = pi/2 between walls and k_y = +-pi; the mean square is 0.0025. Above the average
    // are three regions of 2 x 1 and two halves of such against the walls, borders along those of cells.
    const ScratchFolder folder;
    make_file(folder / "case.prm", text("0.3 + 0.1*cos(pi*x/2)*cos(pi*y)", "1", "1e-9"));
    run(folder, 1, "one");
    const double pi = std::acos(-1.), k = std::hypot(pi / 2., pi);

    const Table summary = read_table(folder / "one/analysis_c.csv");
    const std::vector<std::string> header = {"time [1]",
                                             "variance of c [1]",
                                             "regions of c [1]",
                                             "fraction in regions [1]",
                                             "mean region radius [1]",
                                             "spread of region radii [1]",
                                             "characteristic length [1]",
                                             "junction width [1]"};
    EXPECT_EQ(summary.header, header);
    ASSERT_EQ(summary.rows.size(), 2u); // at the beginning and in the end
    for (const auto &row : summary.rows)
      {
        EXPECT_NEAR(row[1], 0.0025, 1e-6);
        EXPECT_NEAR(row[3], 0.5, 1e-9);
        EXPECT_EQ(row[2], 5.);
        const double large = std::sqrt(2. / pi), small = std::sqrt(1. / pi);
        EXPECT_NEAR(row[4], (3. * large + 2. * small) / 5., 1e-9);
        EXPECT_NEAR(row[5], std::sqrt(0.24) * (large - small), 1e-9);
        EXPECT_NEAR(row[6], 2. * pi / k, 1e-4);
      }

    const Table structure = read_table(folder / "one/structure_factor_c.csv");
    double power = 0.;
    for (const auto &row : structure.at(0.))
      {
        power += row[2] * row[3] / 16.;
        if (std::abs(row[2]) > 1e-6)
          {
            EXPECT_NEAR(row[1], k, 0.4);
          }
      }
    EXPECT_NEAR(power, 0.0025, 1e-6);

    const Table profile = read_table(folder / "one/profile_c.csv");
    ASSERT_EQ(profile.at(0.).size(), 401u);
    for (const auto &row : profile.at(0.))
      EXPECT_NEAR(row[2], 0.3, 1e-6); // waves along y average out

    for (const int ranks : {2, 3})
      {
        const std::string several = "on_" + std::to_string(ranks);
        run(folder, ranks, several);
        for (const char *name : {"/analysis_c.csv", "/structure_factor_c.csv", "/profile_c.csv"})
          {
            const Table here = read_table(folder / (several + name));
            const Table there = read_table(folder / (std::string("one") + name));
            ASSERT_EQ(here.rows.size(), there.rows.size()) << name;
            for (std::size_t i = 0; i < here.rows.size(); ++i)
              for (std::size_t j = 0; j < here.rows[i].size(); ++j)
                if (!std::isnan(there.rows[i][j]))
                  {
                    EXPECT_NEAR(here.rows[i][j], there.rows[i][j], 1e-9) << name << ' ' << i;
                  }
          }
      }
  }

  TEST(AnalysisFiles, AJunctionAndItsInterdiffusion)
  {
    // D = M f'' = 0.3. From a front of 10-90 % width w at the beginning, whose variance is that of the
    // time t_0 = w^2/(3.6248^2 D) before, here 0.02 % of the end.
    const ScratchFolder folder;
    make_file(folder / "case.prm", text("(1 - tanh((x - 4)/0.06))/2", "0.3", "1"));
    run(folder, 2, "junction");
    const Table summary = read_table(folder / "junction/analysis_c.csv");
    EXPECT_NEAR(summary.rows.front().back(), 2. * std::log(9.) * 0.03, 0.01);
    EXPECT_NEAR(summary.rows.back().back(),
                3.6248 * std::sqrt(0.3),
                0.005 * 3.6248 * std::sqrt(0.3));

    unsigned int n_compared = 0;
    for (const auto &row : read_table(folder / "junction/interdiffusion_c.csv").at(1.))
      if (row[1] > 0.1 && row[1] < 0.9)
        {
          ++n_compared;
          EXPECT_EQ(row[3], 1.) << row[1];
          EXPECT_NEAR(row[2], 0.3, 0.02 * 0.3) << row[1];
        }
    EXPECT_GE(n_compared, 50u);
  }
} // namespace
