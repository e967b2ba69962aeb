// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/base/error.h"
#include "solver/output/file_list.h"
#include "solver/output/result_directory.h"
#include "tests/support/scratch_folder.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <unistd.h>

namespace fs = std::filesystem;
using namespace softlattice;

namespace
{
  /// A folder with every file that a run leaves, and two that it does not: whose are whose the list says.
  void make_run(const std::string &root, const std::string &status)
  {
    std::vector<std::string> ours = {"summary.json"};
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
                                   "render/animation.png"})
      {
        make_file(root + "/" + name, "earlier");
        ours.emplace_back(name);
      }
    make_file(root + "/notes.txt", "earlier");
    make_file(root + "/solution/mine.vtu", "earlier");
    FileList(root).add(ours);
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
      EXPECT_EQ(number_of_files(folder.path()), 15u); // with the list
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
  EXPECT_EQ(number_of_files(folder.path()), 3u); // with the list of the new run
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
      EXPECT_EQ(number_of_files(folder.path()), 3u);
    }
}

TEST(ResultDirectory, WhatItsListDoesNotNameIsNeverReplaced)
{
  for (const char *const name : {"log.txt",
                                 "statistics.csv",
                                 "summary.json",
                                 "STOP",
                                 "analysis_c.csv",
                                 "line_axis.csv",
                                 "photoluminescence.csv",
                                 "solution/solution_000001.vtu",
                                 "solution/solution_000001.0000.vtu",
                                 "checkpoint/000001/values.bin",
                                 "checkpoint/unfinished/values.bin"})
    {
      SCOPED_TRACE(name);
      const ScratchFolder foreign;
      make_file(foreign / name, "mine");
      for (const bool overwrite : {false, true})
        {
          const std::string message = refusal(foreign.path(), overwrite);
          EXPECT_TRUE(contains(message, "is in the way")) << message;
          EXPECT_FALSE(contains(message, "resumed")) << message;
        }
      EXPECT_EQ(file_content(foreign / name), "mine");
      EXPECT_EQ(number_of_files(foreign.path()), 1u);
    }
  // A folder of softlattice, with a file that it has not made.
  const ScratchFolder folder;
  make_run(folder.path(), "failed");
  make_file(folder / "profile_c.csv", "mine");
  EXPECT_TRUE(contains(refusal(folder.path(), true), "profile_c.csv' is in the way"));
  EXPECT_EQ(number_of_files(folder.path()), 16u);
}

TEST(ResultDirectory, ACheckpointFolderOfSomebodyElseStays)
{
  const ScratchFolder folder;
  make_file(folder / "checkpoint/model.bin", "mine"); // of another program; in nobody's way
  make_file(folder / "notes.txt", "mine");
  EXPECT_EQ(refusal(folder.path()), "");
  make_file(folder / "checkpoint/000001/manifest.json", "{\n \"softlattice_checkpoint\": 6");
  make_file(folder / "checkpoint/000001/values.bin", "ours");
  make_file(folder / "checkpoint/000001/mine.bin", "mine");
  make_file(folder / "checkpoint/000002/values.bin", "mine: there is no manifest");
  EXPECT_TRUE(contains(refusal(folder.path()), "was interrupted and can be resumed"));
  EXPECT_EQ(refusal(folder.path(), true), "");
  EXPECT_FALSE(fs::exists(folder / "checkpoint/000001/values.bin"));
  for (const char *const name : {"checkpoint/model.bin",
                                 "notes.txt",
                                 "checkpoint/000001/mine.bin",
                                 "checkpoint/000002/values.bin"})
    EXPECT_TRUE(fs::exists(folder / name)) << name;
}

TEST(ResultDirectory, ARunThatWasKilledBeforeItsFirstCheckpointIsNotResumable)
{
  const ScratchFolder folder;
  create_result_directory(folder.path(), false);
  make_file(folder / "checkpoint/unfinished/values.bin", "a part");
  make_file(folder / "statistics.csv", "a part");
  EXPECT_EQ(refusal(folder.path()), "");
  EXPECT_FALSE(fs::exists(folder / "checkpoint/unfinished/values.bin"));
}

TEST(FileList, NamesNothingOutsideItsFolder)
{
  const ScratchFolder folder;
  make_file(folder / "outside/a", "mine");
  make_file(folder / "inside/b", "ours");
  fs::create_directory_symlink("../outside", folder / "inside/link");
  make_file(folder / "inside/softlattice.files",
            "softlattice 1: the files that softlattice has made here\n../outside/a\n" +
              (folder / "outside/a") + "\nlink/a\n./b\nb/..\nb\ncut by a cra");
  FileList list(folder / "inside");
  EXPECT_TRUE(list.contains("b"));
  EXPECT_FALSE(list.contains("../outside/a"));
  EXPECT_FALSE(list.contains("cut by a cra"));
  list.add({"c"});
  EXPECT_TRUE(FileList(folder / "inside").contains("c"));
  list.remove_all();
  EXPECT_TRUE(fs::exists(folder / "outside/a"));
  EXPECT_FALSE(fs::exists(folder / "inside/b"));
  EXPECT_FALSE(fs::exists(folder / "inside/softlattice.files"));
  // A file of that name of somebody else.
  make_file(folder / "softlattice.files", "mine");
  EXPECT_THROW(FileList(folder.path()).add({"c"}), FileError);
  EXPECT_EQ(file_content(folder / "softlattice.files"), "mine");
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
