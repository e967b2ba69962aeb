// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/interface_kinetics/interface_kinetics.h"
#include "models/parameter_table.h"

namespace softlattice
{
  /// Nucleation without water, from the time-temperature-transformation curve of dry films:
  ///   k(T) = k_n exp{ -E_d/k (1/T - 1/T_n) - B [1/(kT (1 - T/T0)^2) - 1/(kT_n (1 - T_n/T0)^2)] }
  /// is the rate constant in X = 1 - exp(-(k t)^2) of the pure iodide, and B puts its maximum at T_n. The
  /// rate per area follows from the half time of a film in which nuclei appear at a constant rate and
  /// grow as circles at the velocity v of dry fronts, X = 1 - exp(-pi J v^2 t^3 / 3):
  ///   J_dry = 3 k^3 / (pi sqrt(ln 2) v^2).
  /// k cubed has the work of the dry nucleus in it, 3 B / (1 - T/T0)^2, which is G* ~ 1/dg^2 of classical
  /// theory; with the dg of another composition J_dry holds for that one.
  /// Temperature and half time are met exactly at every T; the curve is steeper than measured
  /// (exponent 3 instead of about 2), which makes the first per cent come at twice the time.
  class DryChannel
  {
  public:
    DryChannel(const PhaseTransition &transition, const InterfaceKinetics &kinetics);
    void declare(const ParameterSection &section, ParameterTable &table);

    /// k(T) [1/s] of the pure iodide; 0 where its LT is not stable.
    double rate_constant(double temperature) const;
    /// Work G* [J] of the dry critical nucleus at this fraction of bromide, where stress adds `strain_work` [J/m^3] to dg;
    /// LT has to be stable.
    double work(double temperature, double br_fraction, double strain_work = 0.) const;
    /// J_dry [1/(m^2 s)]; 0 where LT is not stable.
    double rate(double temperature, double br_fraction, double strain_work = 0.) const;
    double nose_temperature() const { return nose_temperature_; } ///< [K]

  private:
    /// B [J].
    double barrier() const;

    const PhaseTransition *transition_;
    const InterfaceKinetics *kinetics_;
    double nose_temperature_ = 498.; // T_n [K]
    double half_time_ = 1020.;       // at the nose [s]
    double activation_energy_;       // E_d [J]
  };
} // namespace softlattice
