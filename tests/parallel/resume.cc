// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Runs of several processes of which one is killed, and what `resume` makes of them.
#include "tests/parallel/on_ranks.h"
#include "tests/support/growing_film.h"
#include "tests/support/statistics_file.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

namespace
{
  using namespace softlattice;

  class Killed : public testing::Test
  {
  protected:
    void SetUp() override
    {
      make_file(folder_ / "film.prm", growing_film);
      ASSERT_EQ(
        shell(program_on(2) + "run " + folder_ / "film.prm" + " -q -o " + folder_ / "whole"),
        0);
    }

    /// Runs on two processes and kills one of them so long after the first checkpoint [s].
    void run_and_kill(const double delay)
    {
      const int status = shell(
        "rm -rf " + folder_ / "film" + "\n" + program_on(2) + "run " + folder_ / "film.prm" +
        " -q -o " + folder_ / "film" + " &\n" + "while [ ! -e " +
        folder_ / "film/checkpoint/000001" +
        " ] && kill -0 $!; do sleep 0.01; done\n"
        "sleep " +
        std::to_string(delay) +
        "\nread -r all < /proc/$!/task/$!/children\nset -- $all\nkill -9 $2\nwait $!\nstatus=$?\n"
        // Open MPI 5 does not wait for the others, which still hold the results.
        "for one; do while [ -e /proc/$one ]; do sleep 0.01; done; done\n(exit $status)");
      // The run may have been faster.
      EXPECT_TRUE(status == 137 || status == 0) << status;
      n_killed_ += status == 137;
    }

    void resume(const int ranks)
    {
      ASSERT_EQ(shell(program_on(ranks) + "resume " + folder_ / "film" + " -q"), 0);
    }

    /// On two processes, as many as before, everything is the same to the last digit.
    void resume_and_compare(const int ranks)
    {
      resume(ranks);
      if (ranks == 2)
        expect_the_same_bytes();
      else
        expect_the_same_numbers();
    }

    bool is_finished() const { return std::filesystem::exists(folder_ / "film/summary.json"); }

    std::string film(const std::string &file) const
    {
      return file_content(folder_ / "film/" + file);
    }
    std::string whole(const std::string &file) const
    {
      return file_content(folder_ / "whole/" + file);
    }

    void expect_the_same_bytes() const
    {
      EXPECT_EQ(without_wall_time(film("statistics.csv")),
                without_wall_time(whole("statistics.csv")));
      EXPECT_EQ(film("events.csv"), whole("events.csv"));
      EXPECT_EQ(film("solution.pvd"), whole("solution.pvd"));
    }

    /// What is physical, relative to the largest value of its column.
    void expect_the_same_numbers() const
    {
      EXPECT_EQ(film("events.csv"), whole("events.csv"));
      const auto rows = csv_rows(film("statistics.csv")),
                 expected = csv_rows(whole("statistics.csv"));
      ASSERT_EQ(rows.size(), expected.size());
      for (std::size_t column = 0; column < rows[0].size(); ++column)
        {
          const std::string &name = rows[0][column];
          // Whether a cell is refined, and an iteration done, may hang on a rounding.
          if (name == "wall time [s]" || name == "unknowns [1]" ||
              name.find("iterations") != std::string::npos)
            continue;
          double size = 0., worst = 0.;
          for (std::size_t i = 1; i < rows.size(); ++i)
            {
              const double value = std::stod(expected[i][column]);
              size = std::max(size, std::abs(value));
              worst = std::max(worst, std::abs(std::stod(rows[i][column]) - value));
            }
          EXPECT_LE(worst, precision_across_ranks * size) << name;
        }
    }

    ScratchFolder folder_;
    int n_killed_ = 0;
  };

  TEST_F(Killed, OneProcessEndsAllAndTheyGoOnOnAnyNumber)
  {
    for (const int ranks : {2, 1, 3})
      {
        SCOPED_TRACE(ranks);
        run_and_kill(0.1 * ranks);
        if (is_finished())
          continue;
        resume_and_compare(ranks);
      }
    EXPECT_GE(n_killed_, 1);
  }

  TEST_F(Killed, LongAHundredTimes)
  {
    std::mt19937 random(2026);
    std::uniform_real_distribution<double> delay(0., 0.6);
    int n_resumed = 0;
    for (int i = 0; n_resumed < 100 && i < 300; ++i)
      {
        SCOPED_TRACE(i);
        run_and_kill(delay(random));
        if (is_finished())
          continue;
        const int ranks = n_resumed % 5 == 4 ? (n_resumed % 10 == 4 ? 1 : 3) : 2;
        ++n_resumed;
        resume_and_compare(ranks);
      }
    EXPECT_EQ(n_resumed, 100);
  }
} // namespace
