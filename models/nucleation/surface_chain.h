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
  ///   J_wet = J00 (1 - exp(-n_w)) c_s^m exp[-(E_k + G*)/kT],
  ///   G* = G*_dry - f(n_w) (G*_dry - G*_covered),   both proportional to 1/dg^2.
  /// One work of the rate-limiting nucleus for both channels, which water lowers. The absolute rate is
  /// calibrated, not predicted: see models/README.md, section 5.
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
    /// G* [J] of the critical nucleus, lower under water; LT has to be stable.
    double nucleus_work(const Conditions &conditions, double br_fraction) const;
    /// E_k + m g_s + G*: what one reads off as the barrier, lower at higher humidity [J].
    double effective_barrier(const Conditions &conditions, double br_fraction) const;
    std::optional<AnchorTemperatures> anchors(double br_fraction) const override;
    const DryChannel &dry_channel() const { return dry_; }

  private:
    /// Work S 16 pi sigma^3 / (3 dg^2) [J] of the nucleus under water, for dg < 0 [J/m^3].
    double covered_work(double driving_force) const;
    void check(std::vector<Finding> &findings) const;

    const PhaseTransition *transition_;
    const SurfaceWater *water_;
    const SurfaceVacancies *vacancies_;
    DryChannel dry_;

    double prefactor_ = 1e24;      // J00 [1/(m^2 s)]
    double order_ = 4.;            // m [1]
    double kinetic_barrier_;       // E_k [J]
    double nucleus_energy_ = 5e-3; // sigma_n under water [J/m^2]
    double shape_factor_ = 0.5;    // S [1]
    std::string dry_choice_ = "included";
  };
} // namespace softlattice
