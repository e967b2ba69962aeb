// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/canvas.h"
#include "postprocess/layout.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace softlattice
{
  /// What the colours of all frames of a run mean.
  struct Legend
  {
    std::string title; ///< field and unit
    ColourMap colours;
    double lowest;           ///< value of the first colour
    double highest;          ///< value of the last colour
    std::string lowest_name; ///< what the ends of the bar stand for, may be empty
    std::string highest_name;
  };

  /// "t = 12.3 min" for each of the times of frames [s], ascending: in the unit that suits it, with three digits and as
  /// many more as tell it from the one before.
  std::vector<std::string> time_texts(const std::vector<double> &times, bool dimensionless);

  /// Lines over a panel that is normal to z, along the borders between grains.
  void draw_grain_boundaries(Canvas &canvas,
                             const Panel &panel,
                             const Box &box,
                             const std::function<std::size_t(double, double)> &grain_at);

  /// Where a panel shows no material.
  constexpr Colour no_material = {222, 222, 226};

  /// A frame with title, clock and colour bar, and nothing in its panels.
  Canvas begin_frame(const Layout &layout, const Legend &legend, const std::string &clock);

  /// Draws one raster per panel with title, clock, colour bar, scale bar and notes on stretched axes.
  Canvas draw_frame(const Layout &layout,
                    const std::vector<Raster> &rasters,
                    const Legend &legend,
                    const Box &box,
                    const std::string &clock,
                    bool dimensionless);
} // namespace softlattice
