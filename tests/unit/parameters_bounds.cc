// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// Input that nobody would write, and somebody may send: it is refused with a message, in time and
// memory that do not grow with it. The bounds are those that the headers state.
#include "models/shown_text.h"
#include "solver/base/error.h"
#include "solver/parameters/prm_file.h"
#include "solver/parameters/reader.h"
#include "solver/parameters/text_file.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <sys/stat.h>

using namespace softlattice;

namespace
{
  std::string repeated(const std::string &text, const int n)
  {
    std::string all;
    for (int i = 0; i < n; ++i)
      all += text;
    return all;
  }

  class Bounds : public testing::Test
  {
  protected:
    PrmFile read(const std::string &text)
    {
      return read_prm_text(text, "case.prm", {}, diagnostics_);
    }

    /// Reads the text into two parameters, a schedule and a list.
    void read_values(const std::string &text)
    {
      ParameterTable table;
      table.section("Air").schedule("Temperature", &schedule_, "K", "K").range(200., 1000.);
      table.section("Air").quantities("Times", &times_, "s", "s");
      table.section("Air").names("Fields", &names_);
      read_parameters(table, read(text), {}, units_, {}, diagnostics_);
    }

    const Diagnostic &first() const { return diagnostics_.all().at(0); }

    UnitSystem units_;
    Schedule schedule_;
    std::vector<double> times_;
    std::vector<std::string> names_;
    Diagnostics diagnostics_;
  };
} // namespace

TEST_F(Bounds, SectionsAreNestedTenDeep)
{
  read(repeated("subsection a\n", 10) + repeated("end\n", 10));
  EXPECT_EQ(diagnostics_.n_errors(), 0);
  read(repeated("subsection a\n", 100000));
  ASSERT_EQ(diagnostics_.n_errors(), 1); // not one for each that is not closed
  EXPECT_EQ(first().message, "sections are nested deeper than 10 levels");
  EXPECT_EQ(first().where.line, 11);
}

TEST_F(Bounds, EntriesAreCounted)
{
  read("subsection a\n" + repeated("set b = 1\n", 19999) + "end\n");
  EXPECT_EQ(diagnostics_.n_errors(), 0);
  read("subsection a\n" + repeated("set b = 1\n", 20000) + "end\n");
  ASSERT_EQ(diagnostics_.n_errors(), 1);
  EXPECT_EQ(first().message, "more than 20000 entries");
  EXPECT_EQ(first().where.line, 20001);
}

TEST_F(Bounds, ALineHasAMebibyte)
{
  read("set a = " + std::string((1U << 20U) - 8U, '1') + "\n");
  EXPECT_EQ(diagnostics_.n_errors(), 0);
  read("\nset a = " + std::string((1U << 20U) - 7U, '1') + "\n");
  ASSERT_EQ(diagnostics_.n_errors(), 1);
  EXPECT_EQ(first().message, "a line of 1048577 characters; at most 1048576 are read");
  EXPECT_EQ(first().where.line, 2);
}

TEST_F(Bounds, NonsenseIsReadUntilTheListIsFull)
{
  read(repeated("x\n", 1000000));
  EXPECT_EQ(diagnostics_.all().size(), Diagnostics::most_kept);
  EXPECT_EQ(diagnostics_.n_errors(), int(Diagnostics::most_kept));
  EXPECT_NE(diagnostics_.text().find("and 150 more problems"), std::string::npos);
}

TEST_F(Bounds, WhatIsNotKeptIsCounted)
{
  for (int i = 0; i < 1000; ++i)
    diagnostics_.warning({}, "w");
  diagnostics_.error({}, "e");
  EXPECT_EQ(diagnostics_.all().size(), Diagnostics::most_kept);
  EXPECT_EQ(diagnostics_.n_warnings(), 1000);
  EXPECT_EQ(diagnostics_.n_errors(), 1); // a rejection all the same
}

TEST_F(Bounds, ALongLineIsShownAroundThePlace)
{
  const std::string line = "set " + std::string(5000, 'a') + "é = 1 " + std::string(5000, 'b');
  const auto source = std::make_shared<SourceText>(SourceText{"case.prm", "", {line}, true});
  diagnostics_.error({source, 1, 5010, 1}, std::string(100000, 'm'), "here");
  const std::string text = diagnostics_.text();
  EXPECT_LT(text.size(), 2000U);
  // The caret stands under the same character in the excerpt: the 1 is the 5010th byte.
  const std::size_t excerpt = text.find(" | ..."), under = text.find("\n      | ");
  ASSERT_NE(excerpt, std::string::npos);
  const std::string shown = text.substr(excerpt + 3, under - excerpt - 3);
  const std::size_t caret = text.find('^') - under - 9;
  const std::size_t accent = shown.find("é");
  ASSERT_LT(accent, shown.size());
  EXPECT_EQ(shown.at(caret + 1), '1'); // one byte more than columns: é
}

