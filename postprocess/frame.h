// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/canvas.h"
#include "postprocess/layout.h"

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

  /// "t = 12.3 min": the unit is the same in all frames of a run that ends at `last`.
  std::string time_text(double time, double last, bool dimensionless);

  /// Draws one raster per panel with title, clock, colour bar, scale bar and notes on stretched axes.
  Canvas draw_frame(const Layout &layout,
                    const std::vector<Raster> &rasters,
                    const Legend &legend,
                    const Box &box,
                    const std::string &clock,
                    bool dimensionless);
} // namespace softlattice
