// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/lattice.h"
#include "postprocess/vectors.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// A field on a lattice through a body in 3D, linear in between; places are those of a scene in which the body goes
  /// from 0 to `size` along each axis.
  class Volume
  {
  public:
    Volume(const Pieces &pieces, const std::string &field, const Box &box, const Vector3 &size);

    /// Distance of the places of the lattice in the scene, the least of the three axes.
    double spacing() const { return spacing_; }
    /// NaN where there is no material.
    double at(const Vector3 &place) const;
    /// Differences of the field along the axes, not divided by anything but their length; zero beside a gap.
    Vector3 gradient(const Vector3 &place) const;

  private:
    Lattice lattice_;
    Vector3 size_;
    double spacing_;
    std::vector<float> values_;
  };
} // namespace softlattice
