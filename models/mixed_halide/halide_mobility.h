// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/constants.h"
#include "models/mixed_halide/bulk_vacancies.h"
#include "models/parameter_table.h"

#include <cmath>
#include <string>
#include <vector>

namespace softlattice
{
  /// Prefactor and activation energy of the interdiffusivity as one paper has them.
  struct DiffusivitySet
  {
    std::string name;
    double prefactor;         ///< D0 [m^2/s]
    double activation_energy; ///< Ea [J]
    std::string source;
    Confidence confidence;
  };
  const std::vector<DiffusivitySet> &diffusivity_sets();

  /// What ligands do at a point; the defaults are those of a bare crystal.
  struct LigandEffect
  {
    double mobility_factor = 1.; ///< S_lig [1]
    double vacancy_shift = 0.;   ///< dg_lig [J]
  };

  /// Vacancy-mediated interdiffusion of two halides:
  ///   D = D0 exp(-Ea/kT) (c/c_ref) [1 + a x (1 - x)] [1 - h + r h] [1 + A 16 eta^2 (1 - eta)^2]
  ///       S_lig (1 + b n/n_ref)                                                        [m^2/s]
  ///   M = D x (1 - x)/(n_X kT)                                                          [m^5/(J s)]
  /// with c the equilibrium vacancies (BulkVacancies). A factor whose parameter is neutral is not there.
  class HalideMobility
  {
  public:
    explicit HalideMobility(const BulkVacancies &vacancies);
    void declare(ParameterTable &table);

    /// D0 exp(-Ea/kT) [m^2/s].
    double arrhenius(double temperature) const;

    /// D at one temperature [K] and under one effect of ligands: what does not depend on the fields is
    /// found once.
    class Local
    {
    public:
      /// D [m^2/s] of the black phase. carriers: n [1/m^3].
      template <class Number>
      Number diffusivity(const Number &x, const Number &carriers) const
      {
        return uniform_ * common(x, carriers);
      }
      /// D [m^2/s] with the phase eta.
      template <class Number>
      Number diffusivity(const Number &x, const Number &eta, const Number &carriers) const
      {
        const Number h = eta * eta * eta * (10. + eta * (6. * eta - 15.));
        const Number edge = eta * (1. - eta);
        const Number phases =
          (1. + (law_->lt_ratio_ - 1.) * h) * (1. + (16. * law_->interface_gain_) * (edge * edge));
        if (!law_->vacancies_->depends_on_phase())
          return uniform_ * phases * common(x, carriers);
        return bare_ *
               law_->vacancies_->fraction(law_->vacancies_->formation_energy(h, vacancy_shift_),
                                          temperature_) *
               phases * common(x, carriers);
      }

    private:
      friend class HalideMobility;
      template <class Number>
      Number common(const Number &x, const Number &carriers) const
      {
        return (1. + law_->mixing_gain_ * (x * (1. - x))) *
               (1. + (law_->photo_gain_ / law_->reference_density_) * carriers);
      }

      const HalideMobility *law_ = nullptr;
      double temperature_ = 0.;   // [K]
      double vacancy_shift_ = 0.; // [J]
      double bare_ = 0.;          // D0 exp(-Ea/kT) S_lig/c_ref [m^2/s]
      double uniform_ = 0.;       // the same times c of the black phase [m^2/s]
    };
    Local at(double temperature, const LigandEffect &ligands) const;

    // For single places.
    template <class Number>
    Number diffusivity(const Number &x,
                       const double temperature,
                       const LigandEffect &ligands,
                       const Number &carriers) const
    {
      return at(temperature, ligands).diffusivity(x, carriers);
    }
    template <class Number>
    Number diffusivity(const Number &x,
                       const Number &eta,
                       const double temperature,
                       const LigandEffect &ligands,
                       const Number &carriers) const
    {
      return at(temperature, ligands).diffusivity(x, eta, carriers);
    }

    /// M [m^5/(J s)] from D at site density n_X [1/m^3].
    template <class Number>
    static Number mobility(const Number &diffusivity,
                           const Number &x,
                           const double temperature,
                           const double site_density)
    {
      return diffusivity * (x * (1. - x)) *
             (1. / (site_density * constants::boltzmann * temperature));
    }

    bool depends_on_carriers() const { return photo_gain_ != 0.; }

  private:
    const BulkVacancies *vacancies_;
    std::string set_ = "Lai 2018";
    double prefactor_;                // D0 [m^2/s]
    double activation_energy_;        // Ea [J]
    double mixing_gain_ = 1.;         // a
    double lt_ratio_ = 0.01;          // r
    double interface_gain_ = 100.;    // A
    double photo_gain_ = 0.;          // b
    double reference_density_ = 1e22; // n_ref [1/m^3]
  };
} // namespace softlattice
