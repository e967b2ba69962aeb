// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/files/table_file.h"

#include "solver/base/error.h"
#include "solver/files/text_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>
#include <utility>

namespace softlattice
{
  namespace
  {
    const std::string line_end = "\r\n";

    [[noreturn]] void fail(const std::string &path)
    {
      throw FileError("cannot write '" + path + "': " + std::strerror(errno));
    }

    /// The part of a text that the state is about. @throws FileError
    std::string covered_part(const std::string &path,
                             const std::string &text,
                             const TableState &state)
    {
      if (text.size() < state.bytes)
        throw FileError("'" + path + "' lacks rows that it had then: it has " +
                        std::to_string(text.size()) + " bytes, and its " +
                        std::to_string(state.rows) + " rows had " + std::to_string(state.bytes));
      std::string part = text.substr(0, state.bytes);
      boost::crc_32_type sum;
      sum.process_bytes(part.data(), part.size());
      if (sum.checksum() != state.crc)
        throw FileError("the first " + std::to_string(state.rows) + " rows of '" + path +
                        "' are not what they were then");
      return part;
    }
  } // namespace

  TableFile::TableFile(std::string path, const int flags)
    : path_(std::move(path))
    , descriptor_(::open(path_.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | flags, 0666))
  {
    if (descriptor_ < 0)
      fail(path_);
  }

  TableFile::TableFile(TableFile &&other) noexcept
    : path_(std::move(other.path_))
    , descriptor_(std::exchange(other.descriptor_, -1))
    , rows_(other.rows_)
    , bytes_(other.bytes_)
    , crc_(other.crc_)
  {}

  TableFile &TableFile::operator=(TableFile &&other) noexcept
  {
    std::swap(path_, other.path_);
    std::swap(descriptor_, other.descriptor_);
    std::swap(rows_, other.rows_);
    std::swap(bytes_, other.bytes_);
    std::swap(crc_, other.crc_);
    return *this;
  }

  TableFile::~TableFile()
  {
    if (descriptor_ >= 0)
      ::close(descriptor_);
  }

  TableFile TableFile::begin(const std::string &path, const std::vector<std::string> &header)
  {
    TableFile table(path, O_CREAT | O_TRUNC);
    table.write(csv_record(header));
    return table;
  }

  TableFile TableFile::resume(const std::string &path,
                              const std::vector<std::string> &header,
                              const TableState &state,
                              const std::function<void(const std::string &row)> &kept)
  {
    const std::string first_line = csv_record(header);
    const std::string text = covered_part(path, read_file(path), state);
    if (text.compare(0, first_line.size(), first_line) != 0)
      throw FileError("cannot go on with '" + path + "': its first line is not that of this run");
    if (kept)
      for (std::size_t begin = first_line.size(), end = 0;
           (end = text.find(line_end, begin)) != std::string::npos;
           begin = end + line_end.size())
        kept(text.substr(begin, end - begin));
    if (::truncate(path.c_str(), static_cast<off_t>(state.bytes)) != 0)
      fail(path);
    TableFile table(path, 0);
    table.rows_ = state.rows;
    table.bytes_ = state.bytes;
    table.crc_.process_bytes(text.data(), text.size());
    return table;
  }

  void TableFile::append(const std::vector<std::vector<std::string>> &rows)
  {
    std::string text;
    for (const std::vector<std::string> &row : rows)
      text += csv_record(row);
    write(text);
    rows_ += static_cast<long>(rows.size());
  }

  void TableFile::write(const std::string &text)
  {
    for (std::size_t done = 0; done < text.size();)
      {
        const ssize_t n = ::write(descriptor_, text.data() + done, text.size() - done);
        if (n >= 0)
          done += n;
        else if (errno != EINTR)
          fail(path_);
      }
    bytes_ += text.size();
    crc_.process_bytes(text.data(), text.size());
  }

  void TableFile::synchronise() const
  {
    if (::fsync(descriptor_) != 0 &&
        errno != EINVAL) // what is no file of a disk knows no such thing
      fail(path_);
  }

  TableState TableFile::state() const
  {
    return {std::filesystem::path(path_).filename().string(), rows_, bytes_, crc_.checksum()};
  }

  const TableState &state_of(const std::string &path, const std::vector<TableState> &states)
  {
    const std::string name = std::filesystem::path(path).filename().string();
    for (const TableState &state : states)
      if (state.file == name)
        return state;
    throw FileError("the checkpoint knows nothing of '" + path + "'");
  }

  void require_covered(const TableState &state, const std::string &directory)
  {
    const std::string path = directory + "/" + state.file;
    covered_part(path, read_file(path), state);
  }
} // namespace softlattice
