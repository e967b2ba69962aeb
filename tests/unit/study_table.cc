// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// study.csv: no row is lost, and a row that a crash has cut is none.
#include "solver/study/study_table.h"

#include "solver/base/error.h"
#include "solver/study/study_run.h"
#include "solver/study/study_summary.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace
{
  using namespace softlattice;

  MemberRow row_of(const std::string &member, const double value, const bool is_censored = false)
  {
    MemberRow row;
    row.member = member;
    row.axes = {"60"};
    row.status = "done";
    row.results = {{value, is_censored}};
    return row;
  }

  const StudyColumns columns = {{"Environment/Relative humidity [%]"}, {"t50 [s]"}};

  TEST(StudyTable, RowsReadBackAsTheyWere)
  {
    const ScratchFolder folder;
    const std::string path = folder / "study.csv";
    {
      StudyTable table(path, columns);
      MemberRow failed = row_of("b", NAN);
      failed.status = "failed";
      failed.exit_code = 5;
      failed.reason = "the \"solver\", of all, gave up\nin two lines";
      table.append(row_of("a", 0.1));
      table.append(failed);
      table.append(row_of("c", 1200., true));
    }
    const StudyTable table(path, columns);
    ASSERT_EQ(table.rows().size(), 3u);
    EXPECT_EQ(table.rows().at("a").results[0].value, 0.1);
    EXPECT_EQ(table.rows().at("b").reason, "the \"solver\", of all, gave up\nin two lines");
    EXPECT_EQ(table.rows().at("b").exit_code, 5);
    EXPECT_TRUE(std::isnan(table.rows().at("b").results[0].value));
    EXPECT_TRUE(table.rows().at("c").results[0].is_censored);
    EXPECT_EQ(
      file_content(path).substr(0, file_content(path).find("\r\n")),
      "member,Environment/Relative humidity [%],replicate,seed,status,exit code,reason,t50 [s],"
      "censored: t50,wall time [s]");
  }

  TEST(StudyTable, ARowThatACrashHasCutIsNone)
  {
    const ScratchFolder folder;
    const std::string path = folder / "study.csv";
    {
      StudyTable table(path, columns);
      table.append(row_of("a", 1.));
      table.append(row_of("b", 2.));
    }
    const std::string whole = file_content(path);
    for (std::size_t cut = 1; cut < 20; ++cut)
      {
        make_file(path, whole.substr(0, whole.size() - cut));
        StudyTable table(path, columns);
        EXPECT_EQ(table.rows().size(), 1u) << cut;
        table.append(row_of("b", 2.));
        EXPECT_EQ(file_content(path), whole) << cut;
      }
  }

  TEST(StudyTable, TheLastRowOfAMemberCounts)
  {
    const ScratchFolder folder;
    const std::string path = folder / "study.csv";
    StudyTable table(path, columns);
    MemberRow killed = row_of("a", NAN);
    killed.status = "killed";
    table.append(killed);
    EXPECT_FALSE(table.rows().at("a").is_final());
    table.append(row_of("a", 3.));
    table.append(row_of("0", 4.));
    table.sort({"a", "0"});
    const StudyTable again(path, columns);
    EXPECT_EQ(again.rows().at("a").results[0].value, 3.);
    EXPECT_LT(file_content(path).find("\r\na,"), file_content(path).find("\r\n0,"))
      << "in their order";
  }

  // Tasks of a job array: each is a process of its own, and all end at the same time.
  TEST(StudyTable, ProcessesThatAppendAtOnceLoseNoRow)
  {
    const ScratchFolder folder;
    const std::string path = folder / "study.csv";
    StudyTable(path, columns).append(row_of("first", 1.));
    constexpr int n_processes = 6, n_rows = 60;
    std::vector<pid_t> processes;
    for (int p = 0; p < n_processes; ++p)
      if (processes.push_back(::fork()); processes.back() == 0)
        {
          StudyTable table = StudyTable::joined(path, columns);
          for (int i = 0; i < n_rows; ++i)
            table.append(row_of(std::to_string(p) + "_" + std::to_string(i), i));
          ::_exit(table.rows().size() > n_rows ? 0 : 1);
        }
    for (const pid_t one : processes)
      {
        int status = 1;
        ASSERT_EQ(::waitpid(one, &status, 0), one);
        EXPECT_EQ(status, 0);
      }
    const StudyTable table(path, columns);
    EXPECT_EQ(table.rows().size(), 1u + n_processes * n_rows);
    EXPECT_EQ(table.rows().at("3_17").results[0].value, 17.);
  }

  TEST(StudyTable, WhoJoinsTakesOffWhatACrashHasCutAndNothingElse)
  {
    const ScratchFolder folder;
    const std::string path = folder / "study.csv";
    StudyTable(path, columns).append(row_of("a", 1.));
    const std::string whole = file_content(path);
    make_file(path, whole + "b,60,1,0,do");
    StudyTable::joined(path, columns).append(row_of("c", 3.));
    EXPECT_EQ(file_content(path).substr(0, whole.size()), whole);
    EXPECT_EQ(file_content(path).find("b,60"), std::string::npos);
    EXPECT_EQ(StudyTable::joined(path, columns).rows().size(), 2u);
    EXPECT_THROW(StudyTable::joined(path, {{}, {"t50 [s]"}}), FileError) << "another study";
    EXPECT_THROW(StudyTable::joined(folder / "none.csv", columns), FileError);
  }

  TEST(StudyTable, WhatIsNoTableOfAStudyIsLeftAlone)
  {
    const ScratchFolder folder;
    const std::string path = folder / "study.csv";
    make_file(path, "my,own\n1,2\n");
    EXPECT_THROW(StudyTable(path, columns), FileError);
    EXPECT_EQ(file_content(path), "my,own\n1,2\n");
  }

  // A point is precise enough if the interval of its mean is; where one is censored the mean is not known.
  TEST(PrecisionGoals, AreReachedByTheIntervalOfTheMean)
  {
    const MemberRow low = row_of("a", 99.), middle = row_of("b", 100.), high = row_of("c", 101.),
                    censored = row_of("d", 100., true);
    PrecisionGoal goal;
    goal.part = 0.026; // t(0.975, 2)/sqrt(3) = 2.484 % of 100
    EXPECT_TRUE(goal.is_reached({&low, &middle, &high}));
    goal.part = 0.024;
    EXPECT_FALSE(goal.is_reached({&low, &middle, &high}));
    goal.part = 0.5;
    EXPECT_FALSE(goal.is_reached({&low, &middle})) << "two say too little";
    EXPECT_FALSE(goal.is_reached({&low, &middle, &high, &censored}));
  }

  TEST(StudySummaries, TakeDifferencesOfTheSameReplicatesAndMeansOfAllOrNone)
  {
    const ScratchFolder folder;
    StudyTable table(folder / "study.csv", columns);
    std::vector<StudyMember> members;
    const double value[2][3] = {{10., 20., 30.}, {11., 22., 33.}};
    for (std::size_t point = 0; point < 2; ++point)
      for (int r = 0; r < 3; ++r)
        {
          StudyMember member;
          member.id = std::to_string(point) + std::to_string(r);
          member.point = point;
          member.replicate = r + 1;
          member.axes = {"60"};
          members.push_back(member);
          MemberRow row = row_of(member.id, value[point][r]);
          row.replicate = r + 1;
          table.append(row);
        }
    StudySummary summary = summarise(members, 2, table, columns);
    const PointResult &second = summary.points[1].results[0];
    EXPECT_DOUBLE_EQ(second.mean.mean, 22.);
    EXPECT_DOUBLE_EQ(second.change.mean, 2.);
    EXPECT_NEAR(second.change.half_width, 4.302653 / std::sqrt(3.), 1e-6)
      << "of the differences 1, 2, 3: the spread between replicates is not in it";
    EXPECT_DOUBLE_EQ(second.median, 22.);

    MemberRow late = row_of("12", 25., true);
    late.replicate = 3;
    table.append(late);
    summary = summarise(members, 2, table, columns);
    EXPECT_EQ(summary.points[1].results[0].n_censored, 1);
    EXPECT_TRUE(std::isnan(summary.points[1].results[0].mean.mean))
      << "no mean of the two that ended early";
    EXPECT_DOUBLE_EQ(summary.points[1].results[0].median, 22.);
    EXPECT_DOUBLE_EQ(summary.points[1].results[0].watched_until, 25.);
  }
} // namespace
