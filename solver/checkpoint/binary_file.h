// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace softlattice
{
  // Parts of binary files, for several processes at a time. All throw FileError with the path and the
  // reason.

  /// Writes bytes at a place of a file, which is created if needed; they are on the disk.
  void write_at(const std::string &path, std::uint64_t offset, const void *bytes, std::size_t n);
  void read_at(const std::string &path, std::uint64_t offset, void *bytes, std::size_t n);
  std::uint64_t size_of(const std::string &path);
  /// CRC-32 of a part.
  std::uint32_t crc_of(const std::string &path, std::uint64_t offset, std::uint64_t n);
  /// Brings what is known of a folder to the disk: the names in it.
  void synchronise(const std::string &folder);
  /// The same of a file, if it is there.
  void synchronise_file(const std::string &path);
} // namespace softlattice
