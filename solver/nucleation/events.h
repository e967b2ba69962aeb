// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/files/column.h"
#include "solver/files/table_file.h"
#include "solver/nucleation/nucleus.h"

#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// events.csv (RFC 4180): one row per nucleus that formed, in the order of birth, written in the
  /// step in which it was born, whether or not it is in the phase field yet.
  ///
  /// Nothing in a row depends on the steps, the mesh or the processes, so neither do the bytes of the file.
  ///
  /// To be held by one process.
  class EventsFile
  {
  public:
    /// In a dimensionless case every unit is 1.
    static std::vector<Column> columns(bool dimensionless = false);

    /// Begins a new file, with the header alone. Throws FileError.
    static EventsFile begin(const std::string &path,
                            const std::string &phase = "LT",
                            bool dimensionless = false);
    /// Goes on with the file of a run that is resumed, less the rows of later births. Throws FileError,
    /// also if it is not such a file, or lacks rows that the state counts on.
    static EventsFile resume(const std::string &path,
                             const TableState &state,
                             const std::string &phase = "LT",
                             bool dimensionless = false);

    /// Appends one row for each; they are in the file, or FileError is thrown. The seed radius [m] may be that of
    /// all nuclei, or one for each.
    void append(const std::vector<Nucleus> &nuclei, double seed_radius);
    void append(const std::vector<Nucleus> &nuclei,
                const std::function<double(const Nucleus &)> &seed_radius);

    const TableFile &file() const { return file_; }

  private:
    EventsFile(TableFile file, std::string phase);

    TableFile file_;
    std::string phase_;
  };
} // namespace softlattice
