// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/figure.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace softlattice
{
  namespace
  {
    constexpr Colour note_colour = {80, 80, 88};

    [[noreturn]] void fail_too_small(const Drawing &drawing)
    {
      throw SheetTooSmall("pictures of " + std::to_string(drawing.width() / 2) + " x " +
                          std::to_string(drawing.height() / 2) +
                          " pixels are too small to draw on");
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
      if (lines.empty() || width_of(lines.back() + " " + word, size) > width)
        lines.push_back(shortened(word, size, width));
      else
        lines.back() += " " + word;
    return lines;
  }

  int width_of_numbers(const Scale &scale, const int text_size)
  {
    int width = 0;
    for (const Scale::Tick &tick : scale.ticks())
      width = std::max(width, width_of(tick.text, text_size));
    return width + text_size;
  }

  Figure::Figure(Drawing &drawing,
                 const Letters &letters,
                 const std::string &title,
                 const std::vector<LegendEntry> &legend,
                 const std::vector<std::string> &notes)
    : drawing_(drawing)
    , letters_(letters)
  {
    const int text_size = letters_.text;
    const int margin = text_size, room = drawing_.width() - 2 * margin;
    const int title_size = letters_.title, note_size = letters_.note;
    int row = margin + title_size / 2;
    for (const std::string &line : wrapped(title, title_size, room))
      {
        drawing_.text(margin, row, line, title_size, Align::left);
        row += title_size * 4 / 3;
      }
    top_ = row + letters_.text * 2; // the title of the vertical axis is there

    std::vector<std::string> lines;
    for (const std::string &note : notes)
      for (std::string &line : wrapped(note, note_size, room))
        lines.push_back(std::move(line));
    const int note_height = note_size * 3 / 2;
    row = drawing_.height() - margin / 2 - note_height * static_cast<int>(lines.size());
    bottom_ = row;
    for (const std::string &line : lines)
      {
        drawing_.text(margin, row + note_height / 2, line, note_size, Align::left, note_colour);
        row += note_height;
      }
    if (!legend.empty())
      {
        const int rows = rows_of(legend, false, 0);
        bottom_ -= rows * letters_.text * 8 / 5 + letters_.text / 2;
        rows_of(legend, true, bottom_ + letters_.text);
      }
    if (bottom_ - top_ < 8 * letters_.text)
      fail_too_small(drawing_);
  }

  int Figure::rows_of(const std::vector<LegendEntry> &legend, const bool draw, const int first_row)
  {
    const int sample = 2 * letters_.text;
    int column = letters_.text, rows = 1;
    for (const LegendEntry &entry : legend)
      {
        const std::string name =
          shortened(entry.name, letters_.text, drawing_.width() - 3 * letters_.text - sample);
        const int width = sample + letters_.text / 2 + width_of(name, letters_.text);
        if (column > letters_.text && column + width > drawing_.width() - letters_.text)
          {
            column = letters_.text;
            ++rows;
          }
        if (draw)
          {
            const int row = first_row + (rows - 1) * letters_.text * 8 / 5;
            entry.sample(drawing_, column, row, sample);
            drawing_.text(column + sample + letters_.text / 2,
                          row,
                          name,
                          letters_.text,
                          Align::left);
          }
        column += width + 2 * letters_.text;
      }
    return rows;
  }

  ChartBox Figure::room(const int left,
                        const int right,
                        const Scale &horizontal,
                        const int lines) const
  {
    const int column = left + letters_.text,
              width = drawing_.width() - column - right - letters_.text;
    const int rows = rows_of_numbers(horizontal, width, letters_.text) - 1 + lines;
    const int height = bottom_ - top_ - letters_.text * (20 + 7 * rows) / 5;
    if (width < 8 * letters_.text || height < std::max(letters_.frame, 5 * letters_.text))
      fail_too_small(drawing_);
    return {column, top_, width, height};
  }
} // namespace softlattice
