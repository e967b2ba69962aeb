// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace softlattice
{
  class ParabolicBands;

  /// Adds up contributions of all who hold a part of the body.
  using Summation = std::function<void(std::vector<double> &)>;

  /// The places that one process holds, sorted by the volumes in which carriers diffuse.
  struct CarrierPlaces
  {
    const double *boltzmann; ///< exp(reference - E_c/kT), finite
    const double *weights;   ///< volume of each place; some may be 0
    /// Volume c has the places from first[c] to before first[c + 1].
    const std::vector<std::size_t> &first;
    double reference;
    const ParabolicBands *bands = nullptr; ///< null: pairs are on sites
  };

  /// ln z where there are no carriers at all.
  constexpr double no_carriers = -1e4;

  /// For each volume c the ln z [1] with which the mean of n over its places, in parts of
  /// Photocarriers::reference_density(), is filling[c] = N/n_m (below 1) or N/N_0; `no_carriers` where
  /// that or volumes[c], its size on all processes, is zero. Starts from what is in `log_activity`; to
  /// rounding. Collective.
  /// @throws std::domain_error on all alike if there is no such z
  void find_log_activities(const CarrierPlaces &places,
                           const std::vector<double> &filling,
                           const std::vector<double> &volumes,
                           std::vector<double> &log_activity,
                           const Summation &sum);
} // namespace softlattice
