// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/given_field.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// Grey values of a picture, 0 for black to 1 for white.
  struct GreyPixels
  {
    std::size_t across = 0, up = 0;
    std::vector<double> values; ///< row by row, the lowest row first

    double at(const std::size_t column, const std::size_t row) const
    {
      return values[row * across + column];
    }
  };

  /// Reads a .png with 8 or 16 bits and no colours; transparency is not looked at.
  /// @throws GivenFieldError where that is no such picture
  GreyPixels read_png(const std::string &path);

  /// A picture laid over the plane of x and y: bilinear between the centres of pixels, and constant over the outer
  /// half of those at its edges. In 3D the same at all z.
  class GreyImage final : public GivenField
  {
  public:
    /// The corners are the outer ones of the picture [m].
    GreyImage(GreyPixels pixels,
              std::array<double, 2> lower_left,
              std::array<double, 2> upper_right);

    double value(const std::array<double, 3> &place) const override;
    Extents extents() const override;

  private:
    GreyPixels pixels_;
    std::array<double, 2> from_, to_;
  };
} // namespace softlattice
