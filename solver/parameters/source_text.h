// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace softlattice
{
  /// A text that parameters were read from: a file, or one override of the command line.
  struct SourceText
  {
    std::string name;                ///< as shown to the user: "case.prm", "command line"
    std::filesystem::path directory; ///< what file names in it are relative to
    std::vector<std::string> lines;
    bool is_file = true;
  };

  /// A range of bytes in one line of a source; the default is "nowhere".
  struct Location
  {
    std::shared_ptr<const SourceText> source;
    int line = 0;   ///< from 1
    int column = 0; ///< from 1, 0: the whole line
    int length = 0;

    /// "case.prm:23", "command line" or nothing.
    std::string place() const;
  };
} // namespace softlattice
