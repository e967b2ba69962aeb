// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/canvas.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// One axis of a chart: range, what stands beside it, and about how many numbers.
  struct Axis
  {
    std::string title;
    double lowest;
    double highest;
    int ticks = 5;
  };

  /// Round numbers within a range, about as many as wanted.
  std::vector<double> tick_places(double lowest, double highest, int wanted);

  /// Axes with round numbers, and curves between them.
  class Chart
  {
  public:
    /// The frame lies on the canvas from (column, row) on. The canvas must outlive this.
    Chart(Canvas &canvas,
          int column,
          int row,
          int width,
          int height,
          Axis x,
          Axis y,
          int text_size);

    struct Place
    {
      double x, y; ///< not a number: no such place
    };
    struct Pen
    {
      Colour colour;
      int thickness; ///< [pixels]
      int dash;      ///< length of dashes and gaps [pixels]; 0: none
    };

    /// Fills a rectangle given by its centre and size in the units of the axes, cut off at the frame.
    void fill(const Place &centre, double width, double height, Colour colour);
    /// A curve through places; one that is no number interrupts it.
    void curve(const std::vector<Place> &places, const Pen &pen);
    /// A short sample of a pen and its name behind it, anywhere on the canvas. Returns the column behind.
    int key(int column, int row, const Pen &pen, const std::string &name);
    /// Frame, ticks, numbers and titles, on top of what is there.
    void draw_axes();

  private:
    double column_of(double x) const;
    double row_of(double y) const;
    void dot(double column, double row, const Pen &pen, bool only_inside);

    Canvas &canvas_;
    int column_, row_, width_, height_;
    Axis x_, y_;
    int text_size_;
  };
} // namespace softlattice
