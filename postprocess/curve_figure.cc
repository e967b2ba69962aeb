// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/curve_figure.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr Colour symbol_colour = {90, 90, 96};

    std::vector<LegendEntry> legend_of(const CurveFigure &figure)
    {
      std::vector<LegendEntry> legend;
      for (std::size_t c = 0; c < figure.curves.size() && figure.curves.size() > 1; ++c)
        legend.push_back(
          {figure.curves[c].name, [c](Drawing &drawing, int column, int row, int size) {
             drawing.fill(column, row - size / 24, size, size / 12, distinct_colour(c));
             draw_marker(drawing,
                         column + size / 2,
                         row,
                         distinct_marker(c),
                         size * 2 / 5,
                         distinct_colour(c),
                         false);
           }});
      const auto has = [&](const CurvePoint::Known known) {
        for (const Curve &curve : figure.curves)
          for (const CurvePoint &point : curve.points)
            if (point.known == known && std::isfinite(point.value))
              return true;
        return false;
      };
      if (has(CurvePoint::Known::median))
        legend.push_back(
          {"median, some censored", [](Drawing &drawing, int column, int row, int size) {
             draw_marker(drawing,
                         column + size / 2,
                         row,
                         Marker::circle,
                         size * 2 / 5,
                         symbol_colour,
                         true);
           }});
      if (has(CurvePoint::Known::bound))
        legend.push_back(
          {"longer than this (censored)",
           [direction = figure.direction](Drawing &drawing, int column, int row, int size) {
             const int length = 2 * size / 3;
             const bool up = direction == CurveFigure::Direction::up;
             const double middle = column + 0.5 * size, half = up ? 0. : 0.5 * length;
             draw_arrow(drawing,
                        {middle - half, row + 0.5 * length - half},
                        up ? 0 : 1,
                        up ? -1 : 0,
                        length,
                        {symbol_colour, std::max(1, size / 14), 0});
           }});
      if (!figure.laws.empty())
        legend.push_back(
          {figure.laws.front().name, [](Drawing &drawing, int column, int row, int size) {
             for (const int at : {0, 2 * size / 3})
               drawing.fill(column + at, row - size / 24, size / 3, size / 12, symbol_colour);
           }});
      return legend;
    }

    /// One curve on a chart whose values may be on either axis.
    class CurvePainter
    {
    public:
      CurvePainter(const Chart &chart, const CurveFigure &figure, const std::size_t n)
        : chart_(beside_the_others(chart, figure, n))
        , figure_(figure)
        , curve_(figure.curves[n])
        , is_up_(figure.direction == CurveFigure::Direction::up)
        , colour_(distinct_colour(n))
        , marker_(distinct_marker(n))
        , size_(chart.text_size())
      {}

      void paint()
      {
        if (figure_.joined)
          lines();
        for (const CurvePoint &point : curve_.points)
          {
            if (!std::isfinite(point.value))
              continue;
            if (std::isfinite(point.lower))
              bar(point);
            if (point.known == CurvePoint::Known::bound)
              chart_.arrow(place(point.place, point.value),
                           is_up_ ? 0 : 1,
                           is_up_ ? -1 : 0,
                           is_crowded() ? size_ : 3 * size_ / 2,
                           pen(size_ / 9));
            chart_.mark(place(point.place, point.value),
                        marker_,
                        is_crowded() ? size_ * 2 / 5 : size_ * 3 / 5,
                        colour_,
                        point.known != CurvePoint::Known::mean);
          }
      }

    private:
      /// Curves with bars stand beside one another, by less than a marker, so that these can be told apart; all
      /// others are where they are.
      static Chart beside_the_others(const Chart &chart,
                                     const CurveFigure &figure,
                                     const std::size_t n)
      {
        const bool may_hide =
          std::any_of(figure.curves.begin(), figure.curves.end(), [](const Curve &curve) {
            return std::any_of(curve.points.begin(), curve.points.end(), [](const auto &point) {
              return std::isfinite(point.lower);
            });
          });
        // Long curves show what they have in common, and where they cross must be where they do.
        const bool is_long = !figure.curves.empty() && figure.curves.front().points.size() > 12;
        if ((!may_hide || is_long || figure.direction == CurveFigure::Direction::right) &&
            !figure.places.scale.is_categories())
          return chart;
        const double distance =
          (figure.places.scale.is_categories() ? 0.9 : 0.2) * chart.text_size();
        const int shift = static_cast<int>(
          std::lround(distance * (static_cast<double>(n) -
                                  0.5 * static_cast<double>(figure.curves.size() - 1))));
        return figure.direction == CurveFigure::Direction::up ? chart.shifted(shift, 0)
                                                              : chart.shifted(0, -shift);
      }

      Chart::Place place(const double where, const double value) const
      {
        return is_up_ ? Chart::Place{where, value} : Chart::Place{value, where};
      }
      Chart::Pen pen(const int thickness) const { return {colour_, std::max(2, thickness), 0}; }
      bool is_crowded() const { return curve_.points.size() > 24; }

      /// Between neighbours whose values are known; across those without one there is none.
      void lines()
      {
        std::vector<Chart::Place> places;
        for (const CurvePoint &point : curve_.points)
          places.push_back(point.known == CurvePoint::Known::bound
                             ? place(std::numeric_limits<double>::quiet_NaN(), point.value)
                             : place(point.place, point.value));
        chart_.curve(places, pen(size_ / 11));
      }

      /// An end that is not known is an arrow.
      void bar(const CurvePoint &point)
      {
        const double lowest = is_above(point.lower) ? point.lower : point.value;
        const bool is_open = !std::isfinite(point.upper);
        chart_.curve(
          {place(point.place, lowest), place(point.place, is_open ? point.value : point.upper)},
          pen(size_ / 11));
        if (is_open)
          chart_.arrow(place(point.place, point.value),
                       is_up_ ? 0 : 1,
                       is_up_ ? -1 : 0,
                       is_crowded() ? size_ : 3 * size_ / 2,
                       pen(size_ / 11));
        for (const double end : {point.lower, point.upper})
          chart_.dash(place(point.place, end),
                      is_up_ ? 1 : 0,
                      is_up_ ? 0 : 1,
                      size_ / 2,
                      pen(size_ / 11));
      }

      /// Whether the scale has such a value: a logarithmic one has none below zero.
      bool is_above(const double value) const
      {
        return std::isfinite(figure_.values.scale.part(value));
      }

      Chart chart_;
      const CurveFigure &figure_;
      const Curve &curve_;
      bool is_up_;
      Colour colour_;
      Marker marker_;
      int size_;
    };
  } // namespace

  void draw(const CurveFigure &figure, Drawing &drawing, const Letters &letters)
  {
    Figure sheet(drawing, letters, figure.title, legend_of(figure), figure.notes);
    const bool is_up = figure.direction == CurveFigure::Direction::up;
    const ChartAxis &x = is_up ? figure.places : figure.values;
    const ChartAxis &y = is_up ? figure.values : figure.places;
    const int left = width_of_numbers(y.scale, sheet.text_size());
    const ChartBox box = sheet.room(left, 2 * sheet.text_size(), x.scale);
    Chart chart(sheet.drawing(), box, x, y, sheet.text_size());
    chart.draw_grid();
    for (std::size_t n = 0; n < figure.laws.size(); ++n)
      {
        std::vector<Chart::Place> places;
        for (const CurvePoint &point : figure.laws[n].points)
          places.push_back(is_up ? Chart::Place{point.place, point.value}
                                 : Chart::Place{point.value, point.place});
        const int thickness = std::max(2, sheet.text_size() / 9);
        chart.curve(places, {distinct_colour(n), thickness, 4 * thickness});
      }
    for (std::size_t n = 0; n < figure.curves.size(); ++n)
      CurvePainter(chart, figure, n).paint();
    chart.draw_axes();
  }
} // namespace softlattice
