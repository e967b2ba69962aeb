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

  /// Processes that work on one directory together, as the tasks of a job array do: any number may have one
  /// of these at a time, but none while somebody has a DirectoryLock of it, and the other way round.
  class SharedDirectoryLock
  {
  public:
    /// @throws FileError if somebody has the directory for himself, or it is not there
    explicit SharedDirectoryLock(const std::string &directory);
    SharedDirectoryLock(const SharedDirectoryLock &) = delete;
    SharedDirectoryLock &operator=(const SharedDirectoryLock &) = delete;
    ~SharedDirectoryLock();

  private:
    int descriptor_;
  };
} // namespace softlattice
