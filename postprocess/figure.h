// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/chart.h"
#include "postprocess/render.h"

#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A sheet that cannot hold its texts.
  struct SheetTooSmall : RenderError
  {
    using RenderError::RenderError;
  };

  /// Heights of what a sheet holds. [units of the drawing]
  struct Letters
  {
    int text;
    int note;
    int title;
    int frame =
      0; ///< the least height of the frame of a chart below which they are too large for the sheet
  };

  /// One entry below a chart: how a curve is drawn, and its name.
  struct LegendEntry
  {
    std::string name;
    std::function<void(Drawing &drawing, int column, int row, int size)> sample;
  };

  /// The n-th colour that all can tell apart (Okabe and Ito 2008, Color Universal Design).
  Colour distinct_colour(std::size_t n);
  Marker distinct_marker(std::size_t n);

  /// The longest beginnings of a text, broken between words, that are no wider than `width` [pixels].
  std::vector<std::string> wrapped(const std::string &text, int size, int width);

  /// A sheet with a title on top, and a legend and notes at its foot.
  class Figure
  {
  public:
    /// The drawing must outlive this.
    /// @throws SheetTooSmall if it is too small for its texts
    Figure(Drawing &drawing,
           const Letters &letters,
           const std::string &title,
           const std::vector<LegendEntry> &legend,
           const std::vector<std::string> &notes);

    Drawing &drawing() { return drawing_; }
    int text_size() const { return letters_.text; }
    int note_size() const { return letters_.note; }

    /// What is left for the frame of a chart with this horizontal axis, when what stands beside the frame takes
    /// `left` and `right` columns, and a table below so many lines.
    ChartBox room(int left, int right, const Scale &horizontal, int lines = 0) const;

  private:
    int rows_of(const std::vector<LegendEntry> &legend, bool draw, int first_row);

    Drawing &drawing_;
    Letters letters_;
    int top_, bottom_; ///< rows between which charts lie
  };

  /// Columns that the numbers beside a vertical axis take.
  int width_of_numbers(const Scale &scale, int text_size);
} // namespace softlattice
