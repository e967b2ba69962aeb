// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/picture.h"

#include "postprocess/render.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // Units of a vector drawing of 85 mm, or 240.9 pt: 30 of them are 8.03 pt.
    constexpr int width_in_pixels = 900;
    constexpr Letters column_letters = {33, 30, 36, 420};

    /// Of a sheet of pixels, which is drawn twice as large.
    Letters letters_for(const FigureSize &size)
    {
      const int text = 2 * std::max(9, std::min(size.width / 58, size.height / 44));
      return {text, text * 4 / 5, text * 6 / 5};
    }

    /// Height of a chart that is not cramped.
    int height_wanted(const AnyFigure &figure)
    {
      const auto *const bars = std::get_if<BarFigure>(&figure);
      int lines = 0;
      if (bars != nullptr)
        for (const BarRow &row : bars->rows)
          lines += bars->arrangement == BarFigure::Arrangement::stacked
                     ? std::max<int>(2, static_cast<int>(row.bars.size()))
                     : 2;
      return std::max(width_in_pixels * 3 / 4,
                      12 * column_letters.text + lines * column_letters.text * 6 / 5);
    }
  } // namespace

  Canvas draw(const AnyFigure &figure, const FigureSize &size)
  {
    Canvas canvas(2 * size.width, 2 * size.height);
    std::visit([&](const auto &one) { draw(one, canvas, letters_for(size)); }, figure);
    return canvas.halved();
  }

  SvgDrawing draw_svg(const AnyFigure &figure)
  {
    // What the title, legend and notes take is known when they are broken into lines.
    constexpr int highest = 6 * width_in_pixels;
    for (int height = height_wanted(figure);; height += width_in_pixels / 10)
      {
        SvgDrawing drawing(width_in_pixels, height, column_width);
        try
          {
            std::visit([&](const auto &one) { draw(one, drawing, column_letters); }, figure);
            return drawing;
          }
        catch (const SheetTooSmall &)
          {
            if (height > highest)
              throw;
          }
      }
  }

  const std::string &title_of(const AnyFigure &figure)
  {
    return std::visit([](const auto &one) -> const std::string & { return one.title; }, figure);
  }
} // namespace softlattice
