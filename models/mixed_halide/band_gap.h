// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/parameter_table.h"

namespace softlattice
{
  /// Energy of an electron-hole pair over composition x and phase eta:
  ///   Eg  = (1 - x) Eg_0 + x Eg_1 - b x (1 - x)
  ///   E_c = Eg + h(eta) dEg_LT - E_p0 (1 - x)
  /// With E_p0 = 0 carriers collect where the gap is small; E_p0 adds the binding of polarons in the
  /// softer, iodide-rich lattice, or at its traps. One form for both pictures.
  class BandGap
  {
  public:
    BandGap();
    void declare(ParameterTable &table);

    void set_polaron_energy(const double energy) { polaron_energy_ = energy; } ///< E_p0 [J]
    double polaron_energy() const { return polaron_energy_; }
    static constexpr double highest_polaron_energy() { return 0.5 * constants::eV; } ///< [J]

    /// Eg [J] of the black phase.
    template <class Number>
    Number gap(const Number &x) const
    {
      return lower_ + (higher_ - lower_) * x - bowing_ * (x * (1. - x));
    }
    /// The same where LT has the weight h: what a pair costs before it is bound as a polaron.
    template <class Number>
    Number gap(const Number &x, const Number &h) const
    {
      return gap(x) + lt_shift_ * h;
    }
    /// E_c [J] where LT has the weight h.
    template <class Number>
    Number carrier_energy(const Number &x, const Number &h) const
    {
      return carrier_energy(x) + lt_shift_ * h;
    }
    /// E_c [J] in the black phase.
    template <class Number>
    Number carrier_energy(const Number &x) const
    {
      return gap(x) - polaron_energy_ * (1. - x);
    }

  private:
    double lower_;          // Eg_0 [J]
    double higher_;         // Eg_1 [J]
    double bowing_;         // b [J]
    double lt_shift_;       // dEg_LT [J]
    double polaron_energy_; // E_p0 [J]
  };
} // namespace softlattice
