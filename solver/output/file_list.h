// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <set>
#include <string>
#include <vector>

namespace softlattice
{
  /// FOLDER/softlattice.files: the names of all files that softlattice has made in a folder, each noted before
  /// it is made. Only what it names is ever replaced or deleted; whatever else lies there is the user's. To be
  /// held by one process. All functions throw FileError with the path and
  /// the reason.
  class FileList
  {
  public:
    static constexpr const char *name = "softlattice.files";

    /// Reads the list of a folder, if there is one.
    explicit FileList(std::string folder);

    /// Whether the folder has a list, and so is one of softlattice.
    bool exists() const { return exists_; }
    bool contains(const std::string &file) const { return names_.count(file) > 0; }

    /// Adds files, by their paths relative to the folder, and makes the list if there is none.
    void add(const std::vector<std::string> &files);
    /// Deletes the files that it names whose paths begin so, and folders that have become empty thereby; they
    /// stay in the list.
    void remove_from(const std::string &subfolder);
    /// Deletes the files that it names, folders that have become empty thereby, and last the list itself.
    void remove_all();

  private:
    std::string path() const { return folder_ + "/" + name; }

    std::string folder_;
    bool exists_ = false;
    std::set<std::string> names_;
  };
} // namespace softlattice
