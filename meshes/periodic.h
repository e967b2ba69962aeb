// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <array>
#include <vector>

namespace softlattice
{
  struct Geometry;

  using Place3 = std::array<double, 3>;

  /// Period of the body along each axis [m]: its length where its opposite boundaries are joined, 0
  /// where they are not.
  Place3 periods(const Geometry &geometry);

  /// Whether the directions named in the case can be periodic.
  void check_periodic(const Geometry &geometry, std::vector<Finding> &findings);

  /// The centres of the periodic images of a ball that reach into the body [m], the ball itself first
  /// even if it lies outside. Without periodic directions the ball alone.
  std::vector<Place3> images_of_ball(const Geometry &geometry, const Place3 &centre, double radius);
} // namespace softlattice
