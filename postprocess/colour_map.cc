// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "postprocess/colour_map.h"

#include "postprocess/render.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  const std::vector<std::string> &colour_map_names()
  {
    static const std::vector<std::string> names = {"phase", "viridis", "grey"};
    return names;
  }

  ColourMap::ColourMap(const std::string &name)
  {
    if (name == "phase") // the black perovskite turns into the yellow phase
      points_ = {{26, 16, 12},
                 {74, 44, 24},
                 {128, 82, 30},
                 {186, 132, 34},
                 {236, 186, 46},
                 {255, 236, 110}};
    else if (name == "viridis") // control points of the map of S. van der Walt and N. Smith (CC0)
      points_ = {{68, 1, 84},
                 {71, 44, 122},
                 {59, 81, 139},
                 {44, 113, 142},
                 {33, 144, 141},
                 {39, 173, 129},
                 {92, 200, 99},
                 {170, 220, 50},
                 {253, 231, 37}};
    else if (name == "grey")
      points_ = {{0, 0, 0}, {255, 255, 255}};
    else
      {
        std::string names;
        for (const std::string &known : colour_map_names())
          names += (names.empty() ? "" : ", ") + known;
        throw RenderError("no colour map '" + name + "'; there are: " + names);
      }
  }

  Colour ColourMap::at(const double share) const
  {
    const double position = std::clamp(share, 0., 1.) * (points_.size() - 1);
    const std::size_t i = std::min<std::size_t>(position, points_.size() - 2);
    Colour colour;
    for (std::size_t c = 0; c < 3; ++c)
      colour[c] = static_cast<std::uint8_t>(
        std::lround(points_[i][c] + (position - i) * (points_[i + 1][c] - points_[i][c])));
    return colour;
  }
} // namespace softlattice
