// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/thermal_noise.h"

#include "solver/case/case.h"

namespace softlattice
{
  std::optional<ThermalNoise> thermal_noise_of(const Case &what, const double thermal_energy)
  {
    const NoiseSettings &noise = what.noise;
    if (!noise.thermal)
      return {};
    double depth = 1.;
    if (dimension(what.geometry) == 2)
      depth = noise.depth > 0.              ? noise.depth
              : what.geometry.kind == "box" ? 1.
                                            : out_of_plane(what.geometry);
    return ThermalNoise{thermal_energy / depth,
                        static_cast<std::uint64_t>(noise.seed),
                        noise.shortest_wave};
  }
} // namespace softlattice
