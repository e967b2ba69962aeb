// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/elasticity/voigt.h"
#include "models/parameter_table.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Moduli of the two phases, and the strains that they have where no stress is, as a case states them.
  class ElasticConstants
  {
  public:
    /// In section "Strain".
    void declare(ParameterTable &table);

    /// In the axes of the case, the lattice turned [Pa].
    Stiffness ht() const;
    Stiffness lt() const;
    double stiffness_slope() const { return stiffness_slope_; } ///< d ln C/dx [1]
    /// Of LT over HT [1]; the coherency factor multiplies its energy.
    Voigt phase_misfit() const;
    /// Per unit of the fraction of bromide [1], likewise.
    Voigt composition_misfit() const;
    double thermal_expansion() const { return thermal_expansion_; }             ///< [1/K]
    double stress_free_temperature() const { return stress_free_temperature_; } ///< [K]
    /// Whether moduli or the misfit of LT differ from direction to direction.
    bool have_directions() const;
    /// Of (274), of LT in HT [J/m^3].
    double self_energy_of_nuclei() const;

  private:
    void check(std::vector<Finding> &findings) const;
    Rotation lattice() const;

    std::string symmetry_ = "isotropic";
    double youngs_modulus_ = 15e9;              // [Pa]
    double poisson_ratio_ = 0.3;                // [1]
    double c11_ = 34e9, c12_ = 5e9, c44_ = 3e9; // [Pa]
    std::vector<double> tensor_;                // upper triangle [Pa]
    double lattice_angle_ = 0.;                 // [degrees]
    std::string lt_moduli_ = "factor";
    double lt_factor_ = 1.;           // [1]
    double lt_youngs_modulus_ = 15e9; // [Pa]
    double lt_poisson_ratio_ = 0.3;   // [1]
    double stiffness_slope_ = 0.;     // [1]
    std::string misfit_kind_ = "isotropic";
    double misfit_ = -0.021;                                                   // [1]
    std::vector<double> misfit_tensor_ = {-0.021, -0.021, -0.021, 0., 0., 0.}; // [1]
    double vegard_ = -0.060;                                                   // [1]
    double self_energy_part_ = 1.;                                             // [1]
    double coherency_ = 1.;                                                    // [1]
    double thermal_expansion_ = 4.5e-5;                                        // [1/K]
    double stress_free_temperature_ = 298.15;                                  // [K]
  };
} // namespace softlattice
