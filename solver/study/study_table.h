// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_cells.h"

#include <limits>
#include <map>
#include <string>
#include <vector>

namespace softlattice
{
  /// A quantity of one member.
  struct MemberResult
  {
    /// NaN: there is none, as where a fit failed. If censored, the time until which the member was watched.
    double value = std::numeric_limits<double>::quiet_NaN();
    bool is_censored = false;
  };

  /// One row of study.csv.
  struct MemberRow
  {
    std::string member;            ///< its identifier, and the name of its folder
    std::vector<std::string> axes; ///< one text for each
    int replicate = 1;
    long seed = 0;
    std::string status; ///< "done", "failed", "killed"
    int exit_code = 0;
    std::string reason; ///< empty for those that are done
    std::vector<MemberResult> results;
    double wall_time = 0.; ///< [s]

    bool is_final() const { return status == "done" || status == "failed"; }
  };

  /// The columns of study.csv that depend on the study.
  struct StudyColumns
  {
    std::vector<std::string> axes;       ///< with units, "Environment/Temperature [degC]"
    std::vector<std::string> quantities; ///< with units, "t50 [s]"
  };

  /// The name without the unit: "t50" of "t50 [s]".
  std::string without_unit(const std::string &column);

  /// STUDY/study.csv: a row for each member from the moment it ended, failures included. A row is written at
  /// once and synchronised, so that a crash costs the row in hand at most. Held by one process, or joined by
  /// several, which append in turn.
  class StudyTable
  {
  public:
    /// Begins a table or goes on with one; of one with other columns, as an extended study has, the rows are
    /// read and the file is rewritten. @throws FileError
    StudyTable(std::string path, StudyColumns columns);

    /// Reads a table as it is, with the columns that it has, while a study may be appending to it. Nothing is
    /// written. @throws FileError
    static StudyTable look_at(const std::string &path);

    const StudyColumns &columns() const { return columns_; }
    /// Identifiers in the order of the file.
    const std::vector<std::string> &order() const { return order_; }

    /// One of several processes that append to a table that is there, with these columns. It knows the rows
    /// of others as they were when it joined, and must not sort(). @throws FileError
    static StudyTable joined(std::string path, StudyColumns columns);

    /// The last row of each member that the file had, by identifier.
    const std::map<std::string, MemberRow> &rows() const { return rows_; }

    /// @throws FileError
    void append(const MemberRow &row);
    /// The same for rows that are not worth a write each: sort() writes them.
    void set(const MemberRow &row) { keep(row); }
    /// Rewrites the file with these members in this order, and behind them what other members it has.
    void sort(const std::vector<std::string> &members);

  private:
    struct JustLook
    {};
    StudyTable(const std::string &path, JustLook);

    struct Joining
    {};
    StudyTable(std::string path, StudyColumns columns, Joining);
    std::vector<std::string> header() const;
    std::vector<std::string> cells(const MemberRow &row) const;
    CsvCells file_cells() const;
    void read(const CsvCells &table);
    void keep(const MemberRow &row);

    std::string path_;
    StudyColumns columns_;
    std::map<std::string, MemberRow> rows_;
    std::vector<std::string> order_; ///< in which members came first
  };
} // namespace softlattice
