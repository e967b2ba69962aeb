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
  };

  /// Carriers per interval of the band gap. Each point gives its carriers to the two energies next to
  /// its gap, in such parts that their mean is exact; the variance grows by at most a quarter of the
  /// step squared. Those of several processes are added up element by element.
  class GapHistogram
  {
  public:
    explicit GapHistogram(const EnergyGrid &grid);

    /// Points with their gaps [J], carrier densities [1/m^3] and volumes [m^3]. What lies outside of
    /// the grid is counted apart.
    void add(const double *gap, const double *density, const double *volume, std::size_t n);

    const EnergyGrid &grid() const { return grid_; }
    /// Carriers at each energy of the grid, to be replaced by sums over the processes.
    std::vector<double> &carriers() { return carriers_; }
    const std::vector<double> &carriers() const { return carriers_; }
    /// Carriers whose gap is not on the grid, of this process.
    double missed() const { return missed_; }
    /// Mean gap of the carriers on the grid [J]; NaN without any.
    double mean_gap() const;

  private:
    EnergyGrid grid_;
    std::vector<double> carriers_;
    double missed_ = 0.;
  };

  /// The photoluminescence of a film: photons per energy and per radiative rate of one carrier [1/J].
  struct Spectrum
  {
    EnergyGrid grid;
    std::vector<double> intensity; ///< mean over the interval of one step around each energy

    /// Photons, the integral of the intensity.
    double total() const;
    /// Energy of the highest intensity [J], from the parabola through it and its neighbours; NaN where
    /// there is no light.
    double peak() const;
    /// Mean photon energy [J].
    double mean() const;
  };

  /// Emission of carriers in thermal equilibrium in bands of three dimensions, each carrier with the
  /// same rate and the line
  ///   I(E) = 2/sqrt(pi) sqrt((E - Eg)/kT) exp(-(E - Eg)/kT)/kT,   E > Eg,
  /// (van Roosbroeck-Shockley with a parabolic edge; peak at Eg + kT/2, mean Eg + 3/2 kT). Photons are
  /// neither absorbed again nor scattered on their way out, and tails of the bands are left out.
  /// Limits: non-degenerate carriers; the grid must reach a few kT above the largest gap, and its step
  /// must be well below kT. `thermal_energy` is kT [J] > 0.
  Spectrum emission(const GapHistogram &gaps, double thermal_energy);
} // namespace softlattice
