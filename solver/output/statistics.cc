// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/output/statistics.h"

#include "solver/base/error.h"
#include "solver/files/text_file.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <stdexcept>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_obligatory = 4;
  }

  std::vector<Column> standard_columns(const bool dimensionless)
  {
    std::vector<Column> columns = {
      {"step", "", "number of the accepted step; 0 is the initial state"},
      {"time", "s", "time at the end of the step"},
      {"time step", "s", "length of the step"},
      {"free energy", "J", "total free energy, interfaces included; in 2D per metre of depth"},
      {"LT fraction",
       "1",
       "volume fraction of the yellow LT phase, with the nuclei that are too small for the mesh "
       "yet"},
      {"nuclei", "1", "nuclei that appeared until then"},
      {"relative humidity",
       "1",
       "relative humidity at the surface, its water activity; behind a barrier film the "
       "surroundings have another one, 'ambient humidity'"},
      {"temperature", "K", "temperature of the film"},
      {"mean Br fraction", "1", "volume average of the bromide fraction of the halide sites"},
      {"mass drift", "1", "change of the mean Br fraction since the start; zero but for rounding"},
      {"visible transmittance",
       "1",
       "transmitted share of sunlight, as bright as it is to the eye; of the part 'optics'"},
      {"unknowns", "1", "unknowns of one implicit step"},
      {"Newton iterations", "1", "Newton iterations of the step, rejected attempts included"},
      {"Krylov iterations", "1", "Krylov iterations of the step, rejected attempts included"},
      {"wall time", "s", "time since the start of the program, on the wall clock"}};
    if (dimensionless)
      for (Column &column : columns)
        // The clock on the wall keeps its seconds whatever the case measures in.
        if (!column.unit.empty() && column.name != "wall time")
          column.unit = "1";
    return columns;
  }

  std::vector<Column> select_columns(const std::vector<std::string> &names,
                                     const std::vector<Column> &extra,
                                     const bool dimensionless)
  {
    std::vector<Column> columns;
    const std::vector<Column> standard = standard_columns(dimensionless);
    for (std::size_t i = 0; i < standard.size(); ++i)
      if (i < n_obligatory || std::count(names.begin(), names.end(), standard[i].name))
        columns.push_back(standard[i]);
    for (const std::string &name : names)
      if (std::none_of(standard.begin(), standard.end(), [&](const Column &c) {
            return c.name == name;
          }))
        throw std::invalid_argument("no standard column '" + name + "'");
    columns.insert(columns.end(), extra.begin(), extra.end());
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
    const std::vector<Column> standard = standard_columns();
    std::vector<std::string> header;
    for (std::size_t i = 0; i < columns_.size(); ++i)
      {
        for (std::size_t j = 0; j < i; ++j)
          if (columns_[i].name == columns_[j].name)
            throw std::invalid_argument("two columns '" + columns_[i].name + "'");
        header.push_back(columns_[i].key());
      }
    for (std::size_t i = 0; i < n_obligatory; ++i)
      if (i >= columns_.size() || columns_[i].name != standard[i].name)
        throw std::invalid_argument("column " + std::to_string(i) + " has to be '" +
                                    standard[i].name + "'");
    return header;
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
    if (has("LT fraction"))
      {
        transformation_.time.push_back(row_[index("time")]);
        transformation_.lt_fraction.push_back(row_[index("LT fraction")]);
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
