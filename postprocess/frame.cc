// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/frame.h"

#include "postprocess/scale.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace softlattice
{
  namespace
  {
    /// Two of them at least: one alone says nothing of the others. On a bar of so many lines of text no more than have
    /// room.
    std::vector<double> ticks_of_bar(const double lowest, const double highest, const double lines)
    {
      const int wanted = lines < 8. ? 2 : 5;
      std::vector<double> places;
      for (int n = wanted; places.size() < 2 && n <= wanted + 4; ++n)
        places = tick_places(lowest, highest, n);
      if (places.size() > 2 && (places[1] - places[0]) / (highest - lowest) * lines < 1.25)
        places = {places.front(), places.back()};
      return places;
    }

    std::string three_digits(const double value)
    {
      char text[32];
      std::snprintf(text, sizeof(text), "%.3g", value);
      return text;
    }

    /// The largest of 1, 2, 5 times a power of ten that is not above `length`.
    double round_length(const double length)
    {
      const double power = std::pow(10., std::floor(std::log10(length)));
      for (const double factor : {5., 2.})
        if (factor * power <= length)
          return factor * power;
      return power;
    }

    std::string time_text(const double time, const int digits, const bool dimensionless)
    {
      struct Unit
      {
        const char *name;
        double seconds;
      };
      Unit unit = {"", 1.};
      if (!dimensionless)
        {
          unit = {" s", 1.};
          for (const Unit &larger : {Unit{" min", 60.}, Unit{" h", 3600.}, Unit{" d", 86400.}})
            if (std::abs(time) >= 3 * larger.seconds)
              unit = larger;
        }
      const double value = time / unit.seconds;
      // As many decimals as leave so many digits, all of those before the point.
      const int before_point =
        value == 0. ? 1 : static_cast<int>(std::floor(std::log10(std::abs(value)))) + 1;
      char text[64];
      if (before_point < -2 || before_point > 12)
        std::snprintf(text, sizeof(text), "t = %.*g%s", digits, value, unit.name);
      else
        std::snprintf(text,
                      sizeof(text),
                      "t = %.*f%s",
                      value == 0. ? 0 : std::max(0, digits - before_point),
                      value,
                      unit.name);
      return text;
    }

    void draw_raster(Canvas &canvas, const Panel &panel, const Raster &raster, const Legend &legend)
    {
      const double range = legend.highest - legend.lowest;
      for (int row = 0; row < raster.height; ++row)
        for (int column = 0; column < raster.width; ++column)
          {
            const double value = raster.at(column, row);
            canvas.set_pixel(
              panel.column + column,
              panel.row + row,
              std::isnan(value) ? no_material : legend.colours.at((value - legend.lowest) / range));
          }
      canvas.frame(panel.column - 1, panel.row - 1, panel.width + 2, panel.height + 2, black);
    }

    void draw_colour_bar(Canvas &canvas, const Layout &layout, const Legend &legend)
    {
      const int size = layout.text_size;
      const Panel &first = layout.panels.front(), &last = layout.panels.back();
      int top = first.row, height = last.row + last.height - first.row;
      const double range = legend.highest - legend.lowest;
      // What the ends stand for is above and below the bar, or where that is too low beside their numbers.
      const bool is_low = height < 9 * size, has_names = !legend.highest_name.empty() && range > 0.;
      if (has_names && !is_low)
        {
          canvas.text(layout.bar_column, top + size / 2, legend.highest_name, size, Align::left);
          canvas.text(layout.bar_column,
                      top + height - size / 2,
                      legend.lowest_name,
                      size,
                      Align::left);
          top += 3 * size / 2;
          height -= 3 * size;
        }
      for (int row = 0; row < height; ++row)
        canvas.fill(layout.bar_column,
                    top + row,
                    layout.bar_width,
                    1,
                    legend.colours.at(1 - double(row) / (height - 1)));
      canvas.frame(layout.bar_column - 1, top - 1, layout.bar_width + 2, height + 2, black);
      std::vector<double> values = {legend.lowest};
      if (has_names && is_low)
        values.push_back(legend.highest);
      else if (range > 0.)
        values = ticks_of_bar(legend.lowest, legend.highest, double(height) / size);
      for (const double value : values)
        {
          const double share = range > 0. ? (value - legend.lowest) / range : 0.5;
          const int row = top + static_cast<int>(std::lround((1 - share) * (height - 1)));
          std::string text = number_text(value, range);
          if (has_names && is_low)
            text += "  " + (value == legend.lowest ? legend.lowest_name : legend.highest_name);
          canvas.fill(layout.bar_column + layout.bar_width, row, size / 3, 1, black);
          canvas.text(layout.bar_column + layout.bar_width + size / 2,
                      row,
                      text,
                      size,
                      Align::left);
        }
    }

    void draw_footer(Canvas &canvas, const Layout &layout, const Box &box, const bool dimensionless)
    {
      const Panel &panel = layout.panels.front();
      const double length = box.size(panel.plane.right);
      const double bar = round_length(0.3 * length);
      const int pixels = static_cast<int>(std::lround(bar / length * panel.width));
      const int thickness = std::max(2, layout.text_size / 4);
      canvas.fill(panel.column, layout.footer_row - thickness / 2, pixels, thickness, black);
      std::string text = length_text(bar, dimensionless);
      for (const Panel &each : layout.panels)
        if (each.stretch != 1)
          {
            const bool is_flat = each.stretch > 1;
            text += std::string("   (") +
                    (layout.panels.size() > 1 ? "xyz"[each.plane.up] == 'z' ? "section, " : "top, "
                                              : "") +
                    (is_flat ? "vertical" : "horizontal") + " axis stretched x " +
                    three_digits(is_flat ? each.stretch : 1 / each.stretch) + ")";
          }
      canvas.text(panel.column + pixels + layout.text_size / 2,
                  layout.footer_row,
                  text,
                  layout.text_size,
                  Align::left);
    }
  } // namespace

  std::vector<std::string> time_texts(const std::vector<double> &times, const bool dimensionless)
  {
    constexpr int most_digits = 8;
    std::vector<std::string> texts;
    for (const double time : times)
      {
        int digits = 3;
        std::string text = time_text(time, digits, dimensionless);
        while (digits < most_digits && !texts.empty() && text == texts.back())
          text = time_text(time, ++digits, dimensionless);
        texts.push_back(text);
      }
    return texts;
  }

  void draw_grain_boundaries(Canvas &canvas,
                             const Panel &panel,
                             const Box &box,
                             const std::function<std::size_t(double, double)> &grain_at)
  {
    constexpr Colour line = {128, 128, 128}; // seen on black and on yellow
    if (panel.plane.right != 0 || panel.plane.up != 1)
      return;
    // Of the centres of the pixels of a row, and of the row above it.
    const auto grains_of_row = [&](const int row) {
      std::vector<std::size_t> grains;
      const double y = box.highest[1] - box.size(1) * (row + 0.5) / panel.height;
      for (int column = 0; column < panel.width; ++column)
        grains.push_back(grain_at(box.lowest[0] + box.size(0) * (column + 0.5) / panel.width, y));
      return grains;
    };
    std::vector<std::size_t> above = grains_of_row(0);
    for (int row = 0; row < panel.height; ++row)
      {
        const std::vector<std::size_t> here = grains_of_row(row);
        for (int column = 0; column < panel.width; ++column)
          if (here[column] != above[column] || (column > 0 && here[column] != here[column - 1]))
            canvas.set_pixel(panel.column + column, panel.row + row, line);
        above = here;
      }
  }

  Canvas begin_frame(const Layout &layout, const Legend &legend, const std::string &clock)
  {
    Canvas canvas(layout.width, layout.height);
    canvas.text(layout.panels.front().column,
                layout.title_row,
                legend.title,
                layout.text_size,
                Align::left);
    canvas.text(layout.width - layout.text_size,
                layout.title_row,
                clock,
                layout.text_size,
                Align::right);
    draw_colour_bar(canvas, layout, legend);
    return canvas;
  }

  Canvas draw_frame(const Layout &layout,
                    const std::vector<Raster> &rasters,
                    const Legend &legend,
                    const Box &box,
                    const std::string &clock,
                    const bool dimensionless)
  {
    Canvas canvas = begin_frame(layout, legend, clock);
    for (std::size_t i = 0; i < rasters.size(); ++i)
      {
        const Panel &panel = layout.panels[i];
        draw_raster(canvas, panel, rasters[i], legend);
        if (!panel.caption.empty())
          canvas.text(panel.column,
                      panel.row - layout.text_size,
                      panel.caption,
                      layout.text_size,
                      Align::left);
      }
    draw_footer(canvas, layout, box, dimensionless);
    return canvas;
  }
} // namespace softlattice
