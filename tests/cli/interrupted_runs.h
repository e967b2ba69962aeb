// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/cli/program.h"
#include "tests/support/growing_film.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/statistics_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <fstream>

namespace softlattice
{
  namespace fs = std::filesystem;

  /// A film in which nuclei form and grow, the mesh follows, and outputs come by time and by fraction; and
  /// what has become of it after it ended early.
  class InterruptedRuns : public Program
  {
  protected:
    InterruptedRuns()
    {
      write("film.prm",
            std::string(growing_film) +
              "subsection Output\n set Interval = 7 s\n set LT fraction increment = 10 %\n"
              " subsection Analysis\n  set Fields = LT_phase\n end\nend\n");
    }

    std::vector<std::string> arguments(const std::string &folder) const
    {
      return {"run", "film.prm", "-q", "-o", folder};
    }

    /// Into the folder "whole"; tests of the same film share the run.
    void run_uninterrupted()
    {
      static const ScratchFolder folder;
      static std::string film;
      const fs::path copy = folder / "whole";
      if (content("film.prm") == film)
        {
          fs::copy(copy, path("whole"), fs::copy_options::recursive);
          return;
        }
      ASSERT_EQ(run(arguments("whole")).status, 0);
      fs::remove_all(copy);
      fs::copy(path("whole"), copy, fs::copy_options::recursive);
      film = content("film.prm");
    }

    void expect_like_uninterrupted(const std::string &folder)
    {
      EXPECT_EQ(without_wall_time(content(folder + "/statistics.csv")),
                without_wall_time(content("whole/statistics.csv")));
      for (const std::string file : {"events.csv", "solution.pvd", "analysis_LT_phase.csv"})
        EXPECT_EQ(content(folder + "/" + file), content("whole/" + file)) << file;
      const auto summary = nlohmann::json::parse(content(folder + "/summary.json"));
      const auto expected = nlohmann::json::parse(content("whole/summary.json"));
      EXPECT_EQ(summary["status"], "done");
      EXPECT_EQ(summary["quantities"], expected["quantities"]);
      EXPECT_EQ(summary["steps"], expected["steps"]);
      EXPECT_EQ(summary["steps_limited_by"], expected["steps_limited_by"]);
    }

    nlohmann::json summary_of(const std::string &folder) const
    {
      return nlohmann::json::parse(content(folder + "/summary.json"));
    }

    /// Kills a run as soon as it has so many checkpoints.
    void run_and_kill(const std::string &folder, const std::string &checkpoint = "000002")
    {
      const pid_t process = start(arguments(folder));
      ASSERT_TRUE(appears(folder + "/checkpoint/" + checkpoint));
      kill(process, SIGKILL);
      ASSERT_EQ(finish(process).status, 128 + SIGKILL);
    }

    /// Names of the checkpoints, ascending.
    std::vector<fs::path> checkpoints(const std::string &folder) const
    {
      std::vector<fs::path> paths;
      for (const auto &entry : fs::directory_iterator(path(folder + "/checkpoint")))
        if (entry.path().filename() != "unfinished")
          paths.push_back(entry.path());
      std::sort(paths.begin(), paths.end());
      return paths;
    }

    static void flip_a_bit(const fs::path &file)
    {
      std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
      stream.seekg(static_cast<std::streamoff>(fs::file_size(file) / 2));
      const char byte = static_cast<char>(stream.get());
      stream.seekp(static_cast<std::streamoff>(fs::file_size(file) / 2));
      stream.put(static_cast<char>(byte ^ 4));
    }
  };
} // namespace softlattice
