// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Tables of lifetimes as people and studies write them, and what is told of mistakes.
#include "solver/study/survival_table.h"

#include "models/csv_cells.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace
{
  using namespace softlattice;

  constexpr double infinity = std::numeric_limits<double>::infinity();

  SurvivalTable read(const std::string &text, const SurvivalTableUse &use = {})
  {
    std::vector<FileProblem> problems;
    const SurvivalTable table = read_survival_table(text, "table.csv", use, problems);
    EXPECT_TRUE(problems.empty()) << TableFileError(problems).what();
    return table;
  }

  std::string problems(const std::string &text, const SurvivalTableUse &use = {})
  {
    std::vector<FileProblem> list;
    read_survival_table(text, "t", use, list);
    return TableFileError(list).what();
  }

  void expect(const SurvivalTable &table, const std::vector<Lifetime> &lifetimes)
  {
    ASSERT_EQ(table.lifetimes.size(), lifetimes.size());
    for (std::size_t i = 0; i < lifetimes.size(); ++i)
      {
        EXPECT_EQ(table.lifetimes[i].lower, lifetimes[i].lower) << i;
        EXPECT_EQ(table.lifetimes[i].upper, lifetimes[i].upper) << i;
        EXPECT_EQ(table.lifetimes[i].group, lifetimes[i].group) << i;
      }
  }

  TEST(SurvivalTable, TimeEventAndGroup)
  {
    const SurvivalTable table = read("time [weeks],event,group\n6,1,A\n6,0,A\n7.5,Yes,B\n8,no,B\n"
                                     "9,TRUE,B\n9,false,B\n1e1,dead,B\n11,censored,B\n");
    EXPECT_EQ(table.quantity, "time");
    EXPECT_EQ(table.unit, "weeks");
    EXPECT_EQ(table.group, "group");
    EXPECT_EQ(table.skipped, 0);
    expect(table,
           {{6, 6, "A"},
            {6, infinity, "A"},
            {7.5, 7.5, "B"},
            {8, infinity, "B"},
            {9, 9, "B"},
            {9, infinity, "B"},
            {10, 10, "B"},
            {11, infinity, "B"}});
  }

  TEST(SurvivalTable, LimitsWithOpenEnds)
  {
    const SurvivalTable table =
      read("sample,lower limit [h],upper limit [h]\na,1,2\nb,3,inf\nc,3,\nd,,4\ne,0,4\nf,5,5\n");
    EXPECT_EQ(table.unit, "h");
    EXPECT_EQ(table.group, "");
    expect(table,
           {{1, 2, ""}, {3, infinity, ""}, {3, infinity, ""}, {0, 4, ""}, {0, 4, ""}, {5, 5, ""}});
  }

  TEST(SurvivalTable, AQuantityOfAStudy)
  {
    // As a study writes it: failures included, a reason of two lines.
    const std::string study = "member,Relative humidity [%],replicate,seed,status,exit "
                              "code,reason,t50 [s],censored: t50\r\n"
                              "1,75,1,11,done,0,,1234.5,0\r\n"
                              "2,75,2,12,failed,5,\"gave up\nat 3 s, twice\",,\r\n"
                              "3,80,1,13,done,0,,3600,1\r\n"
                              "4,80,2,14,done,0,,nan,0\r\n";
    const SurvivalTable table = read(study, {"t50", "relative humidity"});
    EXPECT_EQ(table.quantity, "t50");
    EXPECT_EQ(table.unit, "s");
    EXPECT_EQ(table.group, "Relative humidity [%]");
    EXPECT_EQ(table.skipped, 2);
    expect(table, {{1234.5, 1234.5, "75"}, {3600, infinity, "80"}});
    EXPECT_EQ(read(study, {"T50 [s]", ""}).group, "");
  }

  TEST(SurvivalTable, OtherNamesForTheTime)
  {
    EXPECT_EQ(read("time to failure (d),event\n3,1\n").unit, "d");
    EXPECT_EQ(read("lifetime [h],event\n3,1\n").quantity, "lifetime"); // the only one left
    EXPECT_EQ(read("time,time of day,event\n3,12,1\n").lifetimes[0].upper, 3.);
    EXPECT_EQ(read("time [1],event\n3,1\n").unit, "");
  }

  TEST(SurvivalTable, SpreadsheetsOfOtherCountries)
  {
    const SurvivalTable table =
      read("\xEF\xBB\xBFsep=;\r\n\"time [h]\";event;;\r\n\"1.234,5\";1;;\r\n2,25;0;;\r\n;;;\r\n# "
           "none\r\n");
    expect(table, {{1234.5, 1234.5, ""}, {2.25, infinity, ""}});
    expect(read("time [h]\tevent\n1\tyes\n"), {{1, 1, ""}});
  }

  TEST(SurvivalTable, AllMistakesAreToldAtOnce)
  {
    EXPECT_EQ(
      problems("time,event,group\n-1,1,A\nx,2,A\n0,1,B\n3,,B\n4,1,\n5,1,C\n6\n"),
      "t:2: time: -1 is before the beginning; write how long after the start it was\n"
      "t:3: time: 'x' is not a number\n"
      "t:3: event: '2' is no answer; write 1, yes, true or dead, or else 0, no, false or "
      "censored\n"
      "t:4: time: a lifetime of zero, which no law of lifetimes has; write the earliest time at "
      "which it can have been seen, or leave the row out\n"
      "t:5: event: the cell is empty; write 1, yes, true or dead, or else 0, no, false or "
      "censored\n"
      "t:6: group: the cell is empty; name a group or leave the row out\n"
      "t:8: 1 column instead of the 3 of the header");
    EXPECT_EQ(
      problems("lower,upper\n3,2\n0,\n,inf\n0,0\n"),
      "t:2: lower: 3 is above the upper limit 2; exchange them\n"
      "t:3: lower: nothing is known of this lifetime, neither a lower nor an upper limit; leave "
      "the row out\n"
      "t:4: lower: nothing is known of this lifetime, neither a lower nor an upper limit; leave "
      "the row out\n"
      "t:5: upper: a lifetime of zero, which no law of lifetimes has; write the earliest time at "
      "which it can have been seen, or leave the row out");
    std::string many = "time,event\n";
    for (int i = 0; i < 100; ++i)
      many += "x,1\n";
    const std::string told = problems(many);
    EXPECT_EQ(std::count(told.begin(), told.end(), '\n'), 20);
    EXPECT_NE(told.find("t:22: more problems follow; these first"), std::string::npos) << told;
  }

  TEST(SurvivalTable, ColumnsThatAreMissingAreToldWithTheNearestName)
  {
    EXPECT_EQ(
      problems("tmie [h],evnet\n1,1\n"),
      "t:1: no column 'time'; is 'tmie [h]' meant? Write 'time'; a table has the columns 'time "
      "[UNIT]' and 'event', or 'lower [UNIT]' and 'upper [UNIT]'\n"
      "t:1: no column 'event'; is 'evnet' meant? Write 'event'; add it with 1 where the end was "
      "seen and 0 where it was not");
    EXPECT_EQ(problems("time,event\n1,1\n", {"", "grup"}),
              "t:1: no column 'grup' for --group; there are 'time', 'event'");
    EXPECT_EQ(problems("time,event,humidity [%]\n1,1,3\n", {"", "humidty"}),
              "t:1: no column 'humidty' for --group; did you mean 'humidity [%]'?");
    EXPECT_EQ(
      problems("t50 [s],t10 [s],censored: t10\n1,1,0\n", {"t50", ""}),
      "t:1: no column 'censored: t50', which tells where a run ended first: add it with 1 there "
      "and 0 elsewhere");
    EXPECT_EQ(problems("t50 [s],censored: t50,t10 [s],censored: t10\n1,1,1,0\n"),
              "t:1: a study: name the quantity, --quantity with one of 't50 [s]', 't10 [s]'");
    EXPECT_EQ(
      problems("lower [h],uper [h]\n1,2\n"),
      "t:1: no column 'upper'; is 'uper [h]' meant? Write 'upper'; lifetimes between limits need "
      "both 'lower' and 'upper'");
    EXPECT_EQ(problems("lower [h],upper [d]\n1,2\n"),
              "t:1: 'lower [h]' and 'upper [d]' are in different units; write both in one");
    EXPECT_EQ(problems("time,time,event\n1,2,1\n"), "t:1: column 'time' stands twice");
    EXPECT_EQ(problems("time a,time b,event\n1,2,1\n").substr(0, 57),
              "t:1: which one is the time: 'time a', 'time b'? Call it '");
    EXPECT_NE(problems("time,event,lower,upper\n1,1,1,2\n").find("both 'time' and 'lower'"),
              std::string::npos);
  }

  TEST(SurvivalTable, NothingToReadIsTold)
  {
    EXPECT_EQ(problems(""),
              "t: is empty; expected a header with the names of the columns, and rows");
    EXPECT_EQ(problems("# only\n\n"), problems(""));
    EXPECT_EQ(problems("time,event\n"), "t: has a header but no rows");
    EXPECT_EQ(problems("t50,censored: t50\nnan,\nNA,0\n", {"t50", ""}),
              "t: has no value of 't50' in any of 2 rows");
  }

  TEST(SurvivalTable, MoreGroupsThanCanBeMeantAreRefused)
  {
    std::string text = "time,event,group\n";
    for (int i = 1; i <= 51; ++i)
      text += std::to_string(i) + ",1," + std::to_string(i) + "\n";
    EXPECT_EQ(problems(text), "t:52: group: more than 50 groups; name a column with fewer values");
  }

  TEST(CsvCells, QuotedLineBreaksCommasAndQuotes)
  {
    std::vector<FileProblem> list;
    const CsvCells cells = read_cells("a,\"b, c\"\n\n1,\"x\n\"\"y\"\"\"\n2,\n", "t", list);
    EXPECT_TRUE(list.empty());
    EXPECT_EQ(cells.header, (std::vector<std::string>{"a", "b, c"}));
    ASSERT_EQ(cells.rows.size(), 2u);
    EXPECT_EQ(cells.rows[0], (std::vector<std::string>{"1", "x\n\"y\""}));
    EXPECT_EQ(cells.rows[1], (std::vector<std::string>{"2", ""}));
    EXPECT_EQ(cells.lines, (std::vector<std::size_t>{3, 5}));
  }

  TEST(CsvCells, WhatIsTooMuchIsRefused)
  {
    const auto told = [](const std::string &text) {
      std::vector<FileProblem> list;
      read_cells(text, "t", list);
      return std::string(TableFileError(list).what());
    };
    EXPECT_EQ(told("a,b\n1,\"2\n3,4\n"), "t:2: a quotation mark is not closed");
    EXPECT_NE(told("a,b\n1,\"2\n" + std::string(200000, '\n')).find("t:2: longer than 100000"),
              std::string::npos);
    EXPECT_NE(told(std::string(1000, ',') + "x\n1\n").find("t:1: more than 1000 columns"),
              std::string::npos);
  }
} // namespace
