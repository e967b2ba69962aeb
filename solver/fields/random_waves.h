// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/definitions.h"

#include <array>
#include <cstdint>
#include <vector>

namespace softlattice
{
  /// Waves whose sum is a smooth random field with mean 0, variance 1 and the correlation exp(-r^2/(2 length^2)): wave
  /// vectors from a normal distribution of width 1/length, phases at random (spectral method, Shinozuka & Jan 1972,
  /// 10.1016/0022-460X(72)90600-1). Of a place alone, hence the same on any mesh and any number of processes. Along axes
  /// with a period [m] (0: none) the waves fit into it, as far as it is several lengths long.
  std::vector<Wave> random_waves(std::uint64_t seed,
                                 double length,
                                 int dimension,
                                 const std::array<double, 3> &periods);
} // namespace softlattice
