// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/parameter_table.h"
#include "models/vacancies/mobile_defect.h"
#include "models/vacancies/second_species.h"
#include "models/vacancies/vacuum.h"

#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// A crystal with positively charged halide vacancies, each a vacant one of n_X sites per volume, (280) to (285), and
  /// perhaps another kind of mobile defects, (311): what charge stands against them, and the permittivity around.
  class VacancyMaterial
  {
  public:
    VacancyMaterial();
    void declare(ParameterTable &table);

    const MobileDefect &vacancies() const { return vacancies_; }
    /// All that moves, vacancies first.
    std::vector<MobileDefect> defects() const;
    const SecondSpecies &second_species() const { return second_; }

    /// g_v of (294) [J] where LT has the weight h and the fraction of the lighter halide is x.
    template <class Number>
    Number formation_energy(const Number &h, const Number &x) const
    {
      return vacancies_.formation_energy(h, x);
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

    double diffusivity(const double temperature) const ///< of vacancies, (283) [m^2/s]
    {
      return vacancies_.diffusivity(temperature);
    }
    double site_density() const { return vacancies_.site_density(); } ///< n_X [1/m^3]
    double charge_density() const ///< e n_X, of sites that are all vacant [C/m^3]
    {
      return vacancies_.charge_density();
    }
    double permittivity() const { return vacuum_permittivity * relative_permittivity_; } ///< [F/m]
    /// Of vacancies, with which a crystal begins that is at this temperature [K] then [1].
    double initial_fraction(const double temperature) const
    {
      return vacancies_.initial_fraction(temperature);
    }
    /// c_A of the same crystal: what stands against the charge of all that moves, as a fraction of halide sites [1].
    double compensating_fraction(double temperature) const;

    /// (284) and (312) [m], of a neutral crystal with this fraction of vacancies and as many other defects as at the
    /// beginning, if that was at this temperature.
    double debye_length(double fraction, double temperature) const;
    /// The largest k of (313) by which what meets by diffusion can vanish, (319) [m^3/s]; 0 of one kind alone.
    double diffusion_limit(double temperature) const;

  private:
    MobileDefect vacancies_;
    SecondSpecies second_;
    std::string compensation_ = "neutral";
    double given_compensation_ = 1e-3; // c_A [1]
    double relative_permittivity_ = 18.1, lt_permittivity_ = 18.1, halide_permittivity_ = 18.1;
  };
} // namespace softlattice
