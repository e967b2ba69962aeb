// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/figure.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A curve through many places, none of which is marked.
  struct Line
  {
    std::string name;                 ///< empty if there is only one
    std::vector<Chart::Place> places; ///< a gap where one is no number
    bool is_dashed = false;           ///< theory beside what was computed
  };

  /// Quantities that change in time, or along another axis.
  struct LineFigure
  {
    std::string title;
    ChartAxis x, y;
    std::vector<Line> lines;
    std::vector<std::string> notes;
  };

  /// Lines that differ in colour and dashes.
  void draw(const LineFigure &figure, Drawing &drawing, const Letters &letters);
} // namespace softlattice
