// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/analysis/profile.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// An interdiffusion coefficient as a function of the composition.
  struct Interdiffusion
  {
    double matano_plane; ///< [m]
    std::vector<double> composition;
    std::vector<double> coefficient; ///< [m^2/s]
    /// The points of the lists that can be trusted: [first, last), empty if first == last.
    std::size_t first_trusted = 0;
    std::size_t last_trusted = 0;
  };

  /// Interdiffusion coefficient from one profile x(z) at a time t [s] after a step between the plateaus
  /// (Boltzmann, Ann. Phys. 1894, 10.1002/andp.18942891315; Matano, Jpn. J. Phys. 1933):
  ///   D(x) = - 1/(2 t) (dz/dx) int_{x_left}^{x} (z - z_M) dx',
  /// with the plane z_M of equal gain and loss. The profile must be that of an infinite couple, flat at
  /// both ends, and monotonic: each composition is taken once. The derivative is smooth: the profile is
  /// mapped by the inverse of the error function, which makes a straight line of a constant D, and a
  /// parabola is fitted through a moving window there (Hall, J. Chem. Phys. 21, 87, 1953, did so at
  /// the ends). No change of volume with composition.
  ///
  /// A point is trusted where parabolas through windows of two lengths, w and 2 w, agree within 5 % in
  /// D and the composition is at least 1 % of the step from the plateaus, in one range around the
  /// middle.
  /// @throws std::invalid_argument for fewer than 9 points, a time that is not positive or no step
  Interdiffusion boltzmann_matano(const Profile &profile, const Plateaus &between, double t);
} // namespace softlattice
