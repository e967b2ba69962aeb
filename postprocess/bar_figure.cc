// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/bar_figure.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    std::vector<LegendEntry> legend_of(const BarFigure &figure)
    {
      std::vector<LegendEntry> legend;
      for (std::size_t k = 0; k < figure.kinds.size(); ++k)
        legend.push_back(
          {figure.kinds[k], [k](Drawing &drawing, int column, int row, int size) {
             drawing.fill(column, row - size / 5, size, size * 2 / 5, distinct_colour(k));
           }});
      return legend;
    }

    class BarPainter
    {
    public:
      BarPainter(Figure &sheet, const BarFigure &figure, const ChartBox &box, const Scale &rows)
        : sheet_(sheet)
        , figure_(figure)
        , chart_(sheet.drawing(), box, figure.values, {"", rows}, sheet.text_size())
      {}

      void paint()
      {
        chart_.draw_grid();
        for (std::size_t r = 0; r < figure_.rows.size(); ++r)
          row(r);
        const auto n = static_cast<double>(figure_.rows.size());
        const int size = sheet_.text_size();
        chart_.curve({{figure_.base, -0.5}, {figure_.base, n - 0.5}},
                     {black, std::max(2, size / 10), 0});
        sheet_.drawing().text(static_cast<int>(std::lround(chart_.column_of(figure_.base))),
                              chart_.box().row - size * 6 / 5,
                              figure_.base_name,
                              size,
                              Align::centre);
        chart_.draw_axes();
        for (std::size_t r = 0; r < figure_.rows.size(); ++r)
          name(r);
      }

    private:
      /// Rows count from the top, the axis from the bottom.
      double middle(const std::size_t row) const
      {
        return static_cast<double>(figure_.rows.size() - 1 - row);
      }

      void row(const std::size_t r)
      {
        const std::vector<Bar> &bars = figure_.rows[r].bars;
        const bool stacked = figure_.arrangement == BarFigure::Arrangement::stacked;
        const double thickness = stacked ? 0.7 / static_cast<double>(bars.size()) : 0.55;
        for (std::size_t b = 0; b < bars.size(); ++b)
          if (std::isfinite(bars[b].value))
            {
              const double centre =
                middle(r) + (stacked ? 0.35 - (static_cast<double>(b) + 0.5) * thickness : 0.);
              chart_.fill({figure_.base, centre - 0.5 * thickness},
                          {bars[b].value, centre + 0.5 * thickness},
                          distinct_colour(bars[b].kind));
            }
        for (std::size_t b = 0; b < bars.size(); ++b)
          if (std::isfinite(bars[b].value))
            ends(bars[b],
                 middle(r) + (stacked ? 0.35 - (static_cast<double>(b) + 0.5) * thickness : 0.));
      }

      void ends(const Bar &bar, const double centre)
      {
        const int size = sheet_.text_size();
        const Chart::Pen pen{black, std::max(2, size / 12), 0};
        chart_.curve({{bar.lower, centre}, {bar.upper, centre}}, pen);
        for (const double end : {bar.lower, bar.upper})
          chart_.dash({end, centre}, 0, 1, size / 2, pen);
        if (bar.is_bound)
          chart_.arrow({bar.value, centre}, 1, 0, 3 * size / 2, pen);
        // Behind what reaches furthest, and within the frame where there is no room behind it.
        const bool to_the_right = bar.value >= figure_.base;
        const double far =
          to_the_right ? std::fmax(bar.value, bar.upper) : std::fmin(bar.value, bar.lower);
        const std::string text = shortened(bar.text, size, chart_.box().width / 3);
        const int width = width_of(text, size);
        const int gap = bar.is_bound ? 2 * size : size / 2;
        const ChartBox &box = chart_.box();
        const int column = static_cast<int>(std::lround(chart_.column_of(far)));
        const int start = to_the_right
                            ? std::min(column + gap, box.column + box.width - width - size / 3)
                            : std::max(column - gap - width, box.column + size / 3);
        sheet_.drawing().text(start,
                              static_cast<int>(std::lround(chart_.row_of(centre))),
                              text,
                              size,
                              Align::left);
      }

      /// Left of the frame, in as many lines as it needs.
      void name(const std::size_t r)
      {
        const int size = sheet_.text_size();
        const ChartBox &box = chart_.box();
        const std::vector<std::string> lines =
          wrapped(figure_.rows[r].name, size, box.column - 2 * size);
        int row = static_cast<int>(std::lround(chart_.row_of(middle(r)))) -
                  static_cast<int>(lines.size() - 1) * size * 6 / 10;
        for (const std::string &line : lines)
          {
            sheet_.drawing().text(box.column - size / 2, row, line, size, Align::right);
            row += size * 6 / 5;
          }
      }

      Figure &sheet_;
      const BarFigure &figure_;
      Chart chart_;
    };
  } // namespace

  void draw(const BarFigure &figure, Drawing &drawing, const Letters &letters)
  {
    Figure sheet(drawing, letters, figure.title, legend_of(figure), figure.notes);
    int left = 0;
    for (const BarRow &row : figure.rows)
      left = std::max(left, width_of(row.name, sheet.text_size()) + sheet.text_size());
    left = std::min(left, sheet.drawing().width() * 3 / 10);
    const Scale rows = Scale::categories(
      std::vector<std::string>(figure.rows.size())); // names stand there otherwise
    const ChartBox box = sheet.room(left, 2 * sheet.text_size(), figure.values.scale);
    BarPainter(sheet, figure, box, rows).paint();
  }
} // namespace softlattice
