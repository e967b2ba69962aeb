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
    /// `row` is the middle of the text; `size` its height in pixels. UTF-8.
    void text(int column, int row, const std::string &text, int size, Align align);

    /// Throws RenderError.
    void write_png(const std::string &file) const;

  private:
    int width_;
    int height_;
    std::vector<std::uint8_t> bytes_;
  };
} // namespace softlattice
