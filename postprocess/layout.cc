// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/layout.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace softlattice
{
  namespace
  {
    /// The only panel is the slice, with the axes that are left in their order.
    Panel slice_panel(const Box &box, const Slice &slice, const bool dimensionless)
    {
      const std::string axis(1, "xyz"[slice.axis]);
      if (!(box.size(2) > 0))
        throw RenderError("the result is in two dimensions: there is nothing to slice");
      if (!(slice.position >= box.lowest[slice.axis] && slice.position <= box.highest[slice.axis]))
        throw RenderError("the slice is outside of the body, which goes from " + axis + " = " +
                          length_text(box.lowest[slice.axis], dimensionless) + " to " +
                          length_text(box.highest[slice.axis], dimensionless));
      return {{slice.axis == 0 ? 1 : 0, slice.axis == 2 ? 1 : 2, slice.position},
              "slice, " + axis + " = " + length_text(slice.position, dimensionless),
              0,
              0,
              0,
              0,
              1};
    }

    /// The planes to draw, with positions and sizes left open.
    std::vector<Panel> choose_panels(const Box &box, const bool dimensionless)
    {
      constexpr int x = 0, y = 1, z = 2;
      if (!(box.size(z) > 0))
        return {{{x, y, box.lowest[z]}, "", 0, 0, 0, 0, 1}};
      const double middle = 0.5 * (box.lowest[y] + box.highest[y]);
      return {
        {{x, y, box.highest[z]},
         "top surface, z = " + length_text(box.highest[z], dimensionless),
         0,
         0,
         0,
         0,
         1},
        {{x, z, middle}, "section, y = " + length_text(middle, dimensionless), 0, 0, 0, 0, 1}};
    }
  } // namespace

  std::string length_text(const double length, const bool dimensionless)
  {
    struct Unit
    {
      const char *name;
      double metres;
    };
    constexpr Unit units[] = {{" m", 1.}, {" mm", 1e-3}, {" um", 1e-6}, {" nm", 1e-9}};
    Unit unit = {"", 1.};
    if (!dimensionless)
      {
        unit = units[0];
        for (const Unit &smaller : units)
          if (length != 0 && std::abs(length) < 0.999 * unit.metres)
            unit = smaller;
      }
    char text[48];
    std::snprintf(text, sizeof(text), "%.3g%s", length / unit.metres, unit.name);
    return text;
  }

  int letter_size(const int width, const int height, const double print_width)
  {
    constexpr double points = 8., points_per_mm = 72. / 25.4;
    constexpr int smallest = 11,
                  rows = 12; // pixels that can be read on a screen; of text in a frame
    const int wanted = static_cast<int>(std::ceil(width * points / (points_per_mm * print_width)));
    return std::max(smallest, std::min(wanted, height / rows));
  }

  Layout make_layout(const Box &box,
                     const int largest_width,
                     const int largest_height,
                     const bool dimensionless,
                     const std::optional<Slice> &slice,
                     const double print_width)
  {
    Layout layout;
    layout.text_size = letter_size(largest_width, largest_height, print_width);
    const int line = 2 * layout.text_size;
    const int margin = layout.text_size;
    layout.bar_width = layout.text_size;
    const int bar_room = layout.bar_width + 5 * layout.text_size; // with its numbers

    layout.panels = slice ? std::vector<Panel>{slice_panel(box, *slice, dimensionless)}
                          : choose_panels(box, dimensionless);
    const int n = static_cast<int>(layout.panels.size());
    const int caption = layout.panels.front().caption.empty() ? 0 : line;
    const int room_x = largest_width - 3 * margin - bar_room;
    const int room_y = largest_height - 2 * line - n * caption - (n - 1) * margin / 2 - 2 * margin;
    if (room_x < 10 * layout.text_size || room_y < 5 * layout.text_size)
      throw RenderError("frames of " + std::to_string(largest_width) + " x " +
                        std::to_string(largest_height) + " pixels are too small to draw on");

    // One scale for all, unless that would make a panel a thread; then the others share what it leaves.
    const int thinnest_x = room_x / 5, thinnest_y = room_y / 5;
    double scale = room_x / box.size(layout.panels[0].plane.right);
    std::vector<bool> is_thin(n, false);
    for (int pass = 0; pass <= n; ++pass)
      {
        double length = 0, free = room_y;
        for (int i = 0; i < n; ++i)
          if (is_thin[i])
            free -= thinnest_y;
          else
            length += box.size(layout.panels[i].plane.up);
        if (length > 0)
          scale = std::min(scale, free / length);
        for (int i = 0; i < n; ++i)
          is_thin[i] = is_thin[i] || box.size(layout.panels[i].plane.up) * scale < thinnest_y;
      }

    const double true_width = box.size(layout.panels[0].plane.right) * scale;
    const int width = std::max(thinnest_x, static_cast<int>(std::floor(true_width)));
    int row = margin + line;
    for (int i = 0; i < n; ++i)
      {
        Panel &panel = layout.panels[i];
        const double true_height = box.size(panel.plane.up) * scale;
        panel.width = width;
        panel.height = is_thin[i] ? thinnest_y : static_cast<int>(std::floor(true_height));
        panel.stretch = (panel.height / true_height) / (width / true_width);
        if (std::abs(panel.stretch - 1) < 0.02)
          panel.stretch = 1;
        panel.column = margin;
        row += caption;
        panel.row = row;
        row += panel.height + (i + 1 < n ? margin / 2 : 0);
      }
    // The title and the clock need some room whatever the domain is like.
    layout.width = std::max(width + 3 * margin + bar_room, 29 * layout.text_size);
    layout.width = std::min(layout.width, largest_width);
    layout.bar_column = 2 * margin + width;
    layout.title_row = margin + layout.text_size / 2;
    layout.footer_row = row + line / 2 + margin / 2;
    layout.height = row + line + margin;
    return layout;
  }
} // namespace softlattice
