// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// What is on the exposed face at one time.
  struct SurfaceLayer
  {
    double water = 0.;   ///< monolayers on that part of the face which takes up water [1]
    double share = 1.;   ///< that part of the face [1]
    double ligands = 0.; ///< ligands beside each site of that part [1]
    double excess = 0.;  ///< ligands beyond those that bind, in monolayers [1]

    SurfaceLayer() = default;
    /// Water [monolayers] on a bare face.
    /*implicit*/ SurfaceLayer(const double monolayers)
      : water(monolayers)
    {}
  };
} // namespace softlattice
