// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/body_view.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace softlattice
{
  namespace
  {
    constexpr Colour edge = {128, 128, 128}; // seen on black, on yellow and on white

    // The eye is above, at the side of large x and small y; view.py has the same.
    const Vector3 forward = normalised({-0.5, 0.75, -0.5});
    const Vector3 to_the_right = normalised(cross(forward, {0, 0, 1}));
    const Vector3 upwards = cross(to_the_right, forward);
    const Vector3 to_the_lamp = normalised({0.7, -0.4, 0.9});

    Colour shaded(const Colour &colour, const double brightness)
    {
      Colour result;
      for (std::size_t c = 0; c < 3; ++c)
        result[c] =
          static_cast<std::uint8_t>(std::lround(std::clamp(colour[c] * brightness, 0., 255.)));
      return result;
    }

    /// Of a face that the lamp does not see, to one straight below it.
    double brightness_of(const Vector3 &normal)
    {
      constexpr double ambient = 0.55;
      return ambient + (1 - ambient) * std::abs(dot(normal, to_the_lamp));
    }

    /// Where a ray is in the scene; `way` less than 0: it passes by.
    struct Passage
    {
      double enters, leaves;
    };

    Passage through(const Vector3 &start, const Vector3 &size)
    {
      Passage passage = {-1e9, 1e9};
      for (std::size_t a = 0; a < 3; ++a)
        {
          const double to_low = -start[a] / forward[a], to_high = (size[a] - start[a]) / forward[a];
          passage.enters = std::max(passage.enters, std::min(to_low, to_high));
          passage.leaves = std::min(passage.leaves, std::max(to_low, to_high));
        }
      return passage;
    }

    /// The normal of the face of the scene that the place lies on.
    Vector3 normal_of_face(const Vector3 &place, const Vector3 &size)
    {
      std::size_t nearest = 0;
      double least = 1e9;
      for (std::size_t a = 0; a < 3; ++a)
        if (const double gap = std::min(std::abs(place[a]), std::abs(size[a] - place[a]));
            gap < least)
          {
            least = gap;
            nearest = a;
          }
      Vector3 normal = {0, 0, 0};
      normal[nearest] = 1;
      return normal;
    }

    /// Whether a place on the surface of the scene is on one of its edges.
    bool is_on_edge(const Vector3 &place, const Vector3 &size, const double half_width)
    {
      int n = 0;
      for (std::size_t a = 0; a < 3; ++a)
        n += std::abs(place[a]) < half_width || std::abs(size[a] - place[a]) < half_width;
      return n >= 2;
    }
  } // namespace

  BodyView::BodyView(const Box &box)
    : box_(box)
  {
    constexpr double shortest_side = 0.2;
    if (!(box.size(2) > 0))
      throw RenderError("the result is in two dimensions: there is no surface in it to look at");
    const double longest = std::max({box.size(0), box.size(1), box.size(2)});
    for (int a = 0; a < 3; ++a)
      {
        stretch_[a] = std::max(1., shortest_side * longest / box.size(a));
        size_[a] = box.size(a) * stretch_[a] / longest;
      }
    low_ = {1e9, 1e9};
    high_ = {-1e9, -1e9};
    for (int corner = 0; corner < 8; ++corner)
      {
        const Vector3 place = {(corner & 1) * size_[0],
                               (corner >> 1 & 1) * size_[1],
                               (corner >> 2 & 1) * size_[2]};
        const std::array<double, 2> seen = {dot(place, to_the_right), dot(place, upwards)};
        for (std::size_t d = 0; d < 2; ++d)
          {
            low_[d] = std::min(low_[d], seen[d]);
            high_[d] = std::max(high_[d], seen[d]);
          }
      }
    // room for the names of the axes
    constexpr double border = 0.08;
    for (std::size_t d = 0; d < 2; ++d)
      {
        low_[d] -= border;
        high_[d] += border;
      }
  }

  Layout BodyView::layout(const int largest_width,
                          const int largest_height,
                          const double print_width) const
  {
    return make_layout({{0, 0, 0}, {high_[0] - low_[0], high_[1] - low_[1], 0}},
                       largest_width,
                       largest_height,
                       true,
                       {},
                       print_width);
  }

  std::array<double, 2> BodyView::on_panel(const Vector3 &place, const Panel &panel) const
  {
    return {(dot(place, to_the_right) - low_[0]) / (high_[0] - low_[0]) * panel.width,
            (high_[1] - dot(place, upwards)) / (high_[1] - low_[1]) * panel.height};
  }

  Vector3 BodyView::place_at(const double column, const double row, const Panel &panel) const
  {
    const double right = low_[0] + column / panel.width * (high_[0] - low_[0]),
                 up = high_[1] - row / panel.height * (high_[1] - low_[1]);
    return along(scaled(to_the_right, right), upwards, up);
  }

  void BodyView::draw_rays(Canvas &canvas,
                           const Panel &panel,
                           const Volume &volume,
                           const double level,
                           const Legend &legend) const
  {
    const double step = 0.5 * volume.spacing(), pixel = (high_[0] - low_[0]) / panel.width;
    const auto colour_of = [&](const double value) {
      return legend.colours.at((value - legend.lowest) / (legend.highest - legend.lowest));
    };
    const auto solid = [&](const Vector3 &place, const Vector3 &normal) {
      return shaded(colour_of(volume.at(place)), brightness_of(normal));
    };
    for (int row = 0; row < panel.height; ++row)
      for (int column = 0; column < panel.width; ++column)
        {
          const Vector3 start = place_at(column + 0.5, row + 0.5, panel);
          const Passage passage = through(start, size_);
          if (passage.enters >= passage.leaves)
            continue;
          const auto draw = [&](const Colour &colour) {
            canvas.set_pixel(panel.column + column, panel.row + row, colour);
          };
          const Vector3 entry = along(start, forward, passage.enters);
          if (is_on_edge(entry, size_, pixel))
            {
              draw(edge);
              continue;
            }
          double before = volume.at(entry);
          if (before >= level)
            {
              draw(solid(entry, normal_of_face(entry, size_)));
              continue;
            }
          bool is_hit = false;
          for (double way = passage.enters + step; way < passage.leaves && !is_hit; way += step)
            {
              const double here = volume.at(along(start, forward, way));
              if (here >= level)
                {
                  const double part = std::isnan(before) ? 1. : (level - before) / (here - before);
                  const Vector3 place = along(start, forward, way - (1 - part) * step);
                  draw(solid(place, normalised(volume.gradient(place))));
                  is_hit = true;
                }
              before = here;
            }
          if (is_hit)
            continue;
          const Vector3 exit = along(start, forward, passage.leaves);
          const double value = volume.at(exit);
          draw(is_on_edge(exit, size_, pixel) ? edge
               : std::isnan(value)            ? no_material
                                              : colour_of(value));
        }
  }

  void BodyView::draw_axes(Canvas &canvas, const Layout &layout) const
  {
    const Panel &panel = layout.panels.front();
    // The middles of three edges that bound what is seen, and the way out from there.
    const struct
    {
      const char *name;
      Vector3 place;
      int right, down;
    } axes[] = {{"x", {0.5 * size_[0], 0, 0}, -1, 1},
                {"y", {size_[0], 0.5 * size_[1], 0}, 1, 1},
                {"z", {0, 0, 0.5 * size_[2]}, -1, 0}};
    for (const auto &axis : axes)
      {
        const auto [column, row] = on_panel(axis.place, panel);
        canvas.text(panel.column + static_cast<int>(column) + axis.right * layout.text_size / 2,
                    panel.row + static_cast<int>(row) + axis.down * 2 * layout.text_size / 3,
                    axis.name,
                    layout.text_size,
                    Align::centre);
      }
  }

  Canvas BodyView::draw(const Layout &layout,
                        const Volume &volume,
                        const double level,
                        const Legend &legend,
                        const std::string &clock,
                        const bool dimensionless) const
  {
    Canvas canvas = begin_frame(layout, legend, clock);
    draw_rays(canvas, layout.panels.front(), volume, level, legend);
    draw_axes(canvas, layout);
    std::string sizes;
    for (int a = 0; a < 3; ++a)
      {
        sizes += (a > 0 ? ",  " : "") + std::string(1, "xyz"[a]) + " " +
                 length_text(box_.size(a), dimensionless);
        if (stretch_[a] > 1)
          {
            char text[32];
            std::snprintf(text, sizeof(text), " (drawn x %.3g)", stretch_[a]);
            sizes += text;
          }
      }
    canvas.text(layout.panels.front().column,
                layout.footer_row,
                sizes,
                layout.text_size,
                Align::left);
    return canvas;
  }
} // namespace softlattice
