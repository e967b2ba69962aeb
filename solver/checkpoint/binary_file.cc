// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/checkpoint/binary_file.h"

#include "solver/base/error.h"

#include <boost/crc.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace softlattice
{
  namespace
  {
    [[noreturn]] void fail(const char *action, const std::string &path)
    {
      throw FileError(std::string("cannot ") + action + " '" + path + "': " + std::strerror(errno));
    }

    class Descriptor
    {
    public:
      Descriptor(const std::string &path, const int flags, const char *action)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666))
      {
        if (number_ < 0)
          fail(action, path);
      }
      Descriptor(const Descriptor &) = delete;
      Descriptor &operator=(const Descriptor &) = delete;
      ~Descriptor() { ::close(number_); }
      operator int() const { return number_; }

    private:
      int number_;
    };

    void read_from(const int descriptor,
                   const std::string &path,
                   std::uint64_t offset,
                   char *bytes,
                   std::size_t n)
    {
      while (n > 0)
        {
          const ssize_t done = ::pread(descriptor, bytes, n, static_cast<off_t>(offset));
          if (done < 0 && errno == EINTR)
            continue;
          if (done < 0)
            fail("read", path);
          if (done == 0)
            throw FileError("'" + path + "' is damaged: it ends too early");
          bytes += done;
          offset += done;
          n -= done;
        }
    }
  } // namespace

  void write_at(const std::string &path, std::uint64_t offset, const void *bytes, std::size_t n)
  {
    const Descriptor descriptor(path, O_WRONLY | O_CREAT, "write");
    for (const char *from = static_cast<const char *>(bytes); n > 0;)
      {
        const ssize_t done = ::pwrite(descriptor, from, n, static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR)
          continue;
        if (done < 0)
          fail("write", path);
        from += done;
        offset += done;
        n -= done;
      }
    if (::fsync(descriptor) != 0)
      fail("write", path);
  }

  void read_at(const std::string &path,
               const std::uint64_t offset,
               void *bytes,
               const std::size_t n)
  {
    const Descriptor descriptor(path, O_RDONLY, "read");
    read_from(descriptor, path, offset, static_cast<char *>(bytes), n);
  }

  std::uint64_t size_of(const std::string &path)
  {
    struct stat found = {};
    if (::stat(path.c_str(), &found) != 0)
      fail("read", path);
    return found.st_size;
  }

  std::uint32_t crc_of(const std::string &path, std::uint64_t offset, std::uint64_t n)
  {
    const Descriptor descriptor(path, O_RDONLY, "read");
    boost::crc_32_type sum;
    std::vector<char> buffer(1 << 20);
    while (n > 0)
      {
        const std::size_t part = std::min<std::uint64_t>(n, buffer.size());
        read_from(descriptor, path, offset, buffer.data(), part);
        sum.process_bytes(buffer.data(), part);
        offset += part;
        n -= part;
      }
    return sum.checksum();
  }

  void synchronise_file(const std::string &path)
  {
    if (::access(path.c_str(), F_OK) != 0)
      return;
    const Descriptor descriptor(path, O_RDONLY, "read");
    if (::fsync(descriptor) != 0 && errno != EINVAL)
      fail("write", path);
  }

  void synchronise(const std::string &folder)
  {
    const Descriptor descriptor(folder, O_RDONLY | O_DIRECTORY, "read");
    if (::fsync(descriptor) != 0 && errno != EINVAL) // some file systems know no such thing
      fail("write", folder);
  }
} // namespace softlattice
