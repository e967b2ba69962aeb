// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// Within which volumes carriers come to equilibrium with each other: in all of the body, or in each
  /// of the columns along the light into which a body is divided that is wider than carriers diffuse.
  /// The columns are fixed in space and know nothing of the mesh.
  class CarrierColumns
  {
  public:
    void declare(ParameterTable &table);
    /// What does not fit a body of this dimension, that is a rectangle or a cuboid or is not.
    void check(int dimension, bool is_rectangular, std::vector<Finding> &findings) const;
    /// The corner with the lowest coordinates of a rectangular body, and its size [m]. `thickness_axis`:
    /// 0 to 2, along which light falls if nothing is said.
    void set_body(int dimension,
                  int thickness_axis,
                  const std::array<double, 3> &lowest,
                  const std::array<double, 3> &size);

    std::size_t count() const { return numbers_[0] * numbers_[1] * numbers_[2]; }
    /// Number of the column that a place [m] is in; a place on the wall between two is in the higher one.
    std::size_t column_of(const std::array<double, 3> &place) const;

  private:
    std::string volume_ = "whole body";
    double width_ = 1e-6; // [m]
    std::string light_along_ = "auto";
    std::array<double, 3> lowest_{};                // [m]
    std::array<double, 3> widths_ = {1., 1., 1.};   // [m]
    std::array<std::size_t, 3> numbers_{{1, 1, 1}}; // of columns beside each other along x, y, z
  };
} // namespace softlattice
