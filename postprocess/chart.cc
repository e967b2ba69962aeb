// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/chart.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace softlattice
{
  namespace
  {
    std::string number_text(const double value, const double step)
    {
      char text[32];
      std::snprintf(text, sizeof(text), "%.6g", std::abs(value) < 1e-9 * step ? 0. : value);
      return text;
    }
  } // namespace

  std::vector<double> tick_places(const double lowest, const double highest, const int wanted)
  {
    const double rough = (highest - lowest) / std::max(1, wanted);
    const double power = std::pow(10., std::floor(std::log10(rough)));
    double step = 10. * power;
    for (const double factor : {1., 2., 5.})
      if (factor * power >= rough)
        {
          step = factor * power;
          break;
        }
    std::vector<double> places;
    for (double i = std::ceil(lowest / step - 1e-9); i * step <= highest + 1e-9 * step; ++i)
      places.push_back(i * step);
    return places;
  }

  Chart::Chart(Canvas &canvas,
               const int column,
               const int row,
               const int width,
               const int height,
               Axis x,
               Axis y,
               const int text_size)
    : canvas_(canvas)
    , column_(column)
    , row_(row)
    , width_(width)
    , height_(height)
    , x_(std::move(x))
    , y_(std::move(y))
    , text_size_(text_size)
  {}

  double Chart::column_of(const double x) const
  {
    return column_ + (x - x_.lowest) / (x_.highest - x_.lowest) * (width_ - 1);
  }

  double Chart::row_of(const double y) const
  {
    return row_ + (y_.highest - y) / (y_.highest - y_.lowest) * (height_ - 1);
  }

  void Chart::fill(const Place &centre,
                   const double width,
                   const double height,
                   const Colour colour)
  {
    const auto inside = [](const double value, const int begin, const int size) {
      return std::clamp(static_cast<int>(std::lround(value)), begin, begin + size);
    };
    const int left = inside(column_of(centre.x - 0.5 * width), column_, width_);
    const int right = inside(column_of(centre.x + 0.5 * width), column_, width_);
    const int top = inside(row_of(centre.y + 0.5 * height), row_, height_);
    const int bottom = inside(row_of(centre.y - 0.5 * height), row_, height_);
    canvas_.fill(left, top, right - left, bottom - top, colour);
  }

  void Chart::dot(const double column, const double row, const Pen &pen, const bool only_inside)
  {
    const int left = static_cast<int>(std::lround(column)) - pen.thickness / 2;
    const int top = static_cast<int>(std::lround(row)) - pen.thickness / 2;
    for (int r = top; r < top + pen.thickness; ++r)
      for (int c = left; c < left + pen.thickness; ++c)
        if (!only_inside ||
            (c >= column_ && c < column_ + width_ && r >= row_ && r < row_ + height_))
          canvas_.set_pixel(c, r, pen.colour);
  }

  void Chart::curve(const std::vector<Place> &places, const Pen &pen)
  {
    double travelled = 0.; // along the curve [pixels], for the dashes
    for (std::size_t i = 1; i < places.size(); ++i)
      {
        const Place &a = places[i - 1], &b = places[i];
        if (!std::isfinite(a.x + a.y + b.x + b.y))
          continue;
        const double from_column = column_of(a.x), from_row = row_of(a.y);
        const double columns = column_of(b.x) - from_column, rows = row_of(b.y) - from_row;
        const double length = std::hypot(columns, rows);
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

  int Chart::key(const int column, const int row, const Pen &pen, const std::string &name)
  {
    const int length = 3 * text_size_;
    for (int c = 0; c < length; ++c)
      if (pen.dash == 0 || (c / pen.dash) % 2 == 0)
        dot(column + c, row, pen, false);
    canvas_.text(column + length + text_size_ / 2, row, name, text_size_, Align::left);
    // Letters of a proportional font are about half as wide as they are high.
    return column + length + 2 * text_size_ + static_cast<int>(0.55 * text_size_ * name.size());
  }

  void Chart::draw_axes()
  {
    canvas_.frame(column_ - 1, row_ - 1, width_ + 2, height_ + 2, black);
    const int tick = text_size_ / 3;
    const std::vector<double> columns = tick_places(x_.lowest, x_.highest, x_.ticks);
    for (const double x : columns)
      {
        const int c = static_cast<int>(std::lround(column_of(x)));
        canvas_.fill(c, row_ + height_, 1, tick, black);
        canvas_.text(c,
                     row_ + height_ + text_size_,
                     number_text(x, x_.highest - x_.lowest),
                     text_size_,
                     Align::centre);
      }
    for (const double y : tick_places(y_.lowest, y_.highest, y_.ticks))
      {
        const int r = static_cast<int>(std::lround(row_of(y)));
        canvas_.fill(column_ - tick, r, tick, 1, black);
        canvas_.text(column_ - tick - 4,
                     r,
                     number_text(y, y_.highest - y_.lowest),
                     text_size_,
                     Align::right);
      }
    canvas_.text(column_ + width_ / 2,
                 row_ + height_ + 5 * text_size_ / 2,
                 x_.title,
                 text_size_,
                 Align::centre);
    canvas_.text(column_ - 3 * text_size_, row_ - text_size_, y_.title, text_size_, Align::left);
  }
} // namespace softlattice
