// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <functional>
#include <string>

namespace softlattice
{
  /// Cuts a table that a run has written (RFC 4180) back to the rows up to a time, so that the run can go
  /// on from there: later rows are removed, and one that a crash has left incomplete. `time_column`
  /// counts from 0; no column before it needs quotes; rows are in the order of time. `kept` is called
  /// for every row that stays, without its line end. Written atomically.
  /// @throws FileError also if the first line is not the header, a csv_record()
  void cut_rows_after(double t,
                      const std::string &path,
                      const std::string &header,
                      std::size_t time_column,
                      const std::function<void(const std::string &row)> &kept = {});
} // namespace softlattice
