// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/parameters/prm_file.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

using namespace softlattice;
namespace fs = std::filesystem;

namespace
{
  /// A directory of its own for each test, removed at its end.
  class PrmFiles : public testing::Test
  {
  protected:
    fs::path write(const std::string &name, const std::string &text) const
    {
      make_file(directory_ / name, text);
      return directory_ / name;
    }

    /// The rendered diagnostics, with the directory left out.
    std::string problems() const
    {
      std::string text = diagnostics_.text();
      const std::string prefix = directory_.string() + "/";
      for (auto at = text.find(prefix); at != std::string::npos; at = text.find(prefix))
        text.erase(at, prefix.size());
      return text;
    }

    const ScratchFolder folder_;
    const fs::path directory_ = folder_.path();
    Diagnostics diagnostics_;
  };

  PrmFile parse(const std::string &text, Diagnostics &diagnostics)
  {
    return read_prm_text(text, "case.prm", {}, diagnostics);
  }
} // namespace

TEST(PrmFile, KeepsThePlaceOfEverything)
{
  Diagnostics diagnostics;
  const PrmFile file = parse("# a case\n"
                             "subsection Model # comment\n"
                             "\tsubsection Free   energy\n"
                             "    set  Barrier\theight  =  3 J/m^2 = x  # why\r\n"
                             "  end\n"
                             "  SET Kind =\n"
                             "END\n",
                             diagnostics);
  EXPECT_EQ(diagnostics.text(), "");
  ASSERT_EQ(file.settings.size(), 2U);
  const PrmFile::Setting &one = file.settings[0];
  EXPECT_EQ(file.section_path(one.section), "Model/Free energy");
  EXPECT_EQ(one.name, "Barrier height");
  EXPECT_EQ(one.value, "3 J/m^2 = x");
  EXPECT_EQ(one.name_at.line, 4);
  EXPECT_EQ(one.name_at.column, 10);
  EXPECT_EQ(one.name_at.length, 14);
  EXPECT_EQ(one.value_at.column, 29);
  EXPECT_EQ(file.sections[1].where.column, 13);
  EXPECT_EQ(file.settings[1].value, "");
  EXPECT_EQ(file.section_path(file.settings[1].section), "Model");
}

TEST(PrmFile, ABackslashContinuesALine)
{
  Diagnostics diagnostics;
  const PrmFile file = parse("set A = 1, \\\n"
                             "        2, \\\n"
                             "    wrong\n"
                             "set B = 2\n",
                             diagnostics);
  ASSERT_EQ(file.settings.size(), 2U);
  EXPECT_EQ(file.settings[0].value, "1, 2, wrong");
  EXPECT_EQ(file.settings[0].value_at.line, 1);
  EXPECT_EQ(file.settings[0].value_at.length, 3); // to the end of its first line
  EXPECT_EQ(file.settings[1].name_at.line, 4);
}

TEST(PrmFile, ReadingGoesOnAfterEveryProblem)
{
  Diagnostics diagnostics;
  const PrmFile file = parse("end\n"
                             "subsecton Geometry\n"
                             "Thickness = 3 nm\n"
                             "set Thickness 3 nm\n"
                             "set = 4\n"
                             "subsection\n"
                             "end now\n"
                             "subsection Time\n"
                             "  set End = 1 h\n",
                             diagnostics);
  EXPECT_EQ(diagnostics.text(),
            "case.prm:1:1: error: 'end' without a subsection\n"
            "    1 | end\n"
            "      | ^~~ remove it\n"
            "case.prm:2:1: error: expected 'subsection', 'set', 'end' or 'include'\n"
            "    2 | subsecton Geometry\n"
            "      | ^~~~~~~~~ did you mean 'subsection'?\n"
            "case.prm:3:1: error: expected 'subsection', 'set', 'end' or 'include'\n"
            "    3 | Thickness = 3 nm\n"
            "      | ^~~~~~~~~ write: set NAME = VALUE\n"
            "case.prm:4:1: error: 'set' without '='\n"
            "    4 | set Thickness 3 nm\n"
            "      | ^~~~~~~~~~~~~~~~~~ write: set NAME = VALUE\n"
            "case.prm:5:1: error: 'set' without a name\n"
            "    5 | set = 4\n"
            "      | ^~~~~~~ write: set NAME = VALUE\n"
            "case.prm:6:1: error: a subsection without a name\n"
            "    6 | subsection\n"
            "      | ^~~~~~~~~~ write: subsection NAME\n"
            "case.prm:7:5: error: unexpected text after 'end'\n"
            "    7 | end now\n"
            "      |     ^~~ 'end' stands alone\n"
            "case.prm:8:12: error: subsection 'Time' is not closed\n"
            "    8 | subsection Time\n"
            "      |            ^~~~ an 'end' is missing\n");
  ASSERT_EQ(file.settings.size(), 1U);
  EXPECT_EQ(file.settings[0].value, "1 h");
}

TEST(PrmFile, CaretsCountCharactersNotBytes)
{
  Diagnostics diagnostics;
  parse("end µÅ\n", diagnostics);
  EXPECT_EQ(diagnostics.text(),
            "case.prm:1:1: error: 'end' without a subsection\n"
            "    1 | end µÅ\n"
            "      | ^~~~~~ remove it\n"
            "case.prm:1:5: error: unexpected text after 'end'\n"
            "    1 | end µÅ\n"
            "      |     ^~ 'end' stands alone\n");
}

