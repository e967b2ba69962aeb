// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/line_figure.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// The n-th line is told from the others by its dashes as well.
    Pen pen_of(const LineFigure &figure, const std::size_t n, const int text_size)
    {
      const int dash = figure.lines[n].is_dashed ? text_size / 3
                       : n % 4 == 0              ? 0
                                                 : text_size * static_cast<int>(n % 4) * 2 / 5;
      return {distinct_colour(n), std::max(2, text_size / 8), dash};
    }

    ChartAxis vertical(const LineFigure &figure, const ChartBox &box)
    {
      if (!figure.equal_scales)
        return figure.y;
      constexpr int ticks = 6;
      const auto &[lowest_x, highest_x, lowest_y] = *figure.equal_scales;
      return {
        figure.y.title,
        Scale::linear(lowest_y, lowest_y + (highest_x - lowest_x) * box.height / box.width, ticks)};
    }
  } // namespace

  void draw(const LineFigure &figure, Drawing &drawing, const Letters &letters)
  {
    std::vector<LegendEntry> legend;
    for (std::size_t n = 0; n < figure.lines.size() && figure.lines.size() > 1; ++n)
      legend.push_back(
        {figure.lines[n].name,
         [pen = pen_of(figure, n, letters.text)](Drawing &on, int column, int row, int size) {
           on.polyline({{double(column), double(row)}, {double(column) + size, double(row)}}, pen);
         }});
    Figure sheet(drawing, letters, figure.title, legend, figure.notes);
    const ChartBox box =
      sheet.room(width_of_numbers(figure.y.scale, letters.text), 2 * letters.text, figure.x.scale);
    Chart chart(drawing, box, figure.x, vertical(figure, box), letters.text);
    chart.draw_grid();
    for (std::size_t n = 0; n < figure.lines.size(); ++n)
      chart.curve(figure.lines[n].places, pen_of(figure, n, letters.text));
    chart.draw_axes();
  }
} // namespace softlattice
