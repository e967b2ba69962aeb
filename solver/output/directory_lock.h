// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// While this lives no other process can have one of the same result directory: two runs that write into
  /// one would spoil both. Ends with the process, however that ends. To be held by one process of a run.
  class DirectoryLock
  {
  public:
    /// Makes the directory if it is not there. @throws FileError if somebody has it, or it cannot be made
    explicit DirectoryLock(const std::string &directory);
    DirectoryLock(const DirectoryLock &) = delete;
    DirectoryLock &operator=(const DirectoryLock &) = delete;
    ~DirectoryLock();

  private:
    int descriptor_;
  };
} // namespace softlattice
