// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "models/surface/surface_water.h"

namespace softlattice
{
  /// Halide vacancies on the exposed face: water lowers their free energy of formation, ligands raise
  /// it:  g_s = g_0 + g_lig theta - eps_w n_w,   c_s = 1 / (1 + exp(g_s / kT)).
  class SurfaceVacancies
  {
  public:
    explicit SurfaceVacancies(const SurfaceWater &water);
    void declare(ParameterTable &table);

    /// g_s [J] under n_w monolayers of water.
    double formation_energy(double adsorbed_water) const;
    /// c_s: fraction of halide surface sites that are vacant [1] at temperature [K].
    double fraction(double temperature, double adsorbed_water) const;

  private:
    const SurfaceWater *water_;
    double dry_energy_;       // g_0 [J]
    double energy_per_layer_; // eps_w [J]
    double ligand_energy_;    // g_lig [J]
  };
} // namespace softlattice
