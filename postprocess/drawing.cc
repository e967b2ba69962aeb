// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/drawing.h"

#include <algorithm>

namespace softlattice
{
  void Drawing::frame(const int column,
                      const int row,
                      const int width,
                      const int height,
                      const Colour colour)
  {
    fill(column, row, width, 1, colour);
    fill(column, row + height - 1, width, 1, colour);
    fill(column, row, 1, height, colour);
    fill(column + width - 1, row, 1, height, colour);
  }

  void draw_colour_strip(Drawing &drawing, const Area &area, const ColourMap &colours)
  {
    // As many as the eye can tell apart: each is an element of a vector drawing.
    const int n = std::clamp(area.height, 1, 96);
    for (int i = 0; i < n; ++i)
      {
        const int top = area.row + area.height * i / n;
        const int bottom = area.row + area.height * (i + 1) / n;
        drawing.fill(area.column, top, area.width, bottom - top, colours.at(1. - (i + 0.5) / n));
      }
  }
} // namespace softlattice
