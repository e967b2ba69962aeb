// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/csv_table.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    const std::vector<ColumnRule> rules = {
      {"time", {{"s"}, {"h", 3600.}}, 0., 1e11, true, true},
      {"temperature", {{"K"}, {"degC", 1., 273.15}}, 200., 1000.},
      {"relative humidity", {{"1"}, {"%", 0.01}}, 0., 1., false}};

    CsvTable read(const std::string &text, std::vector<FileProblem> &problems)
    {
      const ScratchFolder folder;
      make_file(folder / "table.csv", text);
      return read_csv(folder / "table.csv", rules, problems);
    }

    std::vector<FileProblem> problems_of(const std::string &text)
    {
      std::vector<FileProblem> problems;
      read(text, problems);
      return problems;
    }

    /// Line and a word of the only problem.
    void expect_one(const std::string &text, const std::size_t line, const std::string &word)
    {
      const std::vector<FileProblem> problems = problems_of(text);
      ASSERT_EQ(problems.size(), 1u) << text;
      EXPECT_EQ(problems[0].line, line) << problems[0].message;
      EXPECT_NE(problems[0].message.find(word), std::string::npos) << problems[0].message;
    }

    TEST(CsvTable, ReadsUnitsCommentsQuotesAndForeignLineEnds)
    {
      std::vector<FileProblem> problems;
      const CsvTable table = read("\xEF\xBB\xBF# station 5\r\n"
                                  "\"time [h]\", relative humidity [%] ,temperature [degC]\r\n"
                                  "\r\n"
                                  "0,50,25\r\n"
                                  "1.5, 6e1 ,\"-10\"\r\n",
                                  problems);
      EXPECT_TRUE(problems.empty());
      EXPECT_EQ(table.columns[0], (std::vector<double>{0., 5400.}));
      EXPECT_EQ(table.columns[2], (std::vector<double>{0.5, 0.6}));
      EXPECT_DOUBLE_EQ(table.columns[1][0], 298.15);
      EXPECT_DOUBLE_EQ(table.columns[1][1], 263.15);
      EXPECT_EQ(table.lines, (std::vector<std::size_t>{4, 5}));
    }

    TEST(CsvTable, LeavesOptionalColumnsEmpty)
    {
      std::vector<FileProblem> problems;
      const CsvTable table = read("time [s],temperature [K]\n0,300\n", problems);
      EXPECT_TRUE(problems.empty());
      EXPECT_TRUE(table.columns[2].empty());
    }

    TEST(CsvTable, SaysWhereAndWhatIsWrong)
    {
      const std::string header = "time [s],temperature [K]\n";
      expect_one("", 0, "empty");
      expect_one(header, 0, "no rows");
      expect_one("time [s]\n0\n", 1, "no column 'temperature'");
      expect_one("time [s],temprature [K]\n0,300\n", 1, "'temprature [K]'");
      expect_one("time [s],time [h],temperature [K]\n0,0,300\n", 1, "twice");
      expect_one("time [s],temperature [F]\n0,300\n", 1, "unknown unit");
      expect_one("time,temperature [K]\n0,300\n", 1, "no unit");
      expect_one(header + "0,300\n1,warm\n", 3, "'warm' is not a number");
      expect_one(header + "0,300\n1,300K\n", 3, "not a number");
      expect_one(header + "0,300\n1,nan\n", 3, "not a number");
      expect_one(header + "0,300\n1,1e400\n", 3, "not a number");
      expect_one(header + "0,300\n1,\n", 3, "empty");
      expect_one(header + "0,300\n1\n", 3, "1 columns instead of the 2");
      expect_one(header + "0,300\n1,2000\n", 3, "outside 200 K ... 1000 K");
      expect_one(header + "0,300\n5,300\n5,300\n", 4, "line 3");
      expect_one(header + "0,300\n5,300\n4,300\n", 4, "does not come after");
    }

    TEST(CsvTable, ReportsAllProblemsAtOnceButNotWithoutEnd)
    {
      EXPECT_EQ(problems_of("time [s],temperature [K]\n0,x\n1,y\n2,300\n1,300\n").size(), 3u);
      std::string long_file = "time [s],temperature [K]\n";
      for (int i = 0; i < 1000; ++i)
        long_file += "x,y\n";
      EXPECT_EQ(problems_of(long_file).size(), 21u);
    }

    TEST(CsvTable, RefusesFilesThatAreTooLongOrMissing)
    {
      std::string text = "time [s],temperature [K]\n";
      for (int i = 0; i <= 1000000; ++i)
        text += std::to_string(i) + ",300\n";
      expect_one(text, 1000002, "1000000 rows");

      std::vector<FileProblem> problems;
      read_csv("no/such/file.csv", rules, problems);
      ASSERT_EQ(problems.size(), 1u);
      EXPECT_EQ(problems[0].line, 0u);

      const TableFileError error(
        std::vector<FileProblem>{{"a.csv", 3, "bad"}, {"a.csv", 0, "worse"}});
      EXPECT_EQ(std::string(error.what()), "a.csv:3: bad\na.csv: worse");
    }
  } // namespace
} // namespace softlattice
