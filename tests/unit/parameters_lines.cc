// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a line of a parameter file is: comments, continuations, line ends, characters that are not typed.
#include "solver/parameters/joined_line.h"
#include "solver/parameters/plain_text.h"
#include "solver/parameters/prm_file.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_case.h"

#include <gtest/gtest.h>

using namespace softlattice;

namespace
{
  /// "name=value" of all settings, or the problems.
  std::string settings(const std::string &text)
  {
    Diagnostics diagnostics;
    const PrmFile file = read_prm_text(text, "case.prm", {}, diagnostics);
    std::string all = diagnostics.text();
    for (const PrmFile::Setting &one : file.settings)
      all += one.name + "=" + one.value + "@" + std::to_string(one.name_at.line) + "\n";
    return all;
  }
} // namespace

TEST(PrmLines, ACommentEndsWithItsLine)
{
  EXPECT_EQ(settings("# from C:\\data\\\nset A = 1\n"), "A=1@2\n");
  EXPECT_EQ(settings("set A = 1 # why \\\nset B = 2\n"), "A=1@1\nB=2@2\n");
  EXPECT_EQ(settings("set A = 1 #\\\nset B = 2 # \\ \nset C = 3\n"), "A=1@1\nB=2@2\nC=3@3\n");
  EXPECT_EQ(settings("# a \\\n# b \\\n\nset A = 1\n"), "A=1@4\n");
}

TEST(PrmLines, AContinuationAppliesToWhatIsBeforeTheComment)
{
  EXPECT_EQ(settings("set A = 1 \\ # first\n  + 2 \\ # second\n  + 3 # third\nset B = 2\n"),
            "A=1 + 2 + 3@1\nB=2@4\n");
  EXPECT_EQ(settings("set A = 1 + \\\n  # a line of comment\n  # and another \\\n  2\nset B = 2\n"),
            "A=1 + 2@1\nB=2@5\n");
  // A blank line ends it; what comes then stands on its own.
  EXPECT_NE(settings("set A = 1 \\\n\n+ 2\n").find("case.prm:3:1: error"), std::string::npos);
  EXPECT_EQ(settings("set A = 1 \\"), "A=1@1\n");
  // A backslash in a comment does not continue, and the line that is left alone is not lost.
  EXPECT_NE(
    settings("set A = 1 # why \\\n  + 2\n").find("^ the '\\' of the line before is in its comment"),
    std::string::npos);
}

TEST(PrmLines, PlacesAreFoundBehindComments)
{
  Diagnostics diagnostics;
  const PrmFile file = read_prm_text("set A = 1 + \\ # one\n"
                                     "  # nothing\n"
                                     "   wrong\n",
                                     "case.prm",
                                     {},
                                     diagnostics);
  ASSERT_EQ(file.settings.size(), 1U);
  ASSERT_EQ(file.settings[0].value, "1 + wrong");
  const Location wrong = place_in_value(file.settings[0].value_at, 4, 5);
  EXPECT_EQ(wrong.line, 3);
  EXPECT_EQ(wrong.column, 4);
  EXPECT_EQ(wrong.length, 5);
}

TEST(PrmLines, ANameInQuotesMayHoldASharp)
{
  EXPECT_EQ(settings("set File = \"w#1.csv\" # the first\n"), "File=\"w#1.csv\"@1\n");
  EXPECT_EQ(settings("set A = 3 # a \"quoted\" word\n"), "A=3@1\n");
  EXPECT_EQ(settings("set A = 3 # 5\" wide # \"\n"), "A=3@1\n");
  const ScratchFolder folder;
  make_file(folder / "w#1.csv", "x");
  const Reading read(in("Environment", "Weather file = \"w#1.csv\"  # the first"),
                     {},
                     {},
                     folder.path());
  EXPECT_EQ(read.diagnostics.text(), "");
  EXPECT_EQ(read.small.weather.path, folder / "w#1.csv");
}

