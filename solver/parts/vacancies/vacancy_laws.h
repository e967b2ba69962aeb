// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "models/vacancies/vacancy_material.h"

namespace softlattice
{
  /// (280) and the energy of the charge in the potential [J/m^3], of the fraction and the potential.
  class VacancyEnergy final : public FreeEnergyFrom<VacancyEnergy, 2>
  {
  public:
    /// The material must outlive this.
    VacancyEnergy(const VacancyMaterial &material, const double compensating_fraction)
      : material_(material)
      , compensating_fraction_(compensating_fraction)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      const Number &fraction = u[0], &potential = u[1];
      return material_.energy(fraction, Number(material_.formation_energy()), state.temperature) +
             material_.charge_density() * (fraction - compensating_fraction_) * potential;
    }

  private:
    const VacancyMaterial &material_;
    double compensating_fraction_; ///< c_A [1]
  };

  /// M of (282) [m^5/(J s)], of the fraction.
  class VacancyMobility final : public FreeEnergyFrom<VacancyMobility, 1>
  {
  public:
    /// The material must outlive this.
    explicit VacancyMobility(const VacancyMaterial &material)
      : material_(material)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      return material_.mobility_per_diffusivity(u[0], state.temperature) *
             material_.diffusivity(state.temperature);
    }

  private:
    const VacancyMaterial &material_;
  };
} // namespace softlattice
