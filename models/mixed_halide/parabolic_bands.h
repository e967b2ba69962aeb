// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// Free electrons and holes, each kind in a parabolic band of its own that it fills as Fermi and Dirac
  /// say, as many of one kind as of the other at every place. With the effective densities of states
  /// N_e and N_h and eps = ln z - E_c/kT,
  ///   n = N_e F_1/2(eta_e) = N_h F_1/2(eta_h),   eta_e + eta_h = eps,
  ///   p = kT [ N_e F_3/2(eta_e) + N_h F_3/2(eta_h) ],   dp/dln z = kT n.
  /// Over N_0 = sqrt(N_e N_h) all of this is a function of eps and of the ratio of the masses alone. It
  /// is tabulated once: p as a polynomial of fifth degree between nodes, which has the exact n and dn/deps
  /// at them, and n and dn/deps as its derivatives, so that an energy and its derivatives agree.
  class ParabolicBands
  {
  public:
    /// Masses of the densities of states over that of a free electron [1].
    ParabolicBands(double electron_mass, double hole_mass);

    /// Over N_0: n, dn/dln z and p/kT.
    struct Pairs
    {
      double density, slope, pressure;
    };
    /// Above `highest` n goes on as a straight line: bands filled by more than 5 eV are none.
    Pairs at(double eps) const;
    /// eps where n/N_0 > 0 is this.
    double eps_of(double density) const;

    /// N_0 = 2 (2 pi m kT/h^2)^(3/2) [1/m^3], m = sqrt(m_e m_h), at the thermal energy kT [J].
    double effective_density(double thermal_energy) const;

    static constexpr double lowest = -60.; ///< below it n = N_0 e^(eps/2) to rounding
    static constexpr double highest = 200.;

  private:
    double mass_;              // sqrt(m_e m_h) [kg]
    std::vector<Pairs> nodes_; // of the table
  };
} // namespace softlattice
