// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"
#include "models/surface/surface_layer.h"

#include <string>

namespace softlattice
{
  struct Conditions;

  /// Saturation pressure of water [Pa] over the liquid at temperature [K], Magnus form; good to 0.4 %
  /// between -40 and 50 degC, within 15 % up to 225 degC.
  double saturation_pressure(double temperature);

  /// Water adsorbed on the exposed face [monolayers], GAB isotherm, less what ligands cover: patches of
  /// ligands leave the rest of the face bare, single ones thin the water out everywhere.
  class SurfaceWater
  {
  public:
    SurfaceWater();
    void declare(ParameterTable &table);

    /// Under given conditions, with those ligands that are left.
    SurfaceLayer layer(const Conditions &conditions) const;
    /// Whether there are any ligands at the beginning.
    bool has_ligands() const { return ligand_coverage_ + excess_ligands_ > 0.; }
    /// Monolayers at surface temperature [K] and water activity [1], clamped to 0 ... 1, on that part of
    /// the face which takes up water, with all ligands of the beginning.
    double monolayers(const double temperature, const double relative_humidity) const
    {
      return monolayers(temperature, relative_humidity, ligands_beside(ligand_coverage_));
    }
    /// That part of the face [1], at the beginning.
    double share() const { return share(ligand_coverage_); }
    /// How far so much water [monolayers] opens the wet ways of nuclei and fronts: 0 to 1.
    double opening(double adsorbed_water) const;

  private:
    double monolayers(double temperature, double relative_humidity, double ligands_beside) const;
    double share(const double coverage) const { return are_patches() ? 1. - coverage : 1.; }
    double ligands_beside(const double coverage) const { return are_patches() ? 0. : coverage; }
    bool are_patches() const { return arrangement_ == "patches"; }

    std::string isotherm_ = "GAB";
    double energy_constant_ = 10.;     // C at room temperature [1]
    double multilayer_constant_ = 0.6; // K [1]
    double excess_adsorption_energy_;  // [J]
    double ligand_coverage_ = 0.;      // theta [1]
    double excess_ligands_ = 0.;       // [monolayers]
    std::string arrangement_ = "patches";
    double opening_water_ = 0.5; // n_o [monolayers]
  };
} // namespace softlattice
