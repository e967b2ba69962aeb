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
    explicit PvdFile(std::string path)
      : path_(std::move(path))
    {}

    /// `piece` relative to the folder of the .pvd. Throws FileError; std::invalid_argument if the
    /// time is not later than that of the last piece.
    void add(double time, const std::string &piece);

  private:
    std::string path_;
    std::vector<std::pair<double, std::string>> pieces_;
  };
} // namespace softlattice