TEST_F(Bounds, ListsOfNumbersAndNamesAreCounted)
{
  read_values("subsection Air\nset Times = 1" + repeated(", 1", 9999) + "\nend\n");
  EXPECT_EQ(diagnostics_.n_errors(), 0);
  EXPECT_EQ(times_.size(), 10000U);
  read_values("subsection Air\nset Times = 1" + repeated(", 1", 10000) + "\nend\n");
  read_values("subsection Air\nset Temperature = 300 K at 0 s" + repeated(", 300 K at 1 s", 10000) +
              "\nend\n");
  read_values("subsection Air\nset Fields = a" + repeated(", a", 1000) + "\nend\n");
  ASSERT_EQ(diagnostics_.n_errors(), 3);
  EXPECT_EQ(first().message, "'Times': 10001 numbers; at most 10000 are taken");
  EXPECT_EQ(diagnostics_.all()[1].message,
            "'Temperature': 10001 points in time; at most 10000 are taken");
  EXPECT_EQ(diagnostics_.all()[1].hint, "put them into a CSV file");
  EXPECT_EQ(diagnostics_.all()[2].message, "'Fields': 1001 names; at most 1000 are taken");
}

TEST_F(Bounds, UnitsOfAbsurdLengthDepthAndPower)
{
  for (const std::string &unit : {repeated("K ", 100000),
                                  std::string(100000, '(') + "K" + std::string(100000, ')'),
                                  std::string("K^99999999999999999999"),
                                  std::string("(((K^200)^200)^200)^200"),
                                  std::string("K^-99999"),
                                  std::string("1e999 K"),
                                  std::string("K 1e308 1e308"),
                                  repeated("yotta", 19) + "K",
                                  std::string("lg(re 1 K)"),
                                  std::string("K @ 1e308")})
    {
      Diagnostics before = diagnostics_;
      read_values("subsection Air\nset Temperature = 300 " + unit + "\nend\n");
      EXPECT_EQ(diagnostics_.n_errors(), before.n_errors() + 1) << unit.substr(0, 40);
      EXPECT_LT(diagnostics_.all().back().message.size(), 400U);
    }
}

TEST_F(Bounds, LongNamesAndValuesAreQuotedInPart)
{
  read_values("subsection Air\nset " + std::string(500000, 'T') +
              " = 3\nset Times = " + std::string(500000, '9') + "\nend\nsubsection " +
              std::string(500000, 's') + "\nend\n");
  ASSERT_EQ(diagnostics_.n_errors(), 3);
  for (const Diagnostic &one : diagnostics_.all())
    EXPECT_LT(one.message.size(), 400U);
}

TEST_F(Bounds, BytesOfFilesAreCounted)
{
  const ScratchFolder folder;
  make_file(folder / "large.prm", std::string((4U << 20U) + 1U, '#'));
  EXPECT_TRUE(read_prm_file(folder / "large.prm", diagnostics_).settings.empty());
  ASSERT_EQ(diagnostics_.n_errors(), 1);
  EXPECT_EQ(first().message, "larger than 4 MiB");

  Diagnostics together;
  make_file(folder / "full.prm", std::string(4U << 20U, '#'));
  make_file(folder / "all.prm", repeated("include full.prm\n", 900));
  read_prm_file(folder / "all.prm", together);
  ASSERT_EQ(together.n_errors(), 1);
  const std::vector<Diagnostic> all = together.all(); // that files are included twice is a warning
  const auto error = std::find_if(all.begin(), all.end(), [](const Diagnostic &one) {
    return one.message == "all files together are larger than 16 MiB";
  });
  ASSERT_NE(error, all.end());
  EXPECT_EQ(error->where.line, 5);
}

TEST_F(Bounds, WhatIsNoRegularFileIsNotWaitedFor)
{
  const ScratchFolder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(mkfifo(pipe.c_str(), 0600), 0);
  for (const std::string &path : {pipe, std::string("/dev/zero"), std::string("/dev/tty")})
    EXPECT_THROW(read_source(path, diagnostics_), FileError) << path;
  // Its size is said to be 0, and reading it fails.
  EXPECT_THROW(read_source("/proc/self/mem", diagnostics_), FileError);
}

TEST(ShownText, ControlCharactersAndBrokenUtf8AreReplaced)
{
  EXPECT_EQ(clean_text("a\tb µ … 漢 😀"), "a\tb µ … 漢 😀");
  EXPECT_EQ(clean_text(std::string("\x1b[31m\0\x7f", 7)), "?[31m??");
  EXPECT_EQ(clean_text("\xC2\x9B"), "??"); // a control character that terminals obey
  EXPECT_EQ(clean_text("\xC0\xAF\xED\xA0\x80\xF4\x90\x80\x80\xE2\x82"), "???????????");
  EXPECT_EQ(shown_text("µµµ", 4), "µµ...");
  EXPECT_EQ(shown_text("µµµ", 5), "µµ...");
  EXPECT_EQ(shown_text("µµµ", 6), "µµµ");
}
