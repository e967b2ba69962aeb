// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/figure.h"

#include <limits>
#include <string>
#include <vector>

namespace softlattice
{
  /// One bar, from the base line of the figure to a value.
  struct Bar
  {
    double value;                                            ///< NaN: none
    double lower = std::numeric_limits<double>::quiet_NaN(); ///< 95 % interval; NaN: not known
    double upper = std::numeric_limits<double>::quiet_NaN();
    std::string text = {};
    std::size_t kind = 0;  ///< of BarFigure::kinds
    bool is_bound = false; ///< not below `value`: an arrow
  };

  /// The bars of one name.
  struct BarRow
  {
    std::string name;
    std::vector<Bar> bars;
  };

  /// Horizontal bars: a tornado, or indices of sensitivity.
  struct BarFigure
  {
    enum class Arrangement
    {
      together, ///< the bars of a row at one height, as in a tornado
      stacked   ///< one below the other
    };
    std::string title;
    ChartAxis values;
    double base = 0.;               ///< where bars begin
    std::string base_name;          ///< empty: not written
    std::vector<std::string> kinds; ///< what the colours mean
    Arrangement arrangement = Arrangement::stacked;
    std::vector<BarRow> rows; ///< from the top
    std::vector<std::string> notes;
  };

  void draw(const BarFigure &figure, Drawing &drawing, const Letters &letters);
} // namespace softlattice
