// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/chart.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr Colour faint = {226, 226, 230}, paper = {255, 255, 255};

    /// Corners of a marker within (-1, 1) x (-1, 1), up being negative.
    std::vector<Spot> corners_of(const Marker marker)
    {
      constexpr double a = 0.86;                // half of a square's side
      constexpr double outer = 0.9, arm = 0.28; // of a cross
      std::vector<Spot> corners;
      switch (marker)
        {
          case Marker::circle:
            break; // has none
          case Marker::square:
            corners = {{-a, -a}, {a, -a}, {a, a}, {-a, a}};
            break;
          case Marker::diamond:
            corners = {{0., -1.2}, {1.2, 0.}, {0., 1.2}, {-1.2, 0.}};
            break;
          case Marker::up:
            corners = {{0., -1.1}, {1., 0.8}, {-1., 0.8}};
            break;
          case Marker::down:
            corners = {{0., 1.1}, {1., -0.8}, {-1., -0.8}};
            break;
          case Marker::cross:
            for (const Spot &way : {Spot{1., 0.}, {0., 1.}, {-1., 0.}, {0., -1.}})
              {
                // The end of an arm, turned by an eighth, and the corner between it and the next one.
                const auto add = [&](const double along, const double across) {
                  const double x = along * way.column - across * way.row;
                  const double y = along * way.row + across * way.column;
                  corners.push_back({(x - y) * M_SQRT1_2, (x + y) * M_SQRT1_2});
                };
                add(outer * M_SQRT2, -arm);
                add(outer * M_SQRT2, arm);
                add(arm, arm);
              }
            break;
        }
      return corners;
    }
  } // namespace

  std::string shortened(const std::string &text, const int size, const int width)
  {
    if (width_of(text, size) <= width)
      return text;
    std::string start = text;
    while (!start.empty() && width_of(start + "...", size) > width)
      do // never half of a character
        start.pop_back();
      while (!start.empty() && (static_cast<unsigned char>(start.back()) & 0x80U) != 0);
    return start + "...";
  }

  Chart::Chart(Drawing &drawing, const ChartBox &box, ChartAxis x, ChartAxis y, const int text_size)
    : drawing_(drawing)
    , box_(box)
    , x_(std::move(x))
    , y_(std::move(y))
    , text_size_(text_size)
  {}

  Chart Chart::shifted(const int columns, const int rows) const
  {
    Chart other = *this;
    other.shift_columns_ += columns;
    other.shift_rows_ += rows;
    return other;
  }

  double Chart::column_of(const double x) const
  {
    return box_.column + shift_columns_ + x_.scale.part(x) * (box_.width - 1);
  }

  double Chart::row_of(const double y) const
  {
    return box_.row + shift_rows_ + (1. - y_.scale.part(y)) * (box_.height - 1);
  }

  namespace
  {
    Area area_between(const Chart &chart, const Chart::Place &a, const Chart::Place &b)
    {
      const auto inside = [](const double value, const int begin, const int size) {
        return std::clamp(static_cast<int>(std::lround(value)), begin, begin + size);
      };
      const ChartBox &box = chart.box();
      const auto [left, right] = std::minmax({inside(chart.column_of(a.x), box.column, box.width),
                                              inside(chart.column_of(b.x), box.column, box.width)});
      const auto [top, bottom] = std::minmax({inside(chart.row_of(a.y), box.row, box.height),
                                              inside(chart.row_of(b.y), box.row, box.height)});
      return {left, top, right - left, bottom - top};
    }
  } // namespace

  void Chart::fill(const Place &corner,
                   const Place &opposite,
                   const Colour colour,
                   const double share)
  {
    if (std::isfinite(corner.x + corner.y + opposite.x + opposite.y))
      drawing_.tint(area_between(*this, corner, opposite), colour, share);
  }

  void Chart::hatch(const Place &corner, const Place &opposite, const Pen &pen, const int distance)
  {
    drawing_.hatch(area_between(*this, corner, opposite), pen, distance);
  }

  void Chart::curve(const std::vector<Place> &places, const Pen &pen)
  {
    std::vector<Spot> spots;
    for (const Place &place : places)
      spots.push_back({column_of(place.x), row_of(place.y)});
    drawing_.polyline(spots, pen, &box_);
  }

  void draw_marker(Drawing &drawing,
                   const double column,
                   const double row,
                   const Marker marker,
                   const int size,
                   const Colour colour,
                   const bool hollow)
  {
    constexpr double inner = 0.55; // of a hollow one
    const auto draw = [&](const double radius, const Colour ink) {
      std::vector<Spot> corners = corners_of(marker);
      for (Spot &corner : corners)
        corner = {column + radius * corner.column, row + radius * corner.row};
      if (marker == Marker::circle)
        drawing.disc({column, row}, radius, ink);
      else
        drawing.polygon(corners, ink);
    };
    draw(0.5 * size, colour);
    if (hollow)
      draw(0.5 * inner * size, paper);
  }

  void Chart::mark(const Place &place,
                   const Marker marker,
                   const int size,
                   const Colour colour,
                   const bool hollow)
  {
    const double x = x_.scale.part(place.x), y = y_.scale.part(place.y);
    if (x >= -1e-9 && x <= 1. + 1e-9 && y >= -1e-9 && y <= 1. + 1e-9)
      draw_marker(drawing_, column_of(place.x), row_of(place.y), marker, size, colour, hollow);
  }

  void draw_arrow(Drawing &drawing,
                  const Spot &from,
                  const int right,
                  const int down,
                  const int length,
                  const Pen &pen)
  {
    const Spot tip = {from.column + right * length, from.row + down * length};
    const double head = 0.42 * length;
    const auto side = [&](const int which) {
      return Spot{tip.column - right * head + which * down * 0.7 * head,
                  tip.row - down * head + which * right * 0.7 * head};
    };
    drawing.polyline({from, tip}, pen);
    drawing.polyline({side(-1), tip, side(1)}, pen);
  }

  void Chart::arrow(const Place &place,
                    const int right,
                    const int down,
                    const int length,
                    const Pen &pen)
  {
    const Spot from = {column_of(place.x), row_of(place.y)};
    if (std::isfinite(from.column + from.row))
      draw_arrow(drawing_, from, right, down, length, pen);
  }

  void Chart::dash(const Place &place,
                   const int right,
                   const int down,
                   const int length,
                   const Pen &pen)
  {
    const double column = column_of(place.x), row = row_of(place.y), half = 0.5 * length;
    if (std::isfinite(column + row) && column >= box_.column &&
        column <= box_.column + box_.width && row >= box_.row && row <= box_.row + box_.height)
      drawing_.polyline(
        {{column - right * half, row - down * half}, {column + right * half, row + down * half}},
        pen);
  }

  int Chart::key(const int column, const int row, const Pen &pen, const std::string &name)
  {
    const int length = 3 * text_size_;
    const double from = column, to = column + length, middle = row;
    drawing_.polyline({{from, middle}, {to, middle}}, pen);
    drawing_.text(column + length + text_size_ / 2, row, name, text_size_, Align::left);
    return column + length + 2 * text_size_ + width_of(name, text_size_);
  }

  void Chart::draw_grid()
  {
    for (const Scale::Tick &tick : x_.scale.ticks())
      if (!tick.text.empty() && !x_.scale.is_categories())
        drawing_.fill(box_.column + static_cast<int>(std::lround(tick.part * (box_.width - 1))),
                      box_.row,
                      2,
                      box_.height,
                      faint);
    for (const Scale::Tick &tick : y_.scale.ticks())
      if (!tick.text.empty() && !y_.scale.is_categories())
        drawing_.fill(box_.column,
                      box_.row +
                        static_cast<int>(std::lround((1. - tick.part) * (box_.height - 1))),
                      box_.width,
                      2,
                      faint);
  }

  int rows_of_numbers(const Scale &scale, const int width, const int text_size)
  {
    if (!scale.is_categories())
      return 1;
    const double room = width / std::max(1., static_cast<double>(scale.ticks().size()));
    for (const Scale::Tick &tick : scale.ticks())
      if (width_of(tick.text, text_size) + text_size > room)
        return 2;
    return 1;
  }

  void Chart::draw_axes()
  {
    drawing_.frame(box_.column - 1, box_.row - 1, box_.width + 2, box_.height + 2, black);
    const int tick_length = text_size_ / 3, thickness = std::max(1, text_size_ / 16);
    const int rows = rows_of_numbers(x_.scale, box_.width, text_size_);
    int n = 0;
    std::array<int, 2> free_from = {-drawing_.width(), -drawing_.width()}; // in each row
    for (const Scale::Tick &tick : x_.scale.ticks())
      {
        const int c = box_.column + static_cast<int>(std::lround(tick.part * (box_.width - 1)));
        drawing_.fill(c - thickness / 2,
                      box_.row + box_.height,
                      thickness,
                      tick.text.empty() ? tick_length / 2 : tick_length,
                      black);
        // What would run into its neighbour is left out; names stand in two rows.
        const int in_row = n++ % rows;
        const std::string text =
          x_.scale.is_categories() ? shortened(tick.text, text_size_, box_.width / 3) : tick.text;
        const int half = width_of(text, text_size_) / 2;
        if (text.empty() || c - half < free_from[in_row])
          continue;
        free_from[in_row] = c + half + text_size_ / 2;
        drawing_.text(c,
                      box_.row + box_.height + text_size_ * (6 + 7 * in_row) / 5,
                      text,
                      text_size_,
                      Align::centre);
      }
    int free_above = box_.row + 2 * box_.height;
    for (const Scale::Tick &tick : y_.scale.ticks())
      {
        const int r =
          box_.row + static_cast<int>(std::lround((1. - tick.part) * (box_.height - 1)));
        const int length = tick.text.empty() ? tick_length / 2 : tick_length;
        drawing_.fill(box_.column - length, r - thickness / 2, length, thickness, black);
        if (tick.text.empty() || r + text_size_ / 2 > free_above)
          continue;
        free_above = r - text_size_ / 2;
        drawing_.text(box_.column - tick_length - text_size_ / 4,
                      r,
                      tick.text,
                      text_size_,
                      Align::right);
      }
    drawing_.text(box_.column + box_.width / 2,
                  box_.row + box_.height + text_size_ * (14 + 7 * (rows - 1)) / 5,
                  x_.title,
                  text_size_,
                  Align::centre);
    drawing_.text(std::max(text_size_ / 2, box_.column - 3 * text_size_),
                  box_.row - text_size_ * 7 / 5,
                  y_.title,
                  text_size_,
                  Align::left);
  }
} // namespace softlattice
