// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/interface_kinetics/interface_kinetics.h"
#include "models/nucleation/dry_channel.h"
#include "models/nucleation/nucleation_rate.h"
#include "models/surface/surface_vacancies.h"
#include "models/surface/surface_water.h"

#include <string>

namespace softlattice
{
  /// Humidity -> adsorbed water -> halide vacancies -> nucleation barrier:
  ///   J = J_wet + J_dry,
  ///   J_wet = J00 (1 - exp(-n_w)) c_s^m exp(-E_k/kT) exp(-dG*(T)/kT + dG*_298/kT_298).
  /// The absolute rate is calibrated, not predicted: see models/README.md, section 5.
  class SurfaceChain : public NucleationRate
  {
  public:
    SurfaceChain(const PhaseTransition &transition,
                 const SurfaceWater &water,
                 const SurfaceVacancies &vacancies,
                 const InterfaceKinetics &kinetics);

    void declare(ParameterTable &table) override;
    double rate(const Conditions &conditions, double br_fraction) const override;

    /// J_wet [1/(m^2 s)].
    double wet_rate(const Conditions &conditions, double br_fraction) const;
    /// J_dry [1/(m^2 s)].
    double dry_rate(const Conditions &conditions, double br_fraction) const;
    /// E_k + m g_s: what one reads off as the barrier, lower at higher humidity [J].
    double effective_barrier(const Conditions &conditions) const;
    const DryChannel &dry_channel() const { return dry_; }

  private:
    /// Barrier S 16 pi sigma^3 / (3 dg^2) [J] for a nucleus energy [J/m^2] and dg < 0 [J/m^3].
    double nucleus_barrier(double nucleus_energy, double driving_force) const;

    const PhaseTransition *transition_;
    const SurfaceWater *water_;
    const SurfaceVacancies *vacancies_;
    DryChannel dry_;

    std::string barrier_law_ = "vacancy order";
    double prefactor_ = 1e24;          // J00 [1/(m^2 s)]
    double order_ = 2.;                // m [1]
    double kinetic_barrier_;           // E_k with the vacancy order [J]
    double classical_kinetic_barrier_; // E_k with the classical barrier [J]
    double nucleus_energy_ = 0.02;     // sigma_n [J/m^2]
    double shape_factor_ = 0.5;        // S [1]
    double interface_excess_ = 1e18;   // Gamma [1/m^2]
    double half_concentration_ = 1e-5; // c_h [1]
    std::string dry_choice_ = "included";
  };
} // namespace softlattice
