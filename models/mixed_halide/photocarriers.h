// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/parameter_table.h"

#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

namespace softlattice
{
  /// Carriers that are in equilibrium with each other wherever the ions are, N of them per volume on
  /// average over the volume V in which they diffuse (CarrierColumns). With E_c of BandGap and n_m places for pairs,
  ///   F_light = min_n int [ n E_c + kT ( n ln(n/n_m) + (n_m - n) ln(1 - n/n_m) ) ] dV,  int n dV = N V
  ///   n = n_m z e^(-E_c/kT) / (1 + z e^(-E_c/kT)),   z from the mean of n                       [1/m^3]
  /// z is given by its logarithm, which is about 50.
  class Photocarriers
  {
  public:
    void declare(ParameterTable &table);

    double lifetime() const { return lifetime_; }         ///< tau [s]
    double site_density() const { return site_density_; } ///< n_m [1/m^3]
    /// Above this part of n_m the carriers count as degenerate [1].
    double degenerate_part() const { return degenerate_part_; }

    /// n [1/m^3] where a pair has the energy E_c [J].
    template <class Number>
    Number density(const Number &energy, const double log_activity, const double temperature) const
    {
      using std::exp;
      return site_density_ /
             (1. + exp(energy * (1. / (constants::boltzmann * temperature)) - log_activity));
    }

    /// What carriers add to the energy density at a fixed z, -kT n_m ln(1 + r) [J/m^3] with
    /// r = z e^(-E_c/kT) of the place. With N kT ln z and z of the mean N its integral is F_light.
    double energy_density(const double ratio, const double thermal_energy) const
    {
      return -thermal_energy * site_density_ * std::log1p(ratio);
    }
    /// The derivatives of it by the fields of which E_c is given as a jet, and no value. That by E_c is
    /// the density n. These are the derivatives of F_light, which is stationary in z.
    template <class Jet>
    Jet energy_derivatives(const Jet &energy, const double ratio, const double thermal_energy) const
    {
      const double empty = 1. / (1. + ratio), full = ratio * empty;
      return chain(energy,
                   0.,
                   site_density_ * full,
                   -site_density_ / thermal_energy * (full * empty));
    }
    /// The density n [1/m^3] there, with its first derivatives by the same fields.
    template <class Jet>
    Jet density_of(const Jet &energy, const double ratio, const double thermal_energy) const
    {
      const double empty = 1. / (1. + ratio), full = ratio * empty;
      return chain(energy,
                   site_density_ * full,
                   -site_density_ / thermal_energy * (full * empty),
                   0.);
    }

  private:
    double lifetime_ = 1e-7;       // [s]
    double site_density_ = 1e26;   // [1/m^3]
    double degenerate_part_ = 0.1; // [1]
  };

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
  };

  /// ln z where there are no carriers at all.
  constexpr double no_carriers = -1e4;

  /// For each volume c the ln z [1] with which the mean of 1/(1 + exp(E_c/kT - ln z)) over its places is
  /// filling[c] = N/n_m, below 1; `no_carriers` where that or volumes[c], its size on all processes, is
  /// zero. Starts from what is in `log_activity`; to rounding. Collective.
  /// @throws std::domain_error on all alike if there is no such z
  void find_log_activities(const CarrierPlaces &places,
                           const std::vector<double> &filling,
                           const std::vector<double> &volumes,
                           std::vector<double> &log_activity,
                           const Summation &sum);
} // namespace softlattice
