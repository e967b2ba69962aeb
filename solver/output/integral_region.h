// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <string>
#include <tuple>
#include <vector>

namespace softlattice
{
  /// What an integral goes over.
  struct IntegralRegion
  {
    enum class Kind
    {
      domain,
      boundary, ///< by its name
      material, ///< the cells of a material of the mesh
      box       ///< the part of the domain that is in a box along the axes
    };
    Kind kind = Kind::domain;
    std::string boundary;
    std::vector<unsigned int> material_ids;    ///< see CellMaterial
    std::array<double, 3> lowest{}, highest{}; ///< corners of the box [m]

    bool operator<(const IntegralRegion &other) const
    {
      return std::tie(kind, boundary, material_ids, lowest, highest) <
             std::tie(other.kind, other.boundary, other.material_ids, other.lowest, other.highest);
    }
  };
} // namespace softlattice
