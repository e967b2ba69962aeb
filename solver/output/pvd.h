// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// solution.pvd, the list of times and pieces that ParaView opens. Complete on the disk after
  /// each addition. To be held by one process.
  class PvdFile
  {
  public:
    using Pieces = std::vector<std::pair<double, std::string>>; ///< times and files

    /// `pieces`: those that a run which is resumed has written before; the file is then theirs.
    explicit PvdFile(std::string path, Pieces pieces = {})
      : path_(std::move(path))
      , pieces_(std::move(pieces))
    {}

    const Pieces &pieces() const { return pieces_; }
    /// Writes the list as it is. Throws FileError.
    void write() const;

    /// `piece` relative to the folder of the .pvd. Throws FileError; std::invalid_argument if the
    /// time is not later than that of the last piece.
    void add(double time, const std::string &piece);

  private:
    std::string path_;
    Pieces pieces_;
  };
} // namespace softlattice
