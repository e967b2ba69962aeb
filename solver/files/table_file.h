// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <boost/crc.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// How far a table had come when a checkpoint was made.
  struct TableState
  {
    std::string file;        ///< its name in the result directory
    long rows = 0;           ///< below the header
    std::uint64_t bytes = 0; ///< of the header and these rows
    std::uint32_t crc = 0;   ///< CRC-32 of them
  };

  /// A table of comma-separated values (RFC 4180) that grows while a run goes on. To be held by one
  /// process. All functions throw FileError with the path and the reason.
  class TableFile
  {
  public:
    /// A new file with the header alone.
    static TableFile begin(const std::string &path, const std::vector<std::string> &header);
    /// Goes on with a file that covers the state: what was written after it is removed. `kept` is called for
    /// every row that stays, without its line end. @throws FileError also if it covers less, or has another
    /// header
    static TableFile resume(const std::string &path,
                            const std::vector<std::string> &header,
                            const TableState &state,
                            const std::function<void(const std::string &row)> &kept = {});

    TableFile(TableFile &&other) noexcept;
    TableFile &operator=(TableFile &&other) noexcept;
    ~TableFile();

    const std::string &path() const { return path_; }
    /// Appends rows; whoever reads the file sees them all when this returns.
    void append(const std::vector<std::vector<std::string>> &rows);
    /// Brings all rows to the disk, so that they outlive a crash of the machine.
    void synchronise() const;
    TableState state() const;

  private:
    TableFile(std::string path, int flags);
    void write(const std::string &text);

    std::string path_;
    int descriptor_ = -1;
    long rows_ = 0;
    std::uint64_t bytes_ = 0;
    boost::crc_32_type crc_;
  };

  /// The state of a table among those of a checkpoint. @throws FileError if it is none of them
  const TableState &state_of(const std::string &path, const std::vector<TableState> &states);

  /// @throws FileError saying why, if the table in a result directory is not what a checkpoint counts on: rows
  /// are missing or others
  void require_covered(const TableState &state, const std::string &directory);
} // namespace softlattice
