// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/statistics.h"

#include "solver/base/error.h"
#include "solver/files/text_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <utility>

namespace softlattice
{
  std::vector<Column> first_columns(const bool dimensionless, const int dimension)
  {
    std::vector<Column> columns = {
      {"step", "", "number of the accepted step; 0 is the initial state"},
      {"time", "s", "time at the end of the step"},
      {"time step", "s", "length of the step"},
      {"free energy",
       dimension == 2 ? "J/m" : "J",
       "total free energy, interfaces included; in 2D that of a metre of depth, 'free energy "
       "[J/m]', however thick the film is"}};
    return dimensionless ? without_dimensions(std::move(columns)) : columns;
  }

  std::vector<Column> solver_columns()
  {
    return {{"unknowns", "1", "unknowns of one implicit step"},
            {"Newton iterations", "1", "Newton iterations of the step, rejected attempts included"},
            {"Krylov iterations", "1", "Krylov iterations of the step, rejected attempts included"},
            // The clock on the wall keeps its seconds whatever the case measures in.
            {"wall time", "s", "time since the start of the program, on the wall clock"}};
  }

  std::vector<Column> columns_of_file(const std::vector<Column> &before,
                                      const std::vector<Column> &after,
                                      const bool dimensionless,
                                      const int dimension)
  {
    std::vector<Column> columns = first_columns(dimensionless, dimension);
    for (const std::vector<Column> &more : {before, solver_columns(), after})
      columns.insert(columns.end(), more.begin(), more.end());
    return columns;
  }

  Statistics::Statistics(const std::string &path, std::vector<Column> columns)
    : path_(path)
    , columns_(std::move(columns))
    , row_(columns_.size(), 0.)
    , is_set_(columns_.size(), false)
    , maximum_(columns_.size(), std::numeric_limits<double>::quiet_NaN())
  {
    file_ = TableFile::begin(path, header());
  }

  std::vector<std::string> Statistics::header() const
  {
    const std::vector<Column> first = first_columns();
    for (std::size_t i = 0; i < columns_.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (columns_[i].name == columns_[j].name)
          throw std::invalid_argument("two columns '" + columns_[i].name + "'");
    for (std::size_t i = 0; i < first.size(); ++i)
      if (i >= columns_.size() || columns_[i].name != first[i].name)
        throw std::invalid_argument("column " + std::to_string(i) + " has to be '" + first[i].name +
                                    "'");
    return keys_of(columns_);
  }

  Statistics::Statistics(const std::string &path,
                         std::vector<Column> columns,
                         const TableState &state)
    : path_(path)
    , columns_(std::move(columns))
    , row_(columns_.size(), 0.)
    , is_set_(columns_.size(), false)
    , maximum_(columns_.size(), std::numeric_limits<double>::quiet_NaN())
  {
    file_ =
      TableFile::resume(path, header(), state, [this](const std::string &row) { read_row(row); });
  }

  void Statistics::read_row(const std::string &text)
  {
    const char *next = text.data(), *const end = text.data() + text.size();
    for (std::size_t i = 0; i < columns_.size(); ++i)
      {
        const auto [last, error] = std::from_chars(next, end, row_[i]);
        const bool is_last = i + 1 == columns_.size();
        if (error != std::errc() || (is_last ? last != end : last == end || *last != ','))
          throw FileError("cannot go on with '" + path_ + "': row " + std::to_string(rows_ + 2) +
                          " is no row of numbers for its columns");
        next = last + 1;
      }
    count_row();
  }

  std::size_t Statistics::index(const std::string &name) const
  {
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].name == name)
        return i;
    throw std::invalid_argument("statistics.csv has no column '" + name + "'");
  }

  bool Statistics::has(const std::string &name) const
  {
    return std::any_of(columns_.begin(), columns_.end(), [&](const Column &column) {
      return column.name == name;
    });
  }

  void Statistics::set(const std::string &name, const double value)
  {
    const std::size_t i = index(name);
    if (is_set_[i])
      throw std::logic_error("column '" + name + "' was set twice in one row");
    row_[i] = value;
    is_set_[i] = true;
  }

  void Statistics::write_row()
  {
    std::string missing;
    std::vector<std::string> fields;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      {
        if (!is_set_[i])
          missing += " '" + columns_[i].name + "'";
        fields.push_back(shortest(row_[i]));
      }
    if (!missing.empty())
      throw std::logic_error("columns of statistics.csv without a value:" + missing);

    file_->append({fields});
    is_set_.assign(columns_.size(), false);
    count_row();
  }

  void Statistics::count_row()
  {
    if (rows_ == 0)
      first_ = row_;
    ++rows_;
    last_ = row_;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      maximum_[i] = std::fmax(maximum_[i], row_[i]); // ignores what is not a number
    for (std::size_t i = 0; i < columns_.size(); ++i)
      if (columns_[i].is_progress)
        {
          transformation_.time.push_back(row_[index("time")]);
          transformation_.fraction.push_back(row_[i]);
        }
  }

  std::vector<std::pair<std::string, double>> Statistics::last_row() const
  {
    std::vector<std::pair<std::string, double>> row;
    for (std::size_t i = 0; i < last_.size(); ++i)
      row.emplace_back(columns_[i].key(), last_[i]);
    return row;
  }

  double Statistics::last(const std::string &name) const
  {
    return rows_ > 0 ? last_[index(name)] : std::numeric_limits<double>::quiet_NaN();
  }

  double Statistics::first(const std::string &name) const
  {
    return rows_ > 0 ? first_[index(name)] : std::numeric_limits<double>::quiet_NaN();
  }

  double Statistics::maximum(const std::string &name) const
  {
    return maximum_[index(name)];
  }
} // namespace softlattice
