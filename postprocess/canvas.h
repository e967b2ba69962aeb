// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/drawing.h"

#include <cstdint>
#include <string>
#include <vector>

namespace softlattice
{
  /// Pixels that are drawn on in memory: no window, no display. Columns count from the left, rows from
  /// the top; what lies outside is cut off.
  class Canvas : public Drawing
  {
  public:
    /// White.
    Canvas(int width, int height);

    int width() const override { return width_; }
    int height() const override { return height_; }
    Colour pixel(int column, int row) const;
    void set_pixel(int column, int row, Colour colour);

    void tint(const Area &area, Colour colour, double share) override;
    void polyline(const std::vector<Spot> &spots,
                  const Pen &pen,
                  const Area *within = nullptr) override;
    void polygon(const std::vector<Spot> &corners, Colour colour) override;
    void disc(const Spot &centre, double radius, Colour colour) override;
    void hatch(const Area &area, const Pen &pen, int distance) override;
    void text(int column,
              int row,
              const std::string &text,
              int size,
              Align align,
              Colour colour = black) override;

    /// Half as wide and high, each pixel the mean of four: what was drawn at twice the size gets soft edges.
    Canvas halved() const;

    /// The bytes of a PNG file. Throws RenderError.
    std::vector<std::uint8_t> png() const;
    /// Throws RenderError.
    void write_png(const std::string &file) const;

  private:
    void blend(int column, int row, Colour colour, double share);
    void dot(const Spot &spot, const Pen &pen, const Area *within);

    int width_;
    int height_;
    std::vector<std::uint8_t> bytes_;
  };
} // namespace softlattice
