// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/calibration.h"
#include "solver/fields/ball.h"
#include "solver/fields/discretisation_settings.h"

#include <array>
#include <cstddef>
#include <functional>
#include <vector>

namespace softlattice
{
  /// The state at the beginning, and where the mesh must be fine to see it at all.
  struct InitialFields
  {
    std::function<double(std::size_t field, const std::array<double, 3> &place)> value;
    bool uniform = false; ///< nothing to see: the coarse mesh is enough
    std::vector<Ball> cores;
  };

  /// Equilibrium profile of an interface at a signed distance [m]: 1 deep inside, where the distance is
  /// negative, and 0 outside.
  double interface_profile(double distance, double profile_length);

  /// One phase, a front or a grain of the HT-LT transformation.
  InitialFields initial_phases(const InitialStateSettings &settings,
                               const PhaseFieldCoefficients &coefficients,
                               int dimension);
} // namespace softlattice