TEST(PrmLines, LinesEndInLineFeedCarriageReturnOrBoth)
{
  const std::string expected = "A=1@2\nB=2@3\n";
  EXPECT_EQ(settings("# x\nset A = 1\nset B = 2\n"), expected);
  EXPECT_EQ(settings("# x\r\nset A = 1\r\nset B = 2\r\n"), expected);
  EXPECT_EQ(settings("# x\rset A = 1\rset B = 2\r"), expected);
  EXPECT_EQ(settings("# x\rset A = 1\nset B = 2"), expected);
}

TEST(PrmLines, WhatWordProcessorsPutInThePlaceOfBlanksAndMinusIsRead)
{
  EXPECT_EQ(settings("\xC2\xA0 set\xC2\xA0"
                     "A = 25\xE2\x80\xAF\xC2\xB0"
                     "C\n"),
            "A=25 \xC2\xB0"
            "C@1\n");
  EXPECT_EQ(settings("set A = \xE2\x88\x92"
                     "5 degC\n"),
            "A=-5 degC@1\n");
  EXPECT_EQ(settings("set A = 2e\xE2\x80\x93"
                     "3\n"),
            "A=2e-3@1\n");
  EXPECT_EQ(settings("set\xE2\x80\x8B A = 1\xEF\xBB\xBF\n"), "A=1@1\n");
  EXPECT_EQ(settings("set A = \xE2\x80\x9Cw#1.csv\xE2\x80\x9D\n"), "A=\"w#1.csv\"@1\n");
  EXPECT_EQ(as_typed("\"a\xC2\xA0"
                     "b\" \xC2\xA0"),
            "\"a\xC2\xA0"
            "b\"  ");
  const Reading read("",
                     {"Environment/Temperature =\xC2\xA0\xE2\x88\x92"
                      "5\xC2\xA0"
                      "degC"});
  EXPECT_EQ(read.diagnostics.text(), "");
  EXPECT_EQ(read.small.temperature.at(0.), 268.15);
}

TEST(PrmLines, OnTheCommandLineACommentIsOneAsWell)
{
  const Reading read("", {"Output/Title = a # b", "Output/Level = 3#"});
  EXPECT_EQ(read.diagnostics.text(), "");
  EXPECT_EQ(read.small.title, "a"); // what is written for it reads back to the same
  EXPECT_EQ(read.small.level, 3);
}

TEST(PrmLines, Utf16IsNamed)
{
  EXPECT_EQ(settings(std::string("\xFF\xFEs\0e\0t\0", 8)),
            "case.prm: error: this is text in UTF-16; save the file as plain UTF-8 text\n");
}

TEST(PrmLines, AFileThatSetsNothingIsAWarning)
{
  const ScratchFolder folder;
  for (const std::string text : {"", "\n\n", "# only a comment\n", "subsection Time\nend\n"})
    {
      make_file(folder / "case.prm", text);
      Diagnostics diagnostics;
      read_prm_file(folder / "case.prm", diagnostics);
      EXPECT_EQ(diagnostics.n_errors(), 0);
      EXPECT_NE(diagnostics.text().find("warning: nothing is set in this file"), std::string::npos)
        << text;
    }
  make_file(folder / "base.prm", in("Time", "End = 1"));
  make_file(folder / "case.prm", "include base.prm\n");
  Diagnostics diagnostics;
  read_prm_file(folder / "case.prm", diagnostics);
  EXPECT_EQ(diagnostics.text(), "");
}

TEST(PrmLines, TheSameFileTwiceIsAWarning)
{
  const ScratchFolder folder;
  make_file(folder / "base.prm", in("Time", "End = 1"));
  make_file(folder / "case.prm",
            "include base.prm\n" + in("Time", "End = 2") + "include ./base.prm\n");
  Diagnostics diagnostics;
  read_prm_file(folder / "case.prm", diagnostics);
  EXPECT_EQ(diagnostics.n_errors(), 0);
  EXPECT_NE(diagnostics.text().find("case.prm:5:9: warning: this file is included twice"),
            std::string::npos)
    << diagnostics.text();
}
