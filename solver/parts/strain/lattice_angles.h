// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "models/parameter_table.h"

#include <array>
#include <string>
#include <vector>

namespace softlattice
{
  /// By how much the lattice is turned at each place, beside the angle that it is turned by everywhere.
  class LatticeAngles
  {
  public:
    /// In section "Strain".
    void declare(ParameterTable &table);
    /// `has_directions`: whether moduli or misfits have any.
    void check(const Geometry &geometry, bool has_directions, std::vector<Finding> &findings) const;

    bool vary() const { return lattices_ != "one"; }
    /// Cosines and sines of the angles at places [m], from x to y about the third axis.
    struct Turns
    {
      std::vector<double> cosine, sine;
    };
    Turns at(const std::vector<std::array<double, 3>> &places, const Geometry &geometry) const;

  private:
    std::string lattices_ = "one";
    std::string formula_; ///< [degrees] of x, y and z [m]
  };
} // namespace softlattice
