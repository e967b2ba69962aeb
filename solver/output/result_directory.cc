// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/result_directory.h"

#include "solver/base/error.h"
#include "solver/checkpoint/stored.h"
#include "solver/files/text_file.h"
#include "solver/output/file_list.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
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

    /// What is written into a folder must stay in it, wherever the folder comes from.
    void refuse_links(const ResultDirectory &directory)
    {
      std::error_code error;
      for (const std::string &folder :
           {directory.pieces(), directory.root() + "/render", directory.checkpoints()})
        if (fs::is_symlink(folder, error))
          throw FileError("'" + folder +
                          "' is a symbolic link, which results are not written through; remove "
                          "it, or name another directory with -o DIR");
    }

    // Files that a run makes whatever its case.
    const std::vector<std::string> fixed_names = {"solution.pvd",
                                                  "statistics.csv",
                                                  "events.csv",
                                                  "view.py",
                                                  "summary.json",
                                                  "parameters.effective.prm",
                                                  "provenance.json",
                                                  "log.txt",
                                                  "checkpoint/unfinished/meshes.bin",
                                                  "checkpoint/unfinished/values.bin",
                                                  "checkpoint/unfinished/manifest.json",
                                                  "checkpoint/unfinished/manifest.json.new"};

    struct Family
    {
      std::string folder; ///< within the result directory
      std::regex name;
    };

    /// And those that depend on the case and on how far the run came.
    const std::vector<Family> &families()
    {
      static const std::vector<Family> list = {
        {"",
         std::regex(
           R"((analysis|structure_factor|profile|interdiffusion|line)_[A-Za-z_]\w*\.csv)")},
        {"", std::regex(R"(photoluminescence\.csv|STOP)")},
        {"solution/", std::regex(R"(solution_\d+(\.\d+)?\.(vtu|pvtu))")},
        {"checkpoint/", std::regex(R"(\d+|unfinished)")}};
      return list;
    }

    /// A file that is not of softlattice and is in the way of one that is; empty: none.
    std::string foreign_file(const ResultDirectory &directory, const FileList &ours)
    {
      std::error_code error;
      for (const std::string &name : fixed_names)
        if (!ours.contains(name) &&
            fs::exists(fs::symlink_status(directory.root() + "/" + name, error)))
          return name;
      for (const Family &family : families())
        for (fs::directory_iterator entry(directory.root() + "/" + family.folder, error), end;
             !error && entry != end;
             entry.increment(error))
          {
            const std::string own = entry->path().filename().string();
            const std::string name = family.folder + own;
            const bool is_ours = ours.contains(name) || (ours.exists() && own == "STOP") ||
                                 (ours.exists() && family.folder == "checkpoint/");
            if (!is_ours && std::regex_match(own, family.name))
              return name;
          }
      return {};
    }

    /// Why the run in this folder must not be replaced; empty: it may be.
    std::string reason_to_keep(const ResultDirectory &directory)
    {
      std::error_code error;
      if (!fs::exists(directory.summary(), error))
        return has_checkpoint(directory.checkpoints())
                 ? "holds a run that was interrupted and can be resumed"
                 : "";
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

    /// Only what its list names, and checkpoints, each of which has a manifest.
    void remove_earlier_run(const ResultDirectory &directory, FileList &ours)
    {
      if (!ours.exists())
        return;
      remove_checkpoints(directory.checkpoints());
      checked("cannot remove '" + directory.stop() + "'",
              [&](std::error_code &error) { return fs::remove(directory.stop(), error); });
      ours.remove_all();
    }
  } // namespace

  std::string default_result_directory(const std::string &case_file)
  {
    const fs::path name = fs::path(case_file).stem();
    if (name.empty() || name == "." || name == "..")
      throw FileError("'" + case_file + "' gives no name for the results; add -o DIR");
    return (fs::path("results") / name).string();
  }

  std::string results_of(const std::string &word)
  {
    const fs::path path(word);
    return path.extension() == ".prm" && !fs::is_directory(path) ? default_result_directory(word)
                                                                 : word;
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
        refuse_links(directory);
        if (const std::string foreign = foreign_file(directory, FileList(path)); !foreign.empty())
          throw FileError("'" + path + "/" + foreign + "' is in the way: " + FileList::name +
                          " does not name it, so that it may not be of softlattice, which does not "
                          "replace it; move it, or name another directory with -o DIR");
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
    FileList ours(path);
    remove_earlier_run(directory, ours);
    checked("cannot create '" + directory.pieces() + "'", [&](std::error_code &error) {
      return fs::create_directories(directory.pieces(), error);
    });
    ours.add(fixed_names);
    return directory;
  }

  void prepare_to_resume(const ResultDirectory &directory)
  {
    refuse_links(directory);
    checked("cannot create '" + directory.pieces() + "'", [&](std::error_code &error) {
      return fs::create_directories(directory.pieces(), error);
    });
    for (const std::string &folder :
         {directory.root(), directory.pieces(), directory.checkpoints()})
      if (::access(folder.c_str(), W_OK | X_OK) != 0)
        throw FileError("cannot write to '" + folder + "': " + std::strerror(errno));
    FileList(directory.root()).add(fixed_names);
  }

  std::string ResultDirectory::piece(const unsigned int cycle,
                                     const unsigned int rank,
                                     const unsigned int n_ranks)
  {
    return n_ranks == 1 ? fmt::format("solution_{:06}.vtu", cycle)
                        : fmt::format("solution_{:06}.{:04}.vtu", cycle, rank);
  }

  std::string ResultDirectory::record(const unsigned int cycle, const unsigned int n_ranks)
  {
    return n_ranks == 1 ? piece(cycle, 0, 1) : fmt::format("solution_{:06}.pvtu", cycle);
  }
} // namespace softlattice
