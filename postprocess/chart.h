// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/drawing.h"
#include "postprocess/scale.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// One axis of a chart.
  struct ChartAxis
  {
    std::string title; ///< with the unit in brackets
    Scale scale;
  };

  /// Where a chart lies on its drawing: that within its frame.
  using ChartBox = Area;

  /// What marks a point.
  enum class Marker
  {
    circle,
    square,
    diamond,
    up, ///< a triangle that points there
    down,
    cross
  };

  /// Axes with round numbers, and curves between them.
  class Chart
  {
  public:
    /// The drawing must outlive this.
    Chart(Drawing &drawing, const ChartBox &box, ChartAxis x, ChartAxis y, int text_size);

    struct Place
    {
      double x, y; ///< not a number: no such place
    };
    using Pen = softlattice::Pen;

    /// The same chart, on which all that is drawn lies so many pixels further.
    Chart shifted(int columns, int rows) const;

    const ChartBox &box() const { return box_; }
    int text_size() const { return text_size_; }
    double column_of(double x) const;
    double row_of(double y) const;

    /// Fills a rectangle between two corners in the units of the axes, cut off at the frame; `share` mixes the
    /// colour into what is there.
    void fill(const Place &corner, const Place &opposite, Colour colour, double share = 1.);
    /// Oblique lines over the same rectangle.
    void hatch(const Place &corner, const Place &opposite, const Pen &pen, int distance);
    /// A curve through places; one that is no number interrupts it.
    void curve(const std::vector<Place> &places, const Pen &pen);
    /// `hollow`: its edge, with white inside.
    void mark(const Place &place, Marker marker, int size, Colour colour, bool hollow);
    /// An arrow of a length [pixels] from a place, (0, -1) points up.
    void arrow(const Place &place, int right, int down, int length, const Pen &pen);
    /// A short sample of a pen and its name behind it, anywhere on the drawing. Returns the column behind.
    int key(int column, int row, const Pen &pen, const std::string &name);
    /// Faint lines at the numbers of the axes, below what is drawn later.
    void draw_grid();
    /// Frame, ticks, numbers and titles, on top of what is there. The title of the vertical axis stands above it.
    void draw_axes();
    /// A short line of a length [pixels] with its middle at a place, (1, 0) is horizontal.
    void dash(const Place &place, int right, int down, int length, const Pen &pen);

  private:
    Drawing &drawing_;
    ChartBox box_;
    ChartAxis x_, y_;
    int text_size_;
    int shift_columns_ = 0, shift_rows_ = 0;
  };

  /// Its beginning and "...", if it is wider than `width` [pixels].
  std::string shortened(const std::string &text, int size, int width);

  /// In how many rows the numbers of a horizontal axis of a width [pixels] stand: long names need two.
  int rows_of_numbers(const Scale &scale, int width, int text_size);

  /// A marker on a drawing, for legends.
  void draw_marker(Drawing &drawing,
                   double column,
                   double row,
                   Marker marker,
                   int size,
                   Colour colour,
                   bool hollow);

  /// An arrow of a length, (0, -1) points up.
  void draw_arrow(Drawing &drawing,
                  const Spot &from,
                  int right,
                  int down,
                  int length,
                  const Pen &pen);
} // namespace softlattice
