// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/map_figure.h"

#include "postprocess/contour_lines.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace softlattice
{
  namespace
  {
    constexpr Colour no_value = {214, 214, 218}, blank = {255, 255, 255};
    constexpr Colour dark_line = {70, 70, 76};
    // With more cells their numbers are too many to be read, and contours say more.
    constexpr std::size_t most_numbers_along = 4;

    std::vector<double> parts_of(const Scale &scale, const std::vector<double> &values)
    {
      std::vector<double> parts;
      for (const double value : values)
        parts.push_back(scale.part(value));
      return parts;
    }

    /// The map on its chart. Places are parts of the axes of the values, so that those of the cells' borders
    /// need no value.
    class MapPainter
    {
    public:
      MapPainter(Figure &sheet, const MapFigure &figure, const ChartBox &box)
        : sheet_(sheet)
        , figure_(figure)
        , colours_(figure.colour_map.empty() ? "viridis" : figure.colour_map)
        , columns_(parts_of(figure.x.scale, figure.columns))
        , rows_(parts_of(figure.y.scale, figure.rows))
        , column_borders_(borders_between(columns_))
        , row_borders_(borders_between(rows_))
        , chart_(sheet.drawing(),
                 box,
                 {figure.x.title, on_parts(column_borders_, columns_, figure.column_names)},
                 {figure.y.title, on_parts(row_borders_, rows_, figure.row_names)},
                 sheet.text_size())
        , has_numbers_(std::min(columns_.size(), rows_.size()) <= most_numbers_along)
      {}

      void paint()
      {
        for (std::size_t row = 0; row < rows_.size(); ++row)
          for (std::size_t column = 0; column < columns_.size(); ++column)
            cell(column, row);
        if (!has_numbers_)
          contours();
        chart_.draw_axes();
        colour_bar();
      }

      static Scale on_parts(const std::vector<double> &borders,
                            const std::vector<double> &parts,
                            const std::vector<std::string> &names)
      {
        return Scale::linear(borders.front(), borders.back(), 2).with_ticks(parts, names);
      }

    private:
      double share(const double value) const { return figure_.colour.scale.part(value); }

      void cell(const std::size_t column, const std::size_t row)
      {
        const MapCell &one = figure_.at(column, row);
        const Chart::Place corner{column_borders_[column], row_borders_[row]};
        const Chart::Place opposite{column_borders_[column + 1], row_borders_[row + 1]};
        const bool has_colour =
          one.known == MapCell::Known::value || one.known == MapCell::Known::partly;
        const Colour colour = one.known == MapCell::Known::missing ? blank
                              : has_colour                         ? colours_.at(share(one.value))
                                                                   : no_value;
        chart_.fill(corner, opposite, colour);
        const int distance = sheet_.text_size() * 4 / 5,
                  thick = std::max(2, sheet_.text_size() / 10);
        const Colour ink = lightness(colour) > 130 ? dark_line : blank;
        if (one.known == MapCell::Known::partly || one.known == MapCell::Known::bound)
          chart_.hatch(corner, opposite, {ink, thick, 0}, distance);
        if (one.known == MapCell::Known::failed)
          {
            chart_.curve({corner, opposite}, {dark_line, thick, 0});
            chart_.curve({{corner.x, opposite.y}, {opposite.x, corner.y}}, {dark_line, thick, 0});
          }
        if (has_numbers_ && has_colour)
          number(column, row, one, colour);
      }

      static int lightness(const Colour &colour)
      {
        return (299 * colour[0] + 587 * colour[1] + 114 * colour[2]) / 1000;
      }

      void number(const std::size_t column,
                  const std::size_t row,
                  const MapCell &one,
                  const Colour &background)
      {
        char digits[32];
        std::snprintf(digits, sizeof(digits), "%.3g", one.value);
        const std::string text = number_text(std::strtod(digits, nullptr));
        const int size = sheet_.text_size();
        const int width = width_of(text, size);
        const double room =
          chart_.column_of(column_borders_[column + 1]) - chart_.column_of(column_borders_[column]);
        if (width + size / 2 > room)
          return;
        const int c = static_cast<int>(std::lround(chart_.column_of(columns_[column])));
        const int r = static_cast<int>(std::lround(chart_.row_of(rows_[row])));
        if (one.known == MapCell::Known::partly) // legible over the hatching
          sheet_.drawing().fill(c - width / 2 - size / 4,
                                r - size * 2 / 3,
                                width + size / 2,
                                size * 4 / 3,
                                background);
        sheet_.drawing()
          .text(c, r, text, size, Align::centre, lightness(background) > 130 ? black : blank);
      }

      void contours()
      {
        std::vector<double> nodes, levels;
        std::vector<std::string> names;
        for (const MapCell &one : figure_.cells)
          nodes.push_back(one.known == MapCell::Known::value || one.known == MapCell::Known::partly
                            ? share(one.value)
                            : std::numeric_limits<double>::quiet_NaN());
        for (const double level : figure_.contours)
          {
            levels.push_back(share(level));
            names.push_back(number_text(level));
          }
        const std::vector<ContourLine> lines = contour_lines(columns_, rows_, nodes, levels);
        const int size = sheet_.text_size();
        for (const ContourLine &line : lines)
          {
            std::vector<Chart::Place> places;
            for (const auto &[x, y] : line.places)
              places.push_back({x, y});
            chart_.curve(places, {blank, size / 4, 0});
            chart_.curve(places, {black, std::max(2, size / 10), 0});
          }
        for (std::size_t l = 0; l < levels.size(); ++l)
          label(lines, levels[l], names[l]);
      }

      /// Of the lines of a level the one with most places has its number, half way along.
      void label(const std::vector<ContourLine> &lines, const double level, const std::string &name)
      {
        const ContourLine *longest = nullptr;
        for (const ContourLine &line : lines)
          if (line.level == level &&
              (longest == nullptr || line.places.size() > longest->places.size()))
            longest = &line;
        if (longest == nullptr)
          return;
        const auto &[x, y] = longest->places[longest->places.size() / 2];
        const int size = sheet_.text_size() * 4 / 5;
        const int half = width_of(name, size) / 2 + size / 4;
        const ChartBox &box = chart_.box();
        const int column = std::clamp(static_cast<int>(std::lround(chart_.column_of(x))),
                                      box.column + half + 2,
                                      box.column + box.width - half - 2);
        const int row = std::clamp(static_cast<int>(std::lround(chart_.row_of(y))),
                                   box.row + size,
                                   box.row + box.height - size);
        sheet_.drawing().fill(column - half, row - size * 2 / 3, 2 * half, size * 4 / 3, blank);
        sheet_.drawing().text(column, row, name, size, Align::centre);
      }

      void colour_bar()
      {
        const ChartBox &box = chart_.box();
        const int size = sheet_.text_size();
        const int column = box.column + box.width + size * 3 / 2;
        Drawing &drawing = sheet_.drawing();
        draw_colour_strip(drawing, {column, box.row, size, box.height}, colours_);
        drawing.frame(column - 1, box.row - 1, size + 2, box.height + 2, black);
        for (const Scale::Tick &tick : figure_.colour.scale.ticks())
          {
            const int row =
              box.row + static_cast<int>(std::lround((1. - tick.part) * (box.height - 1)));
            drawing.fill(column + size, row, tick.text.empty() ? size / 6 : size / 3, 2, black);
            drawing.text(column + size * 3 / 2, row, tick.text, size, Align::left);
          }
        drawing.text(drawing.width() - size,
                     box.row - size * 7 / 5,
                     figure_.colour.title,
                     size,
                     Align::right);
      }

      Figure &sheet_;
      const MapFigure &figure_;
      ColourMap colours_;
      std::vector<double> columns_, rows_, column_borders_, row_borders_;
      Chart chart_;
      bool has_numbers_;
    };

    std::vector<LegendEntry> legend_of(const MapFigure &figure, const int distance)
    {
      const auto has = [&](const MapCell::Known known) {
        return std::any_of(figure.cells.begin(), figure.cells.end(), [&](const MapCell &one) {
          return one.known == known;
        });
      };
      const auto swatch = [distance](const Colour colour, const bool hatched, const bool crossed) {
        return [=](Drawing &drawing, int column, int row, int size) {
          const int height = size * 2 / 3, top = row - height / 2;
          drawing.fill(column, top, size, height, colour);
          if (hatched)
            drawing.hatch({column, top, size, height}, {dark_line, 3, 0}, distance / 2);
          if (crossed)
            {
              const double left = column, right = column + size, high = top, low = top + height;
              drawing.polyline({{left, high}, {right, low}}, {dark_line, 3, 0});
              drawing.polyline({{left, low}, {right, high}}, {dark_line, 3, 0});
            }
          drawing.frame(column, top, size, height, dark_line);
        };
      };
      std::vector<LegendEntry> legend;
      if (has(MapCell::Known::partly))
        legend.push_back({"median, some censored", swatch({160, 215, 160}, true, false)});
      if (has(MapCell::Known::bound))
        legend.push_back({"not reached (censored)", swatch(no_value, true, false)});
      if (has(MapCell::Known::failed))
        legend.push_back({"no value, or failed", swatch(no_value, false, true)});
      if (has(MapCell::Known::missing))
        legend.push_back({"not yet run", swatch(blank, false, false)});
      return legend;
    }
  } // namespace

  std::vector<double> borders_between(const std::vector<double> &centres)
  {
    if (centres.size() < 2)
      return {centres.empty() ? 0. : centres.front() - 0.5,
              centres.empty() ? 1. : centres.front() + 0.5};
    std::vector<double> borders = {centres[0] - 0.5 * (centres[1] - centres[0])};
    for (std::size_t i = 1; i < centres.size(); ++i)
      borders.push_back(0.5 * (centres[i - 1] + centres[i]));
    const std::size_t last = centres.size() - 1;
    borders.push_back(centres[last] + 0.5 * (centres[last] - centres[last - 1]));
    return borders;
  }

  void draw(const MapFigure &figure, Drawing &drawing, const Letters &letters)
  {
    Figure sheet(drawing, letters, figure.title, legend_of(figure, 32), figure.notes);
    const int left = width_of_numbers(
      MapPainter::on_parts({0., 1.}, std::vector<double>(figure.rows.size()), figure.row_names),
      sheet.text_size());
    const int right =
      sheet.text_size() * 3 + width_of_numbers(figure.colour.scale, sheet.text_size());
    MapPainter(sheet, figure, sheet.room(left, right, figure.x.scale)).paint();
  }
} // namespace softlattice
