// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/free_energy/phase_transition.h"
#include "models/parameter_table.h"

#include <cmath>

namespace softlattice
{
  /// Energy of mixing two halides on the X sites, x being the fraction of the lighter one:
  ///   f_mix = n_X [ kT (x ln x + (1 - x) ln(1 - x)) + w x (1 - x) ]   [J/m^3],   n_X = 3 N_A/V_m
  /// The logarithms are kept: outside 0 < x < 1 the energy does not exist and is not a number. Who
  /// changes x has to stay inside (FieldEquation::lowest and highest tell the solver so).
  class RegularSolution
  {
  public:
    explicit RegularSolution(const PhaseTransition &transition);
    void declare(ParameterTable &table);

    /// n_X [1/m^3].
    double site_density() const { return 3. * constants::avogadro / transition_->molar_volume(); }
    /// w [J per site].
    double interaction() const { return interaction_; }
    /// kappa_x [J/m] of (kappa_x/2) |grad x|^2.
    double gradient_coefficient() const { return gradient_coefficient_; }
    /// w/2k [K]: below it mixtures may demix; 0 or less if they never do.
    double critical_temperature() const { return interaction_ / (2. * constants::boltzmann); }

    /// f_mix [J/m^3] at temperature [K].
    template <class Number>
    Number energy(const Number &x, const double temperature) const
    {
      using std::log;
      const double n = site_density();
      const Number y = 1. - x;
      return (n * constants::boltzmann * temperature) * (x * log(x) + y * log(y)) +
             (n * interaction_) * (x * y);
    }

    /// df_mix/dT [J/(m^3 K)].
    template <class Number>
    Number energy_slope(const Number &x) const
    {
      using std::log;
      const Number y = 1. - x;
      return (site_density() * constants::boltzmann) * (x * log(x) + y * log(y));
    }

  private:
    const PhaseTransition *transition_;
    double interaction_;                  // [J]
    double gradient_coefficient_ = 4e-11; // [J/m]
  };
} // namespace softlattice