TEST(PrmFile, BytesThatAreNoTextAreReportedOnce)
{
  Diagnostics diagnostics;
  const PrmFile file = parse(std::string("set A = \xff\xfe\nset B = \0\x80\n", 20), diagnostics);
  EXPECT_EQ(diagnostics.n_errors(), 1);
  EXPECT_EQ(file.settings.size(), 2U);
  EXPECT_NO_THROW(diagnostics.json().dump());
}

TEST_F(PrmFiles, IncludesAreRelativeToTheFileThatSaysSo)
{
  write("parts/deep/humid.prm", "set Relative humidity = 85 %\n");
  write("parts/air.prm", "subsection Environment\n  include \"deep/humid.prm\"\nend\n");
  const PrmFile file =
    read_prm_file(write("case.prm", "include parts/air.prm\nset Last = 1\n"), diagnostics_);
  EXPECT_EQ(problems(), "");
  ASSERT_EQ(file.settings.size(), 2U);
  EXPECT_EQ(file.section_path(file.settings[0].section), "Environment");
  EXPECT_EQ(file.settings[0].name_at.place(), (directory_ / "parts/deep/humid.prm:1").string());
  EXPECT_EQ(file.settings[1].name, "Last");
}

TEST_F(PrmFiles, ACircularIncludeIsReportedAsAChain)
{
  write("b.prm", "include c.prm\nset B = 1\n");
  write("c.prm", "\n  include ./b.prm\n");
  const PrmFile file = read_prm_file(write("a.prm", "include b.prm\nset A = 1\n"), diagnostics_);
  EXPECT_EQ(problems(),
            "c.prm:2:11: error: circular include: b.prm -> c.prm -> ./b.prm\n"
            "    2 |   include ./b.prm\n"
            "      |           ^~~~~~~ remove one of them\n");
  EXPECT_EQ(file.settings.size(), 2U);
}

TEST_F(PrmFiles, AMissingIncludeIsReportedWithTheNearestName)
{
  write("base.prm", "");
  read_prm_file(write("a.prm", "include bose.prm\n"), diagnostics_);
  EXPECT_EQ(problems(),
            "a.prm:1:9: error: no such file: 'bose.prm'\n"
            "    1 | include bose.prm\n"
            "      |         ^~~~~~~~ did you mean 'base.prm'?\n");
}

TEST_F(PrmFiles, DepthAndNumberOfIncludesAreBounded)
{
  for (int i = 0; i < 30; ++i)
    write("n" + std::to_string(i) + ".prm", "include n" + std::to_string(i + 1) + ".prm\n");
  read_prm_file(directory_ / "n0.prm", diagnostics_);
  ASSERT_EQ(diagnostics_.n_errors(), 1);
  EXPECT_EQ(diagnostics_.all()[0].message, "includes are nested deeper than 20 levels");

  // Two includes a level would be a million files.
  Diagnostics many;
  for (int i = 0; i < 20; ++i)
    {
      const std::string next = "include m" + std::to_string(i + 1) + ".prm\n";
      write("m" + std::to_string(i) + ".prm", next + next);
    }
  write("m20.prm", "");
  read_prm_file(directory_ / "m0.prm", many);
  EXPECT_GE(many.n_errors(), 1);
  EXPECT_LT(many.all().size(), 2000U);
}

TEST_F(PrmFiles, WhatCannotBeReadIsAFileError)
{
  EXPECT_THROW(read_prm_file(directory_ / "none.prm", diagnostics_), FileError);
  EXPECT_THROW(read_prm_file(directory_, diagnostics_), FileError);
}

TEST_F(PrmFiles, ASubsectionEndsInItsFile)
{
  write("open.prm", "subsection Time\n");
  write("close.prm", "end\n");
  read_prm_file(write("a.prm", "include open.prm\nsubsection Output\ninclude close.prm\nend\n"),
                diagnostics_);
  ASSERT_EQ(diagnostics_.n_errors(), 2);
  EXPECT_EQ(diagnostics_.all()[0].message, "subsection 'Time' is not closed");
  EXPECT_EQ(diagnostics_.all()[1].message, "'end' without a subsection");
}

TEST(Diagnostics, ClosingLineAndJson)
{
  Diagnostics diagnostics;
  const auto source = std::make_shared<SourceText>(SourceText{"case.prm", "", {"set A = 1"}, true});
  diagnostics.warning({source, 1, 0, 0}, "careful", "do that");
  diagnostics.error({source, 1, 5, 1}, "wrong", "do this");
  diagnostics.error({}, "nowhere");
  EXPECT_EQ(diagnostics.rejection(),
            "case.prm:1: warning: careful; do that\n"
            "case.prm:1:5: error: wrong\n"
            "    1 | set A = 1\n"
            "      |     ^ do this\n"
            "error: nowhere\n"
            "3 problems (2 errors). Nothing was run. Exit code 3.");
  const auto json = diagnostics.json();
  EXPECT_EQ(json["errors"], 2);
  EXPECT_EQ(json["diagnostics"][1]["column"], 5);
  EXPECT_EQ(json["diagnostics"][1]["hint"], "do this");
}
