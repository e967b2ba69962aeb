// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstdint>
#include <optional>

namespace softlattice
{
  struct Case;

  /// Noise of the conserved fields at a time.
  struct ThermalNoise
  {
    double energy; ///< kT [J]; in 2D over the depth [J/m]: see NoiseDraw
    std::uint64_t seed;
    double shortest_wave; ///< that steps are to follow [m]; 0: by interface width or mesh
  };

  /// The noise that a case asks for, of this kT [J]; a 2D body fluctuates over its depth as one.
  std::optional<ThermalNoise> thermal_noise_of(const Case &what, double thermal_energy);
} // namespace softlattice
