// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/output/result_directory.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace softlattice;

namespace
{
  /// A folder with every file that a run leaves, and two that it does not.
  void make_run(const std::string &root, const std::string &status)
  {
    for (const char *const name : {"solution.pvd",
                                   "statistics.csv",
                                   "events.csv",
                                   "parameters.effective.prm",
                                   "provenance.json",
                                   "log.txt",
                                   "solution/solution_000000.vtu",
                                   "solution/solution_000001.pvtu",
                                   "solution/solution_000001.0001.vtu",
                                   "render/frame_0000.png",
                                   "render/animation.png",
                                   "notes.txt",
                                   "solution/mine.vtu"})
      make_file(root + "/" + name, "earlier");
    if (!status.empty())
      make_file(root + "/summary.json", "{\"status\": \"" + status + "\"}");
  }

  std::size_t number_of_files(const std::string &root)
  {
    std::size_t n = 0;
    for (const auto &entry : fs::recursive_directory_iterator(root))
      n += entry.is_regular_file();
    return n;
  }

  std::string refusal(const std::string &path, const bool overwrite = false)
  {
    try
      {
        create_result_directory(path, overwrite);
      }
    catch (const FileError &error)
      {
        return error.what();
      }
    return {};
  }

  bool contains(const std::string &text, const std::string &part)
  {
    return text.find(part) != std::string::npos;
  }
} // namespace

TEST(ResultDirectory, IsNamedAfterTheCase)
{
  EXPECT_EQ(default_result_directory("parameters/humid_film.prm"), "results/humid_film");
  EXPECT_EQ(default_result_directory("case"), "results/case");
}

TEST(ResultDirectory, IsMadeWithItsParents)
{
  const ScratchFolder folder;
  const ResultDirectory directory = create_result_directory(folder / "a/b", false);
  EXPECT_EQ(directory.root(), folder / "a/b");
  EXPECT_TRUE(fs::is_directory(directory.pieces()));
  EXPECT_EQ(directory.statistics(), folder / "a/b/statistics.csv");
  EXPECT_EQ(directory.pvd(), folder / "a/b/solution.pvd");
  EXPECT_EQ(directory.summary(), folder / "a/b/summary.json");
  EXPECT_EQ(directory.effective_parameters(), folder / "a/b/parameters.effective.prm");
}

TEST(ResultDirectory, CheckTouchesNothing)
{
  const ScratchFolder folder;
  check_result_directory(folder / "a/b", false);
  EXPECT_FALSE(fs::exists(folder / "a"));
}

TEST(ResultDirectory, KeepsARunThatIsWorthKeeping)
{
  for (const std::string status : {"done", "stopped"})
    {
      const ScratchFolder folder;
      make_run(folder.path(), status);
      const std::string message = refusal(folder.path());
      EXPECT_TRUE(contains(message, folder.path())) << message;
      EXPECT_TRUE(contains(message, "--overwrite")) << message;
      EXPECT_EQ(number_of_files(folder.path()), 14u);
    }
  const ScratchFolder folder;
  make_file(folder / "summary.json", "not of this program");
  EXPECT_FALSE(refusal(folder.path()).empty());
  EXPECT_EQ(file_content(folder / "summary.json"), "not of this program");
}

TEST(ResultDirectory, OverwritingRemovesOnlyWhatTheProgramWrote)
{
  const ScratchFolder folder;
  make_run(folder.path(), "done");
  create_result_directory(folder.path(), true);
  EXPECT_EQ(number_of_files(folder.path()), 2u);
  EXPECT_EQ(file_content(folder / "notes.txt"), "earlier");
  EXPECT_EQ(file_content(folder / "solution/mine.vtu"), "earlier");
}

TEST(ResultDirectory, ReplacesTheRemainsOfAFailedOrKilledRun)
{
  for (const std::string status : {"failed", ""}) // killed: no summary
    {
      const ScratchFolder folder;
      make_run(folder.path(), status);
      EXPECT_EQ(refusal(folder.path()), "");
      EXPECT_EQ(number_of_files(folder.path()), 2u);
    }
}

TEST(ResultDirectory, SaysWhyItCannotBeWritten)
{
  const ScratchFolder folder;
  make_file(folder / "file", "");
  EXPECT_TRUE(contains(refusal(folder / "file"), "it is a file"));
  EXPECT_TRUE(
    contains(refusal(folder / "file/below"), "'" + (folder / "file") + "' is not a directory"));
  EXPECT_FALSE(refusal("").empty());
  // Not even the superuser makes folders there.
  EXPECT_TRUE(contains(refusal("/proc/softlattice/run"), "/proc"));
  if (::geteuid() != 0) // who may write everywhere
    {
      fs::create_directory(folder / "locked");
      fs::permissions(folder / "locked", fs::perms::owner_read | fs::perms::owner_exec);
      EXPECT_TRUE(contains(refusal(folder / "locked/run"), "permission denied"));
    }
}
