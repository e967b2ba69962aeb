// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "meshes/geometry.h"
#include "solver/nucleation/pending.h"
#include "solver/study/mean_field_body.h"

#include <vector>

namespace softlattice
{
  /// What nuclei that are not in the phase field yet have of a body: discs in 2D, balls in 3D, cut by its
  /// boundaries. Of a rectangle or cuboid and of islands exactly; an imported mesh counts as flat, so that
  /// nuclei on its faces are halves.
  class VolumeBelowGrid
  {
  public:
    /// The geometry must outlive this.
    explicit VolumeBelowGrid(const Geometry &geometry);

    /// Of one nucleus [m^2, in 3D m^3].
    double of(const GrownNucleus &nucleus) const;
    /// Of all, each for itself: what two of them share counts twice.
    double of(const std::vector<GrownNucleus> &nuclei) const;

  private:
    const Geometry &geometry_;
    MeanFieldBody body_; ///< of an array, the first island
  };
} // namespace softlattice
