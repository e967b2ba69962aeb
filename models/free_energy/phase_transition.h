// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

namespace softlattice
{
  /// Bulk thermodynamics of black perovskite (HT) against yellow delta phase (LT):
  ///   dg(x, T) = - dS (T0(x) - T) / Vm,   T0(x) = T0(0) + x dT0/dx         [J/m^3]
  /// Negative: LT is stable. Humidity does not enter: water is a catalyst and leaves the equilibrium
  /// where it is (Dastidar 2017, 10.1021/acs.jpclett.7b00134).
  class PhaseTransition
  {
  public:
    void declare(ParameterTable &table);

    /// T0 [K] at Br fraction x [1].
    double equilibrium_temperature(const double br_fraction) const
    {
      return equilibrium_temperature_ + temperature_slope_ * br_fraction;
    }
    double equilibrium_temperature() const { return equilibrium_temperature(br_fraction_); }
    /// G_LT - G_HT [J/mol] at temperature [K].
    double molar_difference(const double temperature, const double br_fraction) const
    {
      return -entropy_ * (equilibrium_temperature(br_fraction) - temperature);
    }
    double molar_difference(const double temperature) const
    {
      return molar_difference(temperature, br_fraction_);
    }
    /// dg [J/m^3].
    double driving_force(const double temperature, const double br_fraction) const
    {
      return molar_difference(temperature, br_fraction) / molar_volume_;
    }
    double driving_force(const double temperature) const
    {
      return driving_force(temperature, br_fraction_);
    }
    /// d dg/dT [J/(m^3 K)], at any temperature and composition.
    double driving_force_slope() const { return entropy_ / molar_volume_; }
    /// Enthalpy of HT minus LT [J/mol].
    double enthalpy() const { return entropy_ * equilibrium_temperature(); }

    double br_fraction() const { return br_fraction_; }
    double molar_volume() const { return molar_volume_; } ///< [m^3/mol]

  private:
    double br_fraction_ = 0.;
    double entropy_ = 24.1;                 // [J/(mol K)]
    double equilibrium_temperature_ = 590.; // [K], x = 0
    double temperature_slope_ = -330.;      // [K]
    double molar_volume_ = 1.426e-4;        // [m^3/mol]
  };
} // namespace softlattice
