// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/avrami.h"
#include "solver/files/column.h"
#include "solver/files/table_file.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// The first columns of every file. A dimensionless case has the unit 1 everywhere; in two dimensions energies
  /// are those of a metre of depth [J/m].
  std::vector<Column> first_columns(bool dimensionless = false, int dimension = 3);
  /// What every run states of its solver.
  std::vector<Column> solver_columns();
  /// All columns in the order of the file: the first ones, those that parts have `before` the ones of the solver,
  /// these, and those that parts have `after` them.
  std::vector<Column> columns_of_file(const std::vector<Column> &before,
                                      const std::vector<Column> &after = {},
                                      bool dimensionless = false,
                                      int dimension = 3);

  /// statistics.csv: one row per accepted step, complete in the file when write_row() returns.
  /// To be held by one process.
  class Statistics
  {
  public:
    /// Writes the header. Throws FileError; std::invalid_argument if a name appears twice or the
    /// first columns are not those of every file.
    Statistics(const std::string &path, std::vector<Column> columns);
    /// Goes on with the file of a run that is resumed, less its later rows. Throws FileError also if it is
    /// not a file with these columns, or lacks rows that the state counts on.
    Statistics(const std::string &path, std::vector<Column> columns, const TableState &state);

    bool has(const std::string &name) const;
    /// Value of the column `name` (without unit) for the next row; NaN where there is none. Throws
    /// std::invalid_argument for a name that is not a column.
    void set(const std::string &name, double value);
    /// Writes the row. Throws std::logic_error naming the columns that were not set since the last
    /// row (or set twice), FileError if the disk is full.
    void write_row();

    const TableFile &file() const { return *file_; }
    const std::vector<Column> &columns() const { return columns_; }
    long rows() const { return rows_; }
    /// The last row, by column key (with unit); empty before the first.
    std::vector<std::pair<std::string, double>> last_row() const;
    /// Value of a column in the last row; NaN without one.
    double last(const std::string &name) const;
    /// Value of a column in the first row; NaN without one.
    double first(const std::string &name) const;
    /// Largest value that the column had; NaN without one.
    double maximum(const std::string &name) const;
    /// Time and fraction of every row; empty if no column is that of the progress.
    const TransformationSeries &transformation() const { return transformation_; }

  private:
    std::size_t index(const std::string &name) const;
    std::vector<std::string> header() const;
    /// Takes row_ into what is known of all rows.
    void count_row();
    void read_row(const std::string &text);

    std::string path_;
    std::vector<Column> columns_;
    std::optional<TableFile> file_; ///< always there once this is made
    std::vector<double> row_;
    std::vector<bool> is_set_;
    std::vector<double> first_;
    std::vector<double> last_;
    std::vector<double> maximum_;
    long rows_ = 0;
    TransformationSeries transformation_;
  };
} // namespace softlattice
