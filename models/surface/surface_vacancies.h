// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "models/surface/surface_layer.h"

namespace softlattice
{
  /// Halide vacancies on the exposed face: water and ligands in excess lower their free energy of
  /// formation, bound ligands raise it:
  ///   g_s = g_0 + g_lig theta - eps_w n_w - eps_ex e,   c_s = 1 / (1 + exp(g_s / kT)).
  class SurfaceVacancies
  {
  public:
    SurfaceVacancies();
    void declare(ParameterTable &table);

    /// g_s [J].
    double formation_energy(const SurfaceLayer &layer) const;
    /// c_s: fraction of halide surface sites that are vacant [1] at temperature [K], above a crystal with an excess of
    /// vacancies, (321) [1].
    double fraction(double temperature, const SurfaceLayer &layer, double excess = 0.) const;

  private:
    double dry_energy_;       // g_0 [J]
    double energy_per_layer_; // eps_w [J]
    double excess_energy_;    // eps_ex [J]
    double ligand_energy_;    // g_lig [J]
  };
} // namespace softlattice
