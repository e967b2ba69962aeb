// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Tables as spreadsheets write them: what a human reads in them is what is read.
#include "models/csv_number.h"
#include "models/csv_table.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    using Numbers = std::vector<double>;

    const std::vector<ColumnRule> rules = {{"time", {{"s"}, {"h", 3600.}}, 0., 1e11, true, true},
                                           {"temperature", {{"degC"}, {"K"}}, -1e9, 1e9},
                                           {"radius", {{"um"}, {"1"}}, 0., 1., false}};

    struct Read
    {
      CsvTable table;
      std::vector<FileProblem> problems;
    };

    Read read(const std::string &text)
    {
      std::istringstream stream(text);
      Read result;
      result.table = read_csv(stream, "table.csv", rules, result.problems);
      return result;
    }

    /// Times [s] and temperatures [degC].
    void expect_table(const std::string &text, const Numbers &times, const Numbers &temperatures)
    {
      const Read result = read(text);
      EXPECT_TRUE(result.problems.empty())
        << text << TableFileError(std::vector<FileProblem>(result.problems)).what();
      EXPECT_EQ(result.table.columns[0], times) << text;
      EXPECT_EQ(result.table.columns[1], temperatures) << text;
    }

    void expect_problem(const std::string &text, const std::size_t line, const std::string &word)
    {
      const Read result = read(text);
      ASSERT_EQ(result.problems.size(), 1u) << text;
      EXPECT_EQ(result.problems[0].line, line) << result.problems[0].message;
      EXPECT_NE(result.problems[0].message.find(word), std::string::npos)
        << result.problems[0].message;
    }

    std::string utf16(const std::string &latin1, const bool little_endian, const bool marked)
    {
      std::string bytes = !marked ? "" : little_endian ? "\xFF\xFE" : "\xFE\xFF";
      for (const char c : latin1)
        bytes += little_endian ? std::string{c, '\0'} : std::string{'\0', c};
      return bytes;
    }

    TEST(CsvOfSpreadsheets, SemicolonsAndTabsSeparateWithDecimalCommas)
    {
      expect_table("time [s];temperature [degC]\n0;13,8\n1;12,9\n", {0., 1.}, {13.8, 12.9});
      expect_table("time [s]\ttemperature [degC]\n0\t13,8\n1\t12,9\n", {0., 1.}, {13.8, 12.9});
      expect_table("time [s]\ttemperature [degC]\n0\t13.8\n1\t12.9\n", {0., 1.}, {13.8, 12.9});
      expect_table("sep=;\ntime [s];temperature [degC]\n0;13,8\n", {0.}, {13.8});
    }

    TEST(CsvOfSpreadsheets, TheSeparatorIsThatOfTheKnownColumns)
    {
      expect_table("time [s],temperature [degC],remark; place\n0,13.8,\n", {0.}, {13.8});
      expect_table("time [s];temperature [degC];remark, place\n0;13,8;\n", {0.}, {13.8});
    }

    TEST(CsvOfSpreadsheets, QuotedDecimalCommasBetweenCommas)
    {
      expect_table("time [s],temperature [degC]\n\"0,0\",\"13,8\"\n\"1,0\",\"-2,5\"\n",
                   {0., 1.},
                   {13.8, -2.5});
    }

    TEST(CsvOfSpreadsheets, EncodingsAreToldByContent)
    {
      // 0xB0 is the degree sign of Latin-1 and of the first 256 characters of Unicode.
      const std::string text = "Time (h);temperature [\xB0"
                               "C]\r\n0;13,8\r\n1;12,9\r\n";
      const Numbers times = {0., 3600.}, temperatures = {13.8, 12.9};
      expect_table(text, times, temperatures);
      for (const bool little : {true, false})
        for (const bool marked : {true, false})
          expect_table(utf16(text, little, marked), times, temperatures);
      expect_table("\xEF\xBB\xBFTIME [h];Temperature (\xC2\xB0"
                   "C)\r0;13,8\r1;12,9\r",
                   times,
                   temperatures);
    }

    TEST(CsvOfSpreadsheets, TrailingSeparatorsAndEmptyRowsMeanNothing)
    {
      expect_table("time [s],temperature [degC],,\n0,13.8,,\n,,,\n1,12.9,,\n,,,\n\n",
                   {0., 1.},
                   {13.8, 12.9});
      expect_table("time [s];temperature [degC]\n0;1;\n;\n1;2;\n", {0., 1.}, {1., 2.});
      expect_problem("time [s],temperature [degC]\n0,13.8\n1,\n", 3, "empty");
    }

    TEST(CsvOfSpreadsheets, ThousandsMayBeGrouped)
    {
      const Numbers times = {0., 1234567.5};
      const std::string head = "time [s];temperature [degC]\n0;1\n";
      for (const char *number : {"1,234,567.5",
                                 "1.234.567,5",
                                 "1 234 567,5",
                                 "1 234 567.5",
                                 "1'234'567.5",
                                 "1\xE2\x80\x99"
                                 "234\xE2\x80\x99"
                                 "567.5",
                                 "1\xC2\xA0"
                                 "234\xC2\xA0"
                                 "567,5",
                                 "1\xE2\x80\xAF"
                                 "234\xE2\x80\xAF"
                                 "567,5"})
        expect_table(head + number + ";1\n", times, {1., 1.});
      expect_table("time [s],temperature [degC]\n0,1.5\n\"1,234\",2.5\n", {0., 1234.}, {1.5, 2.5});
      expect_table("time [s];temperature [degC]\n0;1,5\n1.234;2,5\n", {0., 1234.}, {1.5, 2.5});
    }

    TEST(CsvOfSpreadsheets, WhatMayMeanTwoThingsIsRefusedWithItsPlace)
    {
      // 1.234 or 1234: nothing in the file tells.
      expect_problem("time [s];temperature [degC]\n0;1\n1;1,234\n", 3, "thousands");
      // A leading zero is never that of thousands.
      expect_table("time [s];temperature [degC]\n0;0,125\n1;1,234\n", {0., 1.}, {0.125, 1.234});
      expect_problem("time [s];temperature [degC]\n0;1,5\n1;1.5\n", 2, "decimal points: '1,5' in");
      // Unquoted decimal commas between commas.
      expect_problem("time [s],temperature [degC]\n0,0,13,8\n", 2, "semicolons");
      expect_problem("time [s],temperature [degC]\n0,\"1\n", 2, "quotation mark");
      expect_problem("time [s],temperature [degC]\n2026-05-01,1\n", 2, "how long after");
    }

    TEST(CsvOfSpreadsheets, NumbersAreNoLooserThanThat)
    {
      for (const char *text : {"1,23,456",
                               "1.2.3",
                               "12 34",
                               "1,2,3.4",
                               "1e",
                               "e5",
                               "",
                               ".",
                               "--1",
                               "0x10",
                               "nan",
                               "inf",
                               "1 ",
                               "12,3456,789",
                               "0,123,456.5"})
        for (const char sign : {'.', ','})
          EXPECT_FALSE(read_number(text, sign)) << text << sign;
      EXPECT_EQ(read_number("-1.5e-3", '.').value(), -1.5e-3);
      EXPECT_EQ(read_number("\xE2\x88\x92"
                            "1,5E3",
                            ',')
                  .value(),
                -1500.);
      EXPECT_EQ(read_number("+.5", '.').value(), 0.5);
      EXPECT_EQ(read_number("5.", '.').value(), 5.);
    }

    TEST(CsvOfSpreadsheets, FurtherColumnsAreNotedAndNotRead)
    {
      const Read result = read("station,time [s],GHI [W/m2],temperature [degC],remark\n"
                               "A,0,1,13.8,01.02.2026\nB,1,n/a,12.9\n");
      EXPECT_TRUE(result.problems.empty());
      EXPECT_EQ(result.table.columns[1], (Numbers{13.8, 12.9}));
      ASSERT_EQ(result.table.notes.size(), 1u);
      EXPECT_EQ(result.table.notes[0].line, 1u);
      EXPECT_EQ(result.table.notes[0].message, "not used: 'station', 'GHI [W/m2]', 'remark'");
    }

    TEST(CsvOfSpreadsheets, ASlipInANameIsNoFurtherColumn)
    {
      expect_problem("time [s],temprature [degC]\n0,1\n", 1, "is 'temprature [degC]' meant?");
      expect_problem("time [s],temperature [degC],raduis [um]\n0,1,1\n", 1, "'raduis [um]'");
      expect_table("time [s],Temperature_[degC]\n0,1\n", {0.}, {1.});
    }
  } // namespace
} // namespace softlattice
