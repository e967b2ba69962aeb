// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/colour_map.h"

#include <cstdint>
#include <string>
#include <vector>

namespace softlattice
{
  /// What point of a text stands at the given place.
  enum class Align
  {
    left,
    centre,
    right
  };

  /// Pixels that are drawn on in memory: no window, no display. Columns count from the left, rows from
  /// the top; what lies outside is cut off.
  class Canvas
  {
  public:
    /// White.
    Canvas(int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    Colour pixel(int column, int row) const;
    void set_pixel(int column, int row, Colour colour);
    void fill(int column, int row, int width, int height, Colour colour);
    /// A line one pixel wide around the rectangle.
    void frame(int column, int row, int width, int height, Colour colour);
    /// Mixes the colour into what is there; `share` from 0 to 1.
    void blend(int column, int row, Colour colour, double share);
    /// `row` is the middle of the text; `size` its height in pixels. UTF-8.
    void text(int column,
              int row,
              const std::string &text,
              int size,
              Align align,
              Colour colour = black);
    /// Columns that a text takes.
    static int width_of(const std::string &text, int size);

    /// Half as wide and high, each pixel the mean of four: what was drawn at twice the size gets soft edges.
    Canvas halved() const;

    /// Throws RenderError.
    void write_png(const std::string &file) const;

  private:
    int width_;
    int height_;
    std::vector<std::uint8_t> bytes_;
  };
} // namespace softlattice
