// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/result_directory.h"

#include "solver/base/error.h"
#include "solver/output/text_file.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <regex>
#include <unistd.h>
#include <vector>

namespace softlattice
{
  namespace fs = std::filesystem;

  namespace
  {
    /// Runs a file system operation and turns its failure into a FileError.
    template <class Operation>
    auto checked(const std::string &what, const Operation &operation)
    {
      std::error_code error;
      auto result = operation(error);
      if (error)
        throw FileError(what + ": " + error.message());
      return result;
    }

    /// Why the run in this folder must not be replaced; empty: it may be.
    std::string reason_to_keep(const ResultDirectory &directory)
    {
      std::error_code error;
      if (!fs::exists(directory.summary(), error))
        return fs::is_empty(directory.checkpoints(), error) || error
                 ? ""
                 : "holds a run that was interrupted and can be resumed";
      if (!fs::is_regular_file(directory.summary(), error))
        return "holds a summary.json that is no file";
      const auto summary = nlohmann::json::parse(read_file(directory.summary()), nullptr, false);
      if (!summary.is_object() || !summary.contains("status"))
        return "holds a summary.json that is not a summary of softlattice";
      if (summary["status"] == "failed")
        return {};
      return summary["status"] == "stopped" ? "holds a run that was stopped and can be resumed"
                                            : "holds a finished run";
    }

    /// Only names that softlattice gives: whatever else lies in the folder is the user's.
    void remove_earlier_run(const ResultDirectory &directory)
    {
      std::vector<fs::path> mine = {directory.pvd(),
                                    directory.statistics(),
                                    directory.events(),
                                    directory.table("photoluminescence"),
                                    directory.effective_parameters(),
                                    directory.provenance(),
                                    directory.log(),
                                    directory.stop()};
      const std::pair<fs::path, std::regex> folders[] = {
        {directory.root(),
         std::regex(R"((analysis|structure_factor|profile|interdiffusion)_[A-Za-z_]\w*\.csv)")},
        {directory.pieces(), std::regex(R"(solution_\d+(\.\d+)?\.(vtu|pvtu))")},
        {fs::path(directory.root()) / "render", std::regex(R"(frame_\d+\.png|animation\.png)")}};
      for (const auto &[folder, name] : folders)
        {
          std::error_code error;
          for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
               entry.increment(error))
            if (std::regex_match(entry->path().filename().string(), name))
              mine.push_back(entry->path());
        }
      checked("cannot remove '" + directory.checkpoints() + "'", [&](std::error_code &error) {
        return fs::remove_all(directory.checkpoints(), error);
      });
      mine.push_back(
        directory.summary()); // last: as long as it is there the folder counts as a run
      for (const fs::path &file : mine)
        checked("cannot remove '" + file.string() + "'",
                [&](std::error_code &error) { return fs::remove(file, error); });
    }
  } // namespace

  std::string default_result_directory(const std::string &case_file)
  {
    const fs::path name = fs::path(case_file).stem();
    if (name.empty() || name == "." || name == "..")
      throw FileError("'" + case_file + "' gives no name for the results; add -o DIR");
    return (fs::path("results") / name).string();
  }

  void check_result_directory(const std::string &path, const bool overwrite)
  {
    if (path.empty())
      throw FileError("the name of the result directory is empty");
    const ResultDirectory directory(path);
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::exists(status))
      {
        if (!fs::is_directory(status))
          throw FileError("cannot write results to '" + path +
                          "': it is a file; name another directory with -o DIR");
        // What is written into a folder must stay in it, wherever the folder comes from.
        for (const std::string &folder :
             {directory.pieces(), path + "/render", path + "/checkpoint"})
          if (fs::is_symlink(folder, error))
            throw FileError("'" + folder +
                            "' is a symbolic link, which results are not written through; remove "
                            "it, or name another directory with -o DIR");
        const std::string reason = reason_to_keep(directory);
        if (!overwrite && !reason.empty())
          throw FileError("'" + path + "' " + reason +
                          "; name another directory with -o DIR, or add --overwrite to replace it");
      }

    // The nearest folder that is there decides whether the rest can be made.
    fs::path nearest = fs::absolute(path);
    while (!fs::exists(nearest, error) && nearest.has_relative_path())
      nearest = nearest.parent_path();
    if (!fs::is_directory(nearest, error))
      throw FileError("cannot create '" + path + "': '" + nearest.string() +
                      "' is not a directory; name another one with -o DIR");
    if (::access(nearest.c_str(), W_OK | X_OK) != 0)
      throw FileError("cannot write to '" + nearest.string() +
                      "': permission denied; name another directory with -o DIR");
  }

  ResultDirectory create_result_directory(const std::string &path, const bool overwrite)
  {
    check_result_directory(path, overwrite);
    ResultDirectory directory(path);
    checked("cannot create '" + directory.pieces() + "'", [&](std::error_code &error) {
      return fs::create_directories(directory.pieces(), error);
    });
    remove_earlier_run(directory);
    return directory;
  }
} // namespace softlattice
