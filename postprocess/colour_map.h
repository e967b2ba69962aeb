// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace softlattice
{
  using Colour = std::array<std::uint8_t, 3>; ///< red, green, blue
  constexpr Colour black = {0, 0, 0};

  /// Colours of growing lightness, so that they keep their order in grey print and for the colour blind.
  class ColourMap
  {
  public:
    /// One of colour_map_names(). Throws RenderError for another name.
    explicit ColourMap(const std::string &name);

    /// `share` in [0, 1], cut off outside.
    Colour at(double share) const;

    /// At equal distances, with straight lines between them.
    const std::vector<Colour> &points() const { return points_; }

  private:
    std::vector<Colour> points_;
  };
} // namespace softlattice
