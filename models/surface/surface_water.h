// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <string>

namespace softlattice
{
  /// Saturation pressure of water [Pa] over the liquid at temperature [K], Magnus form; good to 0.4 %
  /// between -40 and 50 degC, within 15 % up to 225 degC.
  double saturation_pressure(double temperature);

  /// Water adsorbed on the exposed face [monolayers], GAB isotherm, less what ligands cover.
  class SurfaceWater
  {
  public:
    SurfaceWater();
    void declare(ParameterTable &table);

    /// Monolayers at surface temperature [K] and water activity [1], clamped to 0 ... 1.
    double monolayers(double temperature, double relative_humidity) const;
    double ligand_coverage() const { return ligand_coverage_; } ///< [1]

  private:
    std::string isotherm_ = "GAB";
    double energy_constant_ = 10.;     // C at room temperature [1]
    double multilayer_constant_ = 0.6; // K [1]
    double excess_adsorption_energy_;  // [J]
    double ligand_coverage_ = 0.;      // [1]
  };
} // namespace softlattice
