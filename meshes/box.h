// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// A rectangle or a cuboid of any size and place, for cases that are no film: two lengths make a
  /// 2D body, three a 3D one.
  struct BoxSettings
  {
    std::vector<double> size = {40e-6, 40e-6}; ///< [m]
    std::vector<double> origin = {0.};         ///< lower corner [m]; one value holds for all axes
    std::vector<std::string> coarse_cells = {"auto"};
    std::vector<double> grading = {
      1.}; ///< longest coarse cell over the shortest ones, which are at both ends

    void declare(const ParameterSection &section);
    void check(std::vector<Finding> &findings) const;

    int dimension() const { return size.size() == 3 ? 3 : 2; }
    /// Entries beyond the dimension are zero.
    std::array<double, 3> extents() const;
    std::array<double, 3> lower_corner() const;
    /// Coarse cells along each axis; empty if the mesh generator is to choose.
    std::vector<unsigned int> subdivisions() const;
    /// Lengths [m] of n coarse cells along an axis, from the low end on: the same if nothing is graded, else in a geometric
    /// series from both ends to the middle.
    std::vector<double> steps(int axis, unsigned int n) const;
    bool is_graded() const;
  };
} // namespace softlattice
