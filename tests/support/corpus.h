// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/support/scratch_folder.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace softlattice
{
  /// Gives a fuzz target all files of a folder, in the order of their names; how many there were.
  inline std::size_t replay(void (*target)(std::string_view), const std::string &folder)
  {
    std::vector<std::string> files;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
      if (entry.is_regular_file())
        files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    for (const std::string &file : files)
      {
        SCOPED_TRACE(file);
        testing::Test::RecordProperty("last", file); // what was at hand when the process ends
        target(file_content(file));
      }
    return files.size();
  }
} // namespace softlattice
