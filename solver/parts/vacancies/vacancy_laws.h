// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "models/free_energy/weight_of_lt.h"
#include "models/vacancies/vacancy_material.h"

namespace softlattice
{
  /// Fields that a law of vacancies reads beside its own, which are the first n_own: the phase, if there is one, and the
  /// fraction of the lighter halide, if there is one.
  template <std::size_t n_own, bool has_phase, bool has_halide>
  struct BesideVacancies
  {
    static constexpr std::size_t n = n_own + has_phase + has_halide;

    /// Where there is no phase it is HT, and without a composition it is the heavier halide.
    template <class Number>
    static Number lt(const Fields<Number> &u)
    {
      if constexpr (has_phase)
        return weight_of_lt(u[n_own]);
      else
        return Number(0.);
    }
    template <class Number>
    static Number halide(const Fields<Number> &u)
    {
      if constexpr (has_halide)
        return u[n_own + has_phase];
      else
        return Number(0.);
    }
  };

  /// (280) with (294) and the energy of the charge in the potential [J/m^3], of the fraction, the potential and what is
  /// beside.
  template <bool has_phase, bool has_halide>
  class VacancyEnergy final
    : public FreeEnergyFrom<VacancyEnergy<has_phase, has_halide>,
                            BesideVacancies<2, has_phase, has_halide>::n>
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
      using Beside = BesideVacancies<2, has_phase, has_halide>;
      const Number &fraction = u[0], &potential = u[1];
      return material_.energy(fraction,
                              material_.formation_energy(Beside::lt(u), Beside::halide(u)),
                              state.temperature) +
             material_.charge_density() * (fraction - compensating_fraction_) * potential;
    }

  private:
    const VacancyMaterial &material_;
    double compensating_fraction_; ///< c_A [1]
  };

  /// M of (282) with (294) [m^5/(J s)], of the fraction and the phase.
  template <bool has_phase>
  class VacancyMobility final
    : public FreeEnergyFrom<VacancyMobility<has_phase>, BesideVacancies<1, has_phase, false>::n>
  {
  public:
    /// The material must outlive this.
    explicit VacancyMobility(const VacancyMaterial &material)
      : material_(material)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      using Beside = BesideVacancies<1, has_phase, false>;
      return material_.mobility_per_diffusivity(u[0], state.temperature) *
             material_.diffusivity(state.temperature) * material_.diffusivity_factor(Beside::lt(u));
    }

  private:
    const VacancyMaterial &material_;
  };

  /// What of the flux of vacancies the lighter halide has, (297), of its fraction: the other way.
  class HalideTransference final : public FreeEnergyFrom<HalideTransference, 1>
  {
  public:
    /// `ratio`: by how much the heavier halide is faster.
    explicit HalideTransference(const double ratio)
      : ratio_(ratio)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      const Number &x = u[0];
      return -1. * x / (x + ratio_ * (1. - x));
    }

  private:
    double ratio_;
  };

  /// By how much halides are faster than where there are `reference` vacancies, (296), of the fraction of vacancies.
  class HalideSpeed final : public FreeEnergyFrom<HalideSpeed, 1>
  {
  public:
    explicit HalideSpeed(const double reference)
      : reference_(reference)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      return (1. / reference_) * u[0];
    }

  private:
    double reference_;
  };
} // namespace softlattice
