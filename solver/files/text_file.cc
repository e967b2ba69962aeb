// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/files/text_file.h"

#include "solver/base/error.h"

#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace softlattice
{
  namespace
  {
    /// Bytes beside the target until they are complete; removed again if they never are.
    class TemporaryFile
    {
    public:
      explicit TemporaryFile(const std::string &target)
        : target_(target)
        , name_(target + ".new")
        , descriptor_(
            ::open(name_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0666))
      {
        if (descriptor_ < 0)
          fail();
      }

      TemporaryFile(const TemporaryFile &) = delete;
      TemporaryFile &operator=(const TemporaryFile &) = delete;

      ~TemporaryFile()
      {
        if (descriptor_ >= 0)
          ::close(descriptor_);
        if (!renamed_)
          ::unlink(name_.c_str());
      }

      void write(const std::string &content) const
      {
        for (std::size_t done = 0; done < content.size();)
          {
            const ssize_t n = ::write(descriptor_, content.data() + done, content.size() - done);
            if (n >= 0)
              done += n;
            else if (errno != EINTR)
              fail();
          }
      }

      void rename_to_target()
      {
        // Without this a crash of the machine may leave the new name with no bytes behind it.
        if (::fsync(descriptor_) != 0)
          fail();
        const int closed = ::close(descriptor_);
        descriptor_ = -1;
        if (closed != 0 || std::rename(name_.c_str(), target_.c_str()) != 0)
          fail();
        renamed_ = true;
      }

    private:
      [[noreturn]] void fail() const
      {
        throw FileError("cannot write '" + target_ + "': " + std::strerror(errno));
      }

      std::string target_;
      std::string name_;
      int descriptor_;
      bool renamed_ = false;
    };
  } // namespace

  void write_atomically(const std::string &path, const std::string &content)
  {
    TemporaryFile file(path);
    file.write(content);
    file.rename_to_target();
  }

  std::string read_file(const std::string &path)
  {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    std::string content{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad())
      throw FileError("cannot read '" + path +
                      "': " + (errno ? std::strerror(errno) : "input/output error"));
    return content;
  }

  std::string shortest(const double value)
  {
    if (std::isnan(value))
      return "nan";
    char buffer[32];
    // A count stays readable as one: the shortest form of 100000 is 1e+05.
    const bool is_count = std::abs(value) < 1e15 && value == std::trunc(value);
    const auto end =
      is_count ? std::to_chars(buffer, buffer + sizeof(buffer), value, std::chars_format::fixed)
               : std::to_chars(buffer, buffer + sizeof(buffer), value);
    return {buffer, end.ptr};
  }

  std::string csv_record(const std::vector<std::string> &fields)
  {
    std::string record;
    for (std::size_t i = 0; i < fields.size(); ++i)
      {
        if (i > 0)
          record += ',';
        if (fields[i].find_first_of(",\"\r\n") == std::string::npos)
          record += fields[i];
        else
          {
            record += '"';
            for (const char c : fields[i])
              record.append(c == '"' ? 2 : 1, c);
            record += '"';
          }
      }
    return record + "\r\n";
  }
} // namespace softlattice
