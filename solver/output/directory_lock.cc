// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/directory_lock.h"

#include "solver/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    /// The descriptor of a directory that is locked by `kind`, one of flock's. @throws FileError
    int locked_directory(const std::string &directory, const int kind)
    {
      const int descriptor = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (descriptor < 0)
        throw FileError("cannot open '" + directory + "': " + std::strerror(errno));
      // Some file systems know no locks: then there is none.
      if (::flock(descriptor, kind | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        {
          ::close(descriptor);
          throw FileError("another run is writing to '" + directory +
                          "'; wait for it, or stop it with: touch " + directory + "/STOP");
        }
      return descriptor;
    }
  } // namespace

  DirectoryLock::DirectoryLock(const std::string &directory)
  {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error)
      throw FileError("cannot create '" + directory + "': " + error.message());
    descriptor_ = locked_directory(directory, LOCK_EX);
  }

  DirectoryLock::~DirectoryLock()
  {
    ::close(descriptor_);
  }

  SharedDirectoryLock::SharedDirectoryLock(const std::string &directory)
    : descriptor_(locked_directory(directory, LOCK_SH))
  {}

  SharedDirectoryLock::~SharedDirectoryLock()
  {
    ::close(descriptor_);
  }
} // namespace softlattice
