// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  // The checkpoints in a folder: subfolders with a number for a name. To be called by one process.

  /// Ascending; none if the folder is not there.
  std::vector<long> checkpoint_numbers(const std::string &folder);
  /// Whether a checkpoint of softlattice, intact or not, is in the folder.
  bool has_checkpoint(const std::string &folder);
  /// Deletes the files of the one at this path, if it has a manifest of softlattice, and the subfolder unless
  /// there is something else in it. @throws FileError
  void remove_checkpoint(const std::string &path);
  /// Deletes all in the folder. @throws FileError
  void remove_checkpoints(const std::string &folder);
  /// Deletes the files that a checkpoint has, in the folder in which it is made. @throws FileError
  void remove_unfinished(const std::string &path);
} // namespace softlattice
