// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/base/log.h"
#include "solver/base/version.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

using namespace softlattice;

namespace
{
  /// The lines of a log file without their date and time.
  std::string content(const std::string &path)
  {
    std::ifstream in(path);
    std::string all;
    for (std::string line; std::getline(in, line);)
      all += line.substr(std::string("2000-01-01 00:00:00 ").size()) + "\n";
    return all;
  }

  void speak(Log &log)
  {
    log.detail("detail");
    log.info("info");
    log.warning("careful");
    log.error("wrong");
  }
} // namespace

TEST(Log, VerbosityRulesTheConsoleAndNotTheFile)
{
  const ScratchFolder folder;
  const std::string path = folder / "log.txt";
  const std::pair<Verbosity, std::string> cases[] = {
    {Verbosity::quiet, "warning: careful\nerror: wrong\n"},
    {Verbosity::normal, "info\nwarning: careful\nerror: wrong\n"},
    {Verbosity::verbose, "detail\ninfo\nwarning: careful\nerror: wrong\n"}};
  for (const auto &[verbosity, expected] : cases)
    {
      std::ostringstream console;
      Log log(console, verbosity, path);
      speak(log);
      EXPECT_EQ(console.str(), expected);
      // Complete while the run goes on, as a killed run leaves it.
      EXPECT_EQ(content(path),
                (verbosity == Verbosity::verbose ? std::string("detail\n") : std::string()) +
                  "info\nwarning: careful\nerror: wrong\n");
    }
}

TEST(Log, WarningsAreSaidOnceCountedAndRepeatedAtTheEnd)
{
  std::ostringstream console;
  Log log(console, Verbosity::normal);
  log.repeat_warnings();
  EXPECT_EQ(console.str(), "");
  for (int i = 0; i < 3; ++i)
    log.warning("the step is small");
  log.warning("{} is no format");
  EXPECT_EQ(console.str(), "warning: the step is small\nwarning: {} is no format\n");
  console.str("");
  log.repeat_warnings();
  EXPECT_EQ(console.str(),
            "warning: 2 different warnings in this run:\n"
            "warning: the step is small (3 times)\n"
            "warning: {} is no format\n");
  ASSERT_EQ(log.warnings().size(), 2U);
  EXPECT_EQ(log.warnings()[0].count, 3);
}

TEST(Log, ASilentOneCountsToo)
{
  Log log;
  speak(log);
  EXPECT_EQ(log.warnings().size(), 1U);
}

TEST(Log, TheProgressLineGetsOutOfTheWay)
{
  std::ostringstream console;
  Log log(console, Verbosity::quiet);
  int cleared = 0;
  log.before_output([&] { ++cleared; });
  log.info("not shown");
  EXPECT_EQ(cleared, 0);
  log.warning("shown");
  EXPECT_EQ(cleared, 1);
}

TEST(Log, AFileThatCannotBeWrittenIsAFileError)
{
  std::ostringstream console;
  EXPECT_THROW(Log(console, Verbosity::normal, "/dev/null/log.txt"), FileError);
}

TEST(VersionText, SaysWhetherTheRevisionTellsAll)
{
  EXPECT_EQ(to_string(Version{"0.1.0", "", false}), "0.1.0 (revision unknown)");
  EXPECT_EQ(to_string(Version{"0.1.0", "0123456789abcdef", false}),
            "0.1.0 (revision 0123456789ab)");
  EXPECT_EQ(to_string(Version{"0.1.0", "0123456789abcdef", true}),
            "0.1.0 (revision 0123456789ab, modified)");
  EXPECT_FALSE(version().number.empty());
}
