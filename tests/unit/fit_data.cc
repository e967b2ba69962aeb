// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/fit_data.h"

#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

namespace softlattice
{
  namespace
  {
    FitData read(const std::string &text,
                 const std::string &quantity,
                 std::vector<FileProblem> &problems,
                 const std::string &noise = "")
    {
      const ScratchFolder folder;
      make_file(folder / "data.csv", text);
      FitDataSettings settings;
      settings.file.path = folder / "data.csv";
      settings.quantity = quantity;
      settings.noise = noise;
      std::vector<FileProblem> notes;
      return read_fit_data(settings, UnitSystem(), problems, notes);
    }
  } // namespace

  TEST(FitData, CurvesInAnyOrderAndUnit)
  {
    std::vector<FileProblem> problems;
    const FitData data =
      read("time [min];HT retained [%];standard deviation [%]\n2;20;5\n0;99,5;1\n1;70;4\n",
           "HT retained",
           problems);
    ASSERT_TRUE(problems.empty()) << problems.front().message;
    ASSERT_EQ(data.curve.time.size(), 3u);
    EXPECT_DOUBLE_EQ(data.curve.time[0], 0.);
    EXPECT_DOUBLE_EQ(data.curve.time[2], 120.);
    EXPECT_DOUBLE_EQ(data.curve.value[0], 0.995);
    EXPECT_DOUBLE_EQ(data.curve.value[1], 0.7);
    EXPECT_DOUBLE_EQ(data.curve.deviation[2], 0.05);
    EXPECT_DOUBLE_EQ(data.last_time(), 120.);
  }

  TEST(FitData, NucleiPerSquareMillimetre)
  {
    std::vector<FileProblem> problems;
    const FitData data =
      read("time [s],nuclei per area [1/mm^2]\n1,0\n2,1000\n", "nuclei per area", problems);
    ASSERT_TRUE(problems.empty()) << problems.front().message;
    EXPECT_DOUBLE_EQ(data.curve.value[1], 1e9);
  }

  TEST(FitData, WaitingTimesInTheirUnit)
  {
    std::vector<FileProblem> problems;
    const FitData data = read("time [h],event\n1,1\n2,0\n", "waiting time", problems);
    ASSERT_TRUE(problems.empty()) << problems.front().message;
    ASSERT_EQ(data.waiting.size(), 2u);
    EXPECT_DOUBLE_EQ(data.waiting[0].upper, 3600.);
    EXPECT_TRUE(data.waiting[1].is_right_censored());
    EXPECT_DOUBLE_EQ(data.last_time(), 7200.);
  }

  TEST(FitData, SaysWhatIsWrong)
  {
    const auto problem =
      [](const std::string &text, const std::string &quantity, const std::string &noise = "") {
        std::vector<FileProblem> problems;
        read(text, quantity, problems, noise);
        return problems.empty() ? "" : problems.front().message;
      };
    const std::string lt = "LT fraction";
    EXPECT_NE(problem("time [s],LT fraction [1]\n0,0\n10,35\n", lt).find("35 is outside"),
              std::string::npos)
      << "a column in % that says it is not";
    EXPECT_NE(problem("time [s],LT fraction\n0,0\n1,1\n", lt).find("no unit"), std::string::npos);
    EXPECT_NE(problem("time [s],LT fracton [%]\n0,0\n1,1\n", lt).find("Write 'lt fraction'"),
              std::string::npos);
    EXPECT_NE(problem("time [s],LT fraction [%]\n-1,0\n1,1\n", lt).find("-1 s is outside"),
              std::string::npos);
    EXPECT_NE(problem("time [s],LT fraction [%]\n1,0\n", lt).find("single row"), std::string::npos);
    EXPECT_NE(problem("time [s],LT fraction [%]\n0,0\n0,1\n", lt).find("no time above zero"),
              std::string::npos);
    EXPECT_NE(problem("time [s],LT fraction [%],standard deviation [%]\n0,0,0\n1,1,1\n", lt)
                .find("has to be above zero"),
              std::string::npos);
    EXPECT_NE(problem("time [s],LT fraction [%],standard deviation [%]\n0,0,1\n1,1,1\n", lt, "5 %")
                .find("one of the two"),
              std::string::npos);
    EXPECT_NE(problem("time,event\n1,1\n", "waiting time").find("has no unit"), std::string::npos);
    EXPECT_NE(problem("time [m],event\n1,1\n", "waiting time").find("a time is needed"),
              std::string::npos);
  }
} // namespace softlattice
