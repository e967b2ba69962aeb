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

    /// Whether a place within (-1, 1) x (-1, 1), up being negative, belongs to a marker.
    bool is_within(const Marker marker, const double x, const double y)
    {
      switch (marker)
        {
          case Marker::circle:
            return x * x + y * y <= 1.;
          case Marker::square:
            return std::max(std::abs(x), std::abs(y)) <= 0.86;
          case Marker::diamond:
            return std::abs(x) + std::abs(y) <= 1.2;
          case Marker::up:
            return y <= 0.8 && 1.9 * std::abs(x) <= y + 1.1;
          case Marker::down:
            return -y <= 0.8 && 1.9 * std::abs(x) <= -y + 1.1;
          case Marker::cross:
            return std::min(std::abs(x + y), std::abs(x - y)) <= 0.4 &&
                   std::max(std::abs(x), std::abs(y)) <= 0.9;
        }
      return false;
    }
  } // namespace

  std::string shortened(const std::string &text, const int size, const int width)
  {
    if (Canvas::width_of(text, size) <= width)
      return text;
    std::string start = text;
    while (!start.empty() && Canvas::width_of(start + "...", size) > width)
      do // never half of a character
        start.pop_back();
      while (!start.empty() && (static_cast<unsigned char>(start.back()) & 0x80U) != 0);
    return start + "...";
  }

  Chart::Chart(Canvas &canvas, const ChartBox &box, ChartAxis x, ChartAxis y, const int text_size)
    : canvas_(canvas)
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
    struct Pixels
    {
      int left, top, right, bottom; ///< the last two are not within
    };

    Pixels pixels_between(const Chart &chart, const Chart::Place &a, const Chart::Place &b)
    {
      const auto inside = [](const double value, const int begin, const int size) {
        return std::clamp(static_cast<int>(std::lround(value)), begin, begin + size);
      };
      const ChartBox &box = chart.box();
      const auto [left, right] = std::minmax({inside(chart.column_of(a.x), box.column, box.width),
                                              inside(chart.column_of(b.x), box.column, box.width)});
      const auto [top, bottom] = std::minmax({inside(chart.row_of(a.y), box.row, box.height),
                                              inside(chart.row_of(b.y), box.row, box.height)});
      return {left, top, right, bottom};
    }
  } // namespace

  void Chart::fill(const Place &corner,
                   const Place &opposite,
                   const Colour colour,
                   const double share)
  {
    if (!std::isfinite(corner.x + corner.y + opposite.x + opposite.y))
      return;
    const Pixels area = pixels_between(*this, corner, opposite);
    for (int row = area.top; row < area.bottom; ++row)
      for (int column = area.left; column < area.right; ++column)
        canvas_.blend(column, row, colour, share);
  }

  void Chart::hatch(const Place &corner, const Place &opposite, const Pen &pen, const int distance)
  {
    const Pixels area = pixels_between(*this, corner, opposite);
    for (int row = area.top; row < area.bottom; ++row)
      for (int column = area.left; column < area.right; ++column)
        if ((row + column) % distance < pen.thickness)
          canvas_.set_pixel(column, row, pen.colour);
  }

  void Chart::dot(const double column, const double row, const Pen &pen, const bool only_inside)
  {
    const int left = static_cast<int>(std::lround(column)) - pen.thickness / 2;
    const int top = static_cast<int>(std::lround(row)) - pen.thickness / 2;
    for (int r = top; r < top + pen.thickness; ++r)
      for (int c = left; c < left + pen.thickness; ++c)
        if (!only_inside || (c >= box_.column && c < box_.column + box_.width && r >= box_.row &&
                             r < box_.row + box_.height))
          canvas_.set_pixel(c, r, pen.colour);
  }

  void Chart::curve(const std::vector<Place> &places, const Pen &pen)
  {
    double travelled = 0.; // along the curve [pixels], for the dashes
    for (std::size_t i = 1; i < places.size(); ++i)
      {
        const Place &a = places[i - 1], &b = places[i];
        const double from_column = column_of(a.x), from_row = row_of(a.y);
        const double columns = column_of(b.x) - from_column, rows = row_of(b.y) - from_row;
        const double length = std::hypot(columns, rows);
        if (!std::isfinite(length + from_column + from_row))
          continue;
        const int n = std::max(1, static_cast<int>(std::ceil(2. * length)));
        for (int k = 0; k <= n; ++k)
          {
            const double part = double(k) / n;
            const double here = travelled + part * length;
            if (pen.dash == 0 || static_cast<int>(here / pen.dash) % 2 == 0)
              dot(from_column + part * columns, from_row + part * rows, pen, true);
          }
        travelled += length;
      }
  }

  void draw_marker(Canvas &canvas,
                   const double column,
                   const double row,
                   const Marker marker,
                   const int size,
                   const Colour colour,
                   const bool hollow)
  {
    constexpr double inner = 0.55; // of a hollow one
    const double radius = 0.5 * size;
    for (int r = -size; r <= size; ++r)
      for (int c = -size; c <= size; ++c)
        {
          const double x = c / radius, y = r / radius;
          if (is_within(marker, x, y))
            canvas.set_pixel(static_cast<int>(std::lround(column)) + c,
                             static_cast<int>(std::lround(row)) + r,
                             hollow && is_within(marker, x / inner, y / inner) ? paper : colour);
        }
  }

  void Chart::mark(const Place &place,
                   const Marker marker,
                   const int size,
                   const Colour colour,
                   const bool hollow)
  {
    const double x = x_.scale.part(place.x), y = y_.scale.part(place.y);
    if (x >= -1e-9 && x <= 1. + 1e-9 && y >= -1e-9 && y <= 1. + 1e-9)
      draw_marker(canvas_, column_of(place.x), row_of(place.y), marker, size, colour, hollow);
  }

  void Chart::line(const double column,
                   const double row,
                   const double to_column,
                   const double to_row,
                   const Pen &pen)
  {
    const double length = std::hypot(to_column - column, to_row - row);
    const int n = std::max(1, static_cast<int>(std::ceil(2. * length)));
    for (int k = 0; k <= n; ++k)
      dot(column + (to_column - column) * k / n, row + (to_row - row) * k / n, pen, false);
  }

  void Chart::arrow(const Place &place,
                    const int right,
                    const int down,
                    const int length,
                    const Pen &pen)
  {
    const double column = column_of(place.x), row = row_of(place.y);
    if (!std::isfinite(column + row))
      return;
    const double tip_column = column + right * length, tip_row = row + down * length;
    const double head = 0.42 * length;
    line(column, row, tip_column, tip_row, pen);
    for (const int side : {-1, 1})
      line(tip_column,
           tip_row,
           tip_column - right * head + side * down * 0.7 * head,
           tip_row - down * head + side * right * 0.7 * head,
           pen);
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
      line(column - right * half, row - down * half, column + right * half, row + down * half, pen);
  }

  int Chart::key(const int column, const int row, const Pen &pen, const std::string &name)
  {
    const int length = 3 * text_size_;
    for (int c = 0; c < length; ++c)
      if (pen.dash == 0 || (c / pen.dash) % 2 == 0)
        dot(column + c, row, pen, false);
    canvas_.text(column + length + text_size_ / 2, row, name, text_size_, Align::left);
    return column + length + 2 * text_size_ + Canvas::width_of(name, text_size_);
  }

  void Chart::draw_grid()
  {
    for (const Scale::Tick &tick : x_.scale.ticks())
      if (!tick.text.empty() && !x_.scale.is_categories())
        canvas_.fill(box_.column + static_cast<int>(std::lround(tick.part * (box_.width - 1))),
                     box_.row,
                     2,
                     box_.height,
                     faint);
    for (const Scale::Tick &tick : y_.scale.ticks())
      if (!tick.text.empty() && !y_.scale.is_categories())
        canvas_.fill(box_.column,
                     box_.row + static_cast<int>(std::lround((1. - tick.part) * (box_.height - 1))),
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
      if (Canvas::width_of(tick.text, text_size) + text_size > room)
        return 2;
    return 1;
  }

  void Chart::draw_axes()
  {
    canvas_.frame(box_.column - 1, box_.row - 1, box_.width + 2, box_.height + 2, black);
    const int tick_length = text_size_ / 3, thickness = std::max(1, text_size_ / 16);
    const int rows = rows_of_numbers(x_.scale, box_.width, text_size_);
    int n = 0;
    std::array<int, 2> free_from = {-canvas_.width(), -canvas_.width()}; // in each row
    for (const Scale::Tick &tick : x_.scale.ticks())
      {
        const int c = box_.column + static_cast<int>(std::lround(tick.part * (box_.width - 1)));
        canvas_.fill(c - thickness / 2,
                     box_.row + box_.height,
                     thickness,
                     tick.text.empty() ? tick_length / 2 : tick_length,
                     black);
        // What would run into its neighbour is left out; names stand in two rows.
        const int in_row = n++ % rows;
        const std::string text =
          x_.scale.is_categories() ? shortened(tick.text, text_size_, box_.width / 3) : tick.text;
        const int half = Canvas::width_of(text, text_size_) / 2;
        if (text.empty() || c - half < free_from[in_row])
          continue;
        free_from[in_row] = c + half + text_size_ / 2;
        canvas_.text(c,
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
        canvas_.fill(box_.column - length, r - thickness / 2, length, thickness, black);
        if (tick.text.empty() || r + text_size_ / 2 > free_above)
          continue;
        free_above = r - text_size_ / 2;
        canvas_.text(box_.column - tick_length - text_size_ / 4,
                     r,
                     tick.text,
                     text_size_,
                     Align::right);
      }
    canvas_.text(box_.column + box_.width / 2,
                 box_.row + box_.height + text_size_ * (14 + 7 * (rows - 1)) / 5,
                 x_.title,
                 text_size_,
                 Align::centre);
    canvas_.text(std::max(text_size_ / 2, box_.column - 3 * text_size_),
                 box_.row - text_size_ * 7 / 5,
                 y_.title,
                 text_size_,
                 Align::left);
  }
} // namespace softlattice
