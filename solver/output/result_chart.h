// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// A column of a table of a result over another one.
  struct ChartLine
  {
    std::string name;        ///< empty if there is only one
    std::string x, y;        ///< names without units
    double factor_of_y = 1.; ///< -1 turns a curve over
    bool is_theory = false;  ///< dashed, beside what was computed
  };

  /// A picture that a part has of its results beside its columns over time. It is drawn wherever the table has the columns and
  /// something changes.
  struct ResultChart
  {
    enum class Branches
    {
      one,
      restarting, ///< begins anew wherever x falls
      by_direction ///< where x rises and where it falls are two lines; it has to take three values at least
    };
    enum class Rows
    {
      all,
      of_last_time ///< those whose first column is the last time
    };

    std::string name; ///< letters, digits and hyphens
    std::string title;
    std::string table;            ///< "statistics", or a table of a part, without its ending
    std::string x_title, y_title; ///< without units
    std::string caption;
    std::vector<ChartLine> lines;
    Branches branches = Branches::one;
    Rows rows = Rows::all;
    bool has_logarithmic_x = false;
    /// Both axes, of one unit, have one scale: that along which x is as wide as the frame. y begins at 0 (or below, where it
    /// does) and what is above the frame is cut off.
    bool has_equal_scales = false;
  };
} // namespace softlattice
