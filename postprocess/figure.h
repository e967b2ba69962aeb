// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/chart.h"

#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// How large a picture is. [pixels]
  struct FigureSize
  {
    int width = 1280;
    int height = 960;
  };

  /// One entry below a chart: how a curve is drawn, and its name.
  struct LegendEntry
  {
    std::string name;
    std::function<void(Canvas &canvas, int column, int row, int size)> sample;
  };

  /// The n-th colour that all can tell apart (Okabe and Ito 2008, Color Universal Design).
  Colour distinct_colour(std::size_t n);
  Marker distinct_marker(std::size_t n);

  /// The longest beginnings of a text, broken between words, that are no wider than `width` [pixels].
  std::vector<std::string> wrapped(const std::string &text, int size, int width);

  /// A sheet with a title on top, and a legend and notes at its foot. It is drawn at twice its size and
  /// halved, for soft edges.
  class Figure
  {
  public:
    /// @throws RenderError if the sheet is too small for its texts
    Figure(const FigureSize &size,
           const std::string &title,
           const std::vector<LegendEntry> &legend,
           const std::vector<std::string> &notes);

    Canvas &canvas() { return canvas_; }
    int text_size() const { return text_size_; }

    /// What is left for the frame of a chart with this horizontal axis, when what stands beside the frame takes
    /// `left` and `right` columns [pixels], and a table below so many lines.
    ChartBox room(int left, int right, const Scale &horizontal, int lines = 0) const;

    Canvas finished() const { return canvas_.halved(); }

  private:
    int rows_of(const std::vector<LegendEntry> &legend, bool draw, int first_row);

    Canvas canvas_;
    int text_size_;
    int top_, bottom_; ///< rows between which charts lie
  };

  /// Columns that the numbers beside a vertical axis take.
  int width_of_numbers(const Scale &scale, int text_size);
} // namespace softlattice
