// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/figure.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// One cell of a map.
  struct MapCell
  {
    enum class Known
    {
      value,
      partly, ///< a median, as some members are censored
      bound,  ///< not reached: `value` is the time until which it was watched
      failed, ///< there is no value
      missing ///< has not been run
    };
    double value;
    Known known;
  };

  /// A quantity over two parameters, each of whose values has a column or row of cells.
  struct MapFigure
  {
    std::string title;
    ChartAxis x, y; ///< through the first and the last value, without room beside them
    std::vector<double> columns, rows; ///< values, ascending
    std::vector<std::string> column_names, row_names;
    std::vector<MapCell> cells;   ///< row by row, as many as columns times rows
    ChartAxis colour;             ///< title with unit, and range
    std::vector<double> contours; ///< levels
    std::string colour_map;       ///< empty: viridis
    std::vector<std::string> notes;

    const MapCell &at(std::size_t column, std::size_t row) const
    {
      return cells[row * columns.size() + column];
    }
  };

  /// Colours with contours, or with numbers where there are few cells; what has no value is hatched.
  void draw(const MapFigure &figure, Drawing &drawing, const Letters &letters);

  /// Borders of cells whose centres are at these parts of an axis: half way between them, and as far beyond
  /// the ends.
  std::vector<double> borders_between(const std::vector<double> &centres);
} // namespace softlattice
