// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// What a field has of one wave. The waves w_k of a body of volume V are orthogonal with
  /// int |w_k|^2 dV = V: exponentials exp(i k x) along periodic axes, cosines (sqrt(2) cos(k x), and 1 for
  /// k = 0) between walls. The amplitude is (1/V) int u w_k* dV, so that the mean of u^2 over the body is
  /// the sum of all powers.
  struct WaveMode
  {
    double wave_number; ///< |k| [1/m]
    double power;       ///< squared modulus of the amplitude [unit of the field squared]
    double weight;      ///< waves that it stands for: 2 where it is one of a pair k, -k
  };

  /// Mean structure factor of the waves in a shell of k.
  struct Shell
  {
    double wave_number;      ///< mean of |k| [1/m]
    double structure_factor; ///< S(k) = V |amplitude|^2 [field^2 m^d]
    double waves;            ///< in the shell
  };

  /// Shells of equal width [1/m] from 0 up, those without a wave left out; the wave k = 0 does not count.
  /// In equilibrium at temperature T a single phase has S(k) = kT/(f'' + kappa k^2), in 2D with kT over
  /// the depth. `volume` [m^d]
  std::vector<Shell> shell_averages(const std::vector<WaveMode> &modes,
                                    double volume,
                                    double width);

  /// The length 2 pi/k_1 [m] of a pattern, k_1 the mean wave number weighted with the power of all waves
  /// but k = 0; NaN for a uniform field.
  double characteristic_length(const std::vector<WaveMode> &modes);
} // namespace softlattice
