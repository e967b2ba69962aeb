// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/file_list.h"

#include "solver/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace softlattice
{
  namespace fs = std::filesystem;

  namespace
  {
    const std::string first_line = "softlattice 1: the files that softlattice has made here";

    /// Whether a line names a file within the folder. The list may come from anybody.
    bool stays_inside(const fs::path &file)
    {
      if (file.empty() || file.is_absolute() || file.filename().empty())
        return false;
      for (const fs::path &part : file)
        if (part == ".." || part == ".")
          return false;
      return true;
    }

    /// Whether a folder on the way to the file is a link, and so perhaps leads elsewhere.
    bool passes_a_link(const fs::path &folder, const fs::path &file)
    {
      fs::path way = folder;
      std::error_code error;
      for (const fs::path &part : file.parent_path())
        if (fs::is_symlink(way /= part, error))
          return true;
      return false;
    }

    [[noreturn]] void fail(const std::string &action, const std::string &path, const int code)
    {
      throw FileError("cannot " + action + " '" + path + "': " + std::strerror(code));
    }
  } // namespace

  FileList::FileList(std::string folder)
    : folder_(std::move(folder))
  {
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(path(), error)))
      return;
    std::ifstream list(path(), std::ios::binary);
    std::string line;
    exists_ = std::getline(list, line) && line == first_line;
    while (exists_ && std::getline(list, line))
      if (!list.eof() && stays_inside(line)) // a crash may have cut the last line
        names_.insert(line);
  }

  void FileList::add(const std::vector<std::string> &files)
  {
    std::string text = exists_ ? "" : first_line + "\n";
    for (const std::string &file : files)
      if (names_.insert(file).second)
        text += file + "\n";
    if (text.empty())
      return;
    const int descriptor =
      ::open(path().c_str(),
             O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW | (exists_ ? 0 : O_CREAT | O_EXCL),
             0666);
    if (descriptor < 0)
      fail("write", path(), errno);
    // What a crash has left of a line is none of the names.
    char last = '\n';
    if (const off_t size = ::lseek(descriptor, 0, SEEK_END);
        exists_ && size > 0 && ::pread(descriptor, &last, 1, size - 1) == 1 && last != '\n')
      text.insert(0, "\n");
    const ssize_t written = ::write(descriptor, text.data(), text.size());
    const int code = written < 0 ? errno : written < ssize_t(text.size()) ? ENOSPC : 0;
    ::close(descriptor);
    if (code != 0)
      fail("write", path(), code);
    exists_ = true;
  }

  void FileList::remove_from(const std::string &subfolder)
  {
    std::set<fs::path> folders;
    for (const std::string &file : names_)
      {
        if (file.compare(0, subfolder.size(), subfolder) != 0)
          continue;
        if (passes_a_link(folder_, file))
          continue;
        const fs::path one = fs::path(folder_) / file;
        std::error_code error;
        if (!fs::is_directory(fs::symlink_status(one, error)) && !fs::remove(one, error) && error)
          fail("remove", one.string(), error.value());
        for (fs::path parent = fs::path(file).parent_path(); !parent.empty();
             parent = parent.parent_path())
          folders.insert(parent);
      }
    // From the innermost one outwards; one that is not empty holds something of the user's and stays.
    for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
      {
        std::error_code ignored;
        if (!passes_a_link(folder_, *folder / "file"))
          fs::remove(fs::path(folder_) / *folder, ignored);
      }
  }

  void FileList::remove_all()
  {
    if (!exists_)
      return;
    remove_from("");
    if (::unlink(path().c_str()) != 0 && errno != ENOENT)
      fail("remove", path(), errno);
    names_.clear();
    exists_ = false;
  }
} // namespace softlattice
