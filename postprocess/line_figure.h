// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/figure.h"

#include <optional>
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

  /// Both axes have one scale: that on which x is as wide as the frame. y begins somewhere and goes as far as the frame does.
  struct EqualScales
  {
    double lowest_x, highest_x;
    double lowest_y;
  };

  /// Quantities that change in time, or along another axis.
  struct LineFigure
  {
    std::string title;
    ChartAxis x, y;
    std::vector<Line> lines;
    std::vector<std::string> notes;
    std::optional<EqualScales> equal_scales =
      {}; ///< the scale of y then only says how wide its numbers are
  };

  /// Lines that differ in colour and dashes.
  void draw(const LineFigure &figure, Drawing &drawing, const Letters &letters);
} // namespace softlattice
