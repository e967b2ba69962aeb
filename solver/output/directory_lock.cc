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
  DirectoryLock::DirectoryLock(const std::string &directory)
  {
    std::error_code error;
    std::filesystem::create_directories(directory, error);
    if (error)
      throw FileError("cannot create '" + directory + "': " + error.message());
    descriptor_ = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor_ < 0)
      throw FileError("cannot open '" + directory + "': " + std::strerror(errno));
    // Some file systems know no locks: then there is none.
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
      {
        ::close(descriptor_);
        throw FileError("another run is writing to '" + directory +
                        "'; wait for it, or stop it with: touch " + directory + "/STOP");
      }
  }

  DirectoryLock::~DirectoryLock()
  {
    ::close(descriptor_);
  }
} // namespace softlattice
