// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/parameter_table.h"

#include <cmath>
#include <string>

namespace softlattice
{
  /// Positively charged halide vacancies of a crystal, each a vacant one of n_X sites per volume, (280) to (285): what they
  /// cost, how fast they move, what charge stands against them, and the permittivity around.
  class VacancyMaterial
  {
  public:
    VacancyMaterial();
    void declare(ParameterTable &table);

    /// Energy density without the field, (280) [J/m^3], of a site fraction at a formation energy [J] and a temperature [K].
    template <class Number>
    Number energy(const Number &fraction,
                  const Number &formation_energy,
                  const double temperature) const
    {
      using std::log;
      const Number full = 1. - fraction;
      return site_density_ *
             (formation_energy * fraction +
              (constants::boltzmann * temperature) * (fraction * log(fraction) + full * log(full)));
    }
    /// M of (282) [m^5/(J s)] over the diffusivity.
    template <class Number>
    Number mobility_per_diffusivity(const Number &fraction, const double temperature) const
    {
      return fraction * (1. - fraction) *
             (1. / (site_density_ * constants::boltzmann * temperature));
    }
    double diffusivity(double temperature) const; ///< D of (283) [m^2/s]

    double site_density() const { return site_density_; } ///< n_X [1/m^3]
    double charge_density() const ///< e n_X, of sites that are all vacant [C/m^3]
    {
      return constants::elementary_charge * site_density_;
    }
    double formation_energy() const { return formation_energy_; } ///< g_v [J]
    double permittivity() const;                                  ///< eps_0 eps_r [F/m]
    /// With which a crystal begins that is at this temperature [K] then [1].
    double initial_fraction(double temperature) const;
    /// c_A of the same crystal: what stands against the charge of the vacancies, as a fraction of sites [1].
    double compensating_fraction(double temperature) const;

    /// (284) [m], of a neutral crystal with this fraction of vacancies.
    double debye_length(double fraction, double temperature) const;
    /// (285) [s]: in which a film of this thickness [m] between blocking electrodes charges, after a small step.
    double relaxation_time(double thickness, double fraction, double temperature) const;

  private:
    double site_density_ = 1.267e28; // n_X [1/m^3]
    double formation_energy_;        // [J]
    std::string initial_ = "equilibrium";
    double given_fraction_ = 1e-3; // [1]
    std::string compensation_ = "neutral";
    double given_compensation_ = 1e-3; // c_A [1]
    double prefactor_ = 1.3e-6;        // D_0 [m^2/s]
    double activation_energy_;         // E_a [J]
    double relative_permittivity_ = 18.1;
  };
} // namespace softlattice
