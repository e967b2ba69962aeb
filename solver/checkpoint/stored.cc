// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/checkpoint/stored.h"

#include "solver/base/error.h"
#include "solver/checkpoint/manifest.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace softlattice
{
  namespace
  {
    namespace fs = std::filesystem;

    /// -1: not the name of a checkpoint.
    long number_of(const fs::path &path)
    {
      const std::string name = path.filename().string();
      const bool digits = !name.empty() && name.size() < 12 &&
                          name.find_first_not_of("0123456789") == std::string::npos;
      return digits ? std::stol(name) : -1;
    }

    std::vector<fs::path> paths_in(const std::string &folder)
    {
      std::vector<fs::path> paths;
      std::error_code error;
      for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
           entry.increment(error))
        if (number_of(entry->path()) >= 0)
          paths.push_back(entry->path());
      return paths;
    }

    /// Whether a manifest of ours, perhaps damaged, is in the folder.
    bool is_ours(const fs::path &path)
    {
      std::error_code error;
      if (!fs::is_directory(fs::symlink_status(path, error)))
        return false;
      std::ifstream file(path / "manifest.json", std::ios::binary);
      std::string start(64, '\0');
      file.read(start.data(), static_cast<std::streamsize>(start.size()));
      return start.find(std::string("\"") + manifest_key + "\"") != std::string::npos;
    }
  } // namespace

  std::vector<long> checkpoint_numbers(const std::string &folder)
  {
    std::vector<long> numbers;
    for (const fs::path &path : paths_in(folder))
      numbers.push_back(number_of(path));
    std::sort(numbers.begin(), numbers.end());
    return numbers;
  }

  bool has_checkpoint(const std::string &folder)
  {
    const std::vector<fs::path> paths = paths_in(folder);
    return std::any_of(paths.begin(), paths.end(), is_ours);
  }

  void remove_unfinished(const std::string &path)
  {
    std::error_code error;
    if (!fs::is_directory(fs::symlink_status(path, error)))
      return;
    for (const char *name : {"meshes.bin", "values.bin", "manifest.json.new", "manifest.json"})
      {
        fs::remove(fs::path(path) / name, error);
        if (error)
          throw FileError("cannot remove '" + path + "/" + name + "': " + error.message());
      }
    fs::remove(path, error); // stays where there is something else in it
  }

  void remove_checkpoint(const std::string &path)
  {
    if (is_ours(path))
      remove_unfinished(path);
  }

  void remove_checkpoints(const std::string &folder)
  {
    for (const fs::path &path : paths_in(folder))
      remove_checkpoint(path.string());
    std::error_code ignored;
    fs::remove(folder, ignored);
  }
} // namespace softlattice
