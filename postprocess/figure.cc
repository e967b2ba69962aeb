// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/figure.h"

#include "postprocess/render.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace softlattice
{
  namespace
  {
    constexpr Colour note_colour = {80, 80, 88};

    int text_size_for(const FigureSize &size)
    {
      // Of the canvas, which is twice as large.
      return 2 * std::max(9, std::min(size.width / 58, size.height / 44));
    }
  } // namespace

  Colour distinct_colour(const std::size_t n)
  {
    constexpr std::array<Colour, 7> colours = {{{0, 114, 178},
                                                {213, 94, 0},
                                                {0, 158, 115},
                                                {204, 121, 167},
                                                {86, 180, 233},
                                                {230, 159, 0},
                                                {0, 0, 0}}};
    return colours[n % colours.size()];
  }

  Marker distinct_marker(const std::size_t n)
  {
    constexpr std::array<Marker, 6> markers = {
      {Marker::circle, Marker::square, Marker::diamond, Marker::up, Marker::down, Marker::cross}};
    return markers[n % markers.size()];
  }

  std::vector<std::string> wrapped(const std::string &text, const int size, const int width)
  {
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string word; words >> word;)
      if (lines.empty() || Canvas::width_of(lines.back() + " " + word, size) > width)
        lines.push_back(shortened(word, size, width));
      else
        lines.back() += " " + word;
    return lines;
  }

  int width_of_numbers(const Scale &scale, const int text_size)
  {
    int width = 0;
    for (const Scale::Tick &tick : scale.ticks())
      width = std::max(width, Canvas::width_of(tick.text, text_size));
    return width + text_size;
  }

  Figure::Figure(const FigureSize &size,
                 const std::string &title,
                 const std::vector<LegendEntry> &legend,
                 const std::vector<std::string> &notes)
    : canvas_(2 * size.width, 2 * size.height)
    , text_size_(text_size_for(size))
  {
    const int margin = text_size_, room = canvas_.width() - 2 * margin;
    const int title_size = text_size_ * 6 / 5, note_size = text_size_ * 4 / 5;
    int row = margin + title_size / 2;
    for (const std::string &line : wrapped(title, title_size, room))
      {
        canvas_.text(margin, row, line, title_size, Align::left);
        row += title_size * 4 / 3;
      }
    top_ = row + text_size_ * 2; // the title of the vertical axis is there

    std::vector<std::string> lines;
    for (const std::string &note : notes)
      for (std::string &line : wrapped(note, note_size, room))
        lines.push_back(std::move(line));
    const int note_height = note_size * 3 / 2;
    row = canvas_.height() - margin / 2 - note_height * static_cast<int>(lines.size());
    bottom_ = row;
    for (const std::string &line : lines)
      {
        canvas_.text(margin, row + note_height / 2, line, note_size, Align::left, note_colour);
        row += note_height;
      }
    if (!legend.empty())
      {
        const int rows = rows_of(legend, false, 0);
        bottom_ -= rows * text_size_ * 8 / 5 + text_size_ / 2;
        rows_of(legend, true, bottom_ + text_size_);
      }
    if (bottom_ - top_ < 8 * text_size_)
      throw RenderError("pictures of " + std::to_string(size.width) + " x " +
                        std::to_string(size.height) + " pixels are too small to draw on");
  }

  int Figure::rows_of(const std::vector<LegendEntry> &legend, const bool draw, const int first_row)
  {
    const int sample = 2 * text_size_;
    int column = text_size_, rows = 1;
    for (const LegendEntry &entry : legend)
      {
        const std::string name =
          shortened(entry.name, text_size_, canvas_.width() - 3 * text_size_ - sample);
        const int width = sample + text_size_ / 2 + Canvas::width_of(name, text_size_);
        if (column > text_size_ && column + width > canvas_.width() - text_size_)
          {
            column = text_size_;
            ++rows;
          }
        if (draw)
          {
            const int row = first_row + (rows - 1) * text_size_ * 8 / 5;
            entry.sample(canvas_, column, row, sample);
            canvas_.text(column + sample + text_size_ / 2, row, name, text_size_, Align::left);
          }
        column += width + 2 * text_size_;
      }
    return rows;
  }

  ChartBox Figure::room(const int left,
                        const int right,
                        const Scale &horizontal,
                        const int lines) const
  {
    const int column = left + text_size_, width = canvas_.width() - column - right - text_size_;
    const int rows = rows_of_numbers(horizontal, width, text_size_) - 1 + lines;
    const int height = bottom_ - top_ - text_size_ * (20 + 7 * rows) / 5;
    if (width < 8 * text_size_ || height < 5 * text_size_)
      throw RenderError("pictures of " + std::to_string(canvas_.width() / 2) + " x " +
                        std::to_string(canvas_.height() / 2) + " pixels are too small to draw on");
    return {column, top_, width, height};
  }
} // namespace softlattice
