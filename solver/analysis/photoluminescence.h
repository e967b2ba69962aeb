// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// Photon energies in equal steps [J].
  struct EnergyGrid
  {
    double lowest;
    double step;
    std::size_t n;

    double energy(const std::size_t i) const { return lowest + i * step; }

    /// Gives an amount to the two energies next to `energy` [J], in such parts that their mean is exact;
    /// the variance of a distribution that is given so grows by at most a quarter of the step squared.
    /// What is beyond an end goes to that end. `amounts` has n entries.
    void deposit(double energy, double amount, double *amounts) const;
  };

  /// Whole multiples of the step that reach so far around gaps [J] that of the photons of emission() less
  /// than one in a million is beyond.
  EnergyGrid grid_around(double lowest_gap,
                         double highest_gap,
                         double largest_thermal_energy,
                         double broadening,
                         double step);

  /// A distribution of photons over their energy, of the integral 1 [1/J].
  struct Spectrum
  {
    EnergyGrid grid;
    std::vector<double> intensity; ///< mean over the interval of one step around each energy

    /// The integral of the intensity.
    double total() const;
    /// Energy of the highest intensity [J], from the parabola through it and its neighbours; NaN where
    /// there is no light.
    double peak() const;
    /// Mean photon energy [J].
    double mean() const;
  };

  /// What carriers emit whose gaps are distributed over a grid, each with the same rate and the line of
  /// (60), see EmissionLine. `carriers`: how many there are at each energy of the grid, in any unit.
  /// Photons are neither absorbed again nor scattered on their way out. Limits: non-degenerate carriers;
  /// the step must be well below kT. `thermal_energy` is kT > 0, `broadening` s >= 0 [J].
  Spectrum emission(const EnergyGrid &grid,
                    const std::vector<double> &carriers,
                    double thermal_energy,
                    double broadening);
} // namespace softlattice
