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

    /// g_v of (294) [J] where LT has the weight h and the fraction of the lighter halide is x.
    template <class Number>
    Number formation_energy(const Number &h, const Number &x) const
    {
      return formation_energy_ + lt_shift_ * h + halide_shift_ * x;
    }
    /// By what D is multiplied there, (294).
    template <class Number>
    Number diffusivity_factor(const Number &h) const
    {
      return 1. + (lt_factor_ - 1.) * h;
    }
    /// By how much the permittivity is higher there than that of the case, (295) [F/m].
    template <class Number>
    Number more_permittivity(const Number &h, const Number &x) const
    {
      return (vacuum_permittivity * (lt_permittivity_ - relative_permittivity_)) * h +
             (vacuum_permittivity * (halide_permittivity_ - relative_permittivity_)) * x;
    }
    bool has_one_permittivity() const
    {
      return lt_permittivity_ == relative_permittivity_ &&
             halide_permittivity_ == relative_permittivity_;
    }

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
    double permittivity() const; ///< eps_0 eps_r [F/m]
    /// With which a crystal begins that is at this temperature [K] then [1].
    double initial_fraction(double temperature) const;
    /// c_A of the same crystal: what stands against the charge of the vacancies, as a fraction of sites [1].
    double compensating_fraction(double temperature) const;

    /// (284) [m], of a neutral crystal with this fraction of vacancies.
    double debye_length(double fraction, double temperature) const;
    /// (285) [s]: in which a film of this thickness [m] between blocking electrodes charges, after a small step.
    double relaxation_time(double thickness, double fraction, double temperature) const;

  private:
    static constexpr double vacuum_permittivity = 8.8541878128e-12; // CODATA 2018 [F/m]

    double site_density_ = 1.267e28; // n_X [1/m^3]
    double formation_energy_;        // of HT of the heavier halide [J]
    double lt_shift_ = 0.;           // [J]
    double halide_shift_ = 0.;       // [J]
    std::string initial_ = "equilibrium";
    double given_fraction_ = 1e-3; // [1]
    std::string compensation_ = "neutral";
    double given_compensation_ = 1e-3; // c_A [1]
    double prefactor_ = 1.3e-6;        // D_0 [m^2/s]
    double activation_energy_;         // E_a [J]
    double lt_factor_ = 0.01;          // D_LT/D_HT [1]
    double relative_permittivity_ = 18.1, lt_permittivity_ = 18.1, halide_permittivity_ = 18.1;
  };
} // namespace softlattice
