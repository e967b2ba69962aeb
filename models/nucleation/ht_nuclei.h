// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/phase_transition.h"
#include "models/parameter_table.h"

#include <string>

namespace softlattice
{
  /// How many HT nuclei appear on exposed surface that is LT, above T0:
  ///   J = J_r exp[-(E/k)(1/T - 1/T_r)] exp(-G*/kT),   G* = (1/2) 16 pi sigma^3/(3 dg^2)
  /// and inside of LT the same per volume, with a J_r and E of their own and twice the G*, that of a sphere;
  /// 0 where HT is not stable. Humidity does not enter: HT that forms anew has no water to help it where
  /// it is hot, and water moves no equilibrium.
  class HtNuclei
  {
  public:
    explicit HtNuclei(const PhaseTransition &transition);
    /// In section "Nucleation/HT nuclei".
    void declare(ParameterTable &table);

    /// Whether there are any at all.
    bool exist() const { return law_ != "none"; }
    /// J [1/(m^2 s)] at a temperature [K], where the film holds this fraction of bromide [1]; finite and not
    /// negative; 0 wherever HT is not the stable phase of that composition.
    /// Stress adds `strain_work` [J/m^3] to dg, which drives HT here.
    double rate(double temperature, double br_fraction, double strain_work = 0.) const;
    /// The same inside of LT, per volume [1/(m^3 s)].
    double bulk_rate(double temperature, double br_fraction, double strain_work = 0.) const;
    /// Work G* [J] of the critical nucleus, a half sphere on the surface; HT has to be stable.
    double work(double temperature, double br_fraction, double strain_work = 0.) const;
    /// How many times as often nuclei form on the ends of a nanowire as on its other faces.
    double end_factor() const { return end_factor_; }

  private:
    const PhaseTransition *transition_;
    std::string law_ = "activated";
    double reference_rate_ = 1.3e6;       // J_r [1/(m^2 s)]
    double reference_temperature_ = 450.; // T_r [K]
    double activation_energy_;            // E [J]
    double nucleus_energy_ = 4e-3;        // sigma [J/m^2]
    double bulk_reference_rate_ = 1.5e10; // [1/(m^3 s)]
    double bulk_activation_energy_;       // [J]
    double constant_rate_ = 8e5;          // of the law "constant" [1/(m^2 s)]
    double end_factor_ = 10.;             // [1]
  };
} // namespace softlattice
