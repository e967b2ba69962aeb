// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "models/free_energy/weight_of_lt.h"
#include "models/vacancies/mobile_defect.h"

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

  /// (280) with (294) and the energy of the charge in the potential [J/m^3], of the fraction of one kind of defects, the
  /// potential and what is beside.
  template <bool has_phase, bool has_halide>
  class DefectEnergy final
    : public FreeEnergyFrom<DefectEnergy<has_phase, has_halide>,
                            BesideVacancies<2, has_phase, has_halide>::n>
  {
  public:
    /// The defect must outlive this; `compensating_fraction`: of its sites, whose charge stands against that of all defects;
    /// of one kind of them, 0 of the others.
    DefectEnergy(const MobileDefect &defect, const double compensating_fraction)
      : defect_(defect)
      , compensating_fraction_(compensating_fraction)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      using Beside = BesideVacancies<2, has_phase, has_halide>;
      const Number &fraction = u[0], &potential = u[1];
      return defect_.energy(fraction,
                            defect_.formation_energy(Beside::lt(u), Beside::halide(u)),
                            state.temperature) +
             defect_.charge_density() * (fraction - compensating_fraction_) * potential;
    }

  private:
    const MobileDefect &defect_;
    double compensating_fraction_; ///< [1]
  };

  /// M of (282) with (294) [m^5/(J s)], of the fraction, the phase, and the temperature if that is a field [K].
  template <bool has_phase, bool has_temperature>
  class DefectMobility final
    : public FreeEnergyFrom<DefectMobility<has_phase, has_temperature>,
                            BesideVacancies<1, has_phase, false>::n + has_temperature>
  {
  public:
    /// The defect must outlive this.
    explicit DefectMobility(const MobileDefect &defect)
      : defect_(defect)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      using Beside = BesideVacancies<1, has_phase, false>;
      const Number mobility = defect_.mobility_per_diffusivity(u[0], state.temperature) *
                              defect_.diffusivity(state.temperature) *
                              defect_.diffusivity_factor(Beside::lt(u));
      if constexpr (has_temperature)
        return mobility * defect_.speed_ratio(u[Beside::n], state.temperature);
      else
        return mobility;
    }

  private:
    const MobileDefect &defect_;
  };

  /// How many interstitials and vacancies form per volume and time, less those that vanish together, over the sites of the
  /// other one, (313) [1/s]: of both fractions and what is beside, the temperature [K], and by how much a pair costs more at
  /// the place [J].
  template <bool has_phase, bool has_halide>
  class PairGeneration final
    : public FreeEnergyFrom<PairGeneration<has_phase, has_halide>,
                            BesideVacancies<2, has_phase, has_halide>::n + 2>
  {
  public:
    /// The defects must outlive this; `coefficient`: k times the density of sites of the other one [1/s];
    /// `initial_temperature` [K].
    PairGeneration(const MobileDefect &vacancies,
                   const MobileDefect &interstitials,
                   const double coefficient,
                   const double initial_temperature)
      : vacancies_(vacancies)
      , interstitials_(interstitials)
      , coefficient_(coefficient)
      , initial_temperature_(initial_temperature)
      , at_beginning_(vacancies.equilibrium_ratio(initial_temperature, initial_temperature) *
                      interstitials.equilibrium_ratio(initial_temperature, initial_temperature))
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState & /*state*/) const
    {
      using Beside = BesideVacancies<2, has_phase, has_halide>;
      using std::exp;
      const Number &temperature = u[Beside::n], &excess = u[Beside::n + 1];
      const Number none(0.);
      const Number h = Beside::lt(u), x = Beside::halide(u);
      const Number cost =
        vacancies_.formation_energy(none, none) + interstitials_.formation_energy(none, none);
      const Number more =
        vacancies_.formation_energy(h, x) + interstitials_.formation_energy(h, x) - cost + excess;
      const Number colder = (1. / constants::boltzmann) / temperature;
      const Number here =
        at_beginning_ *
        exp((1. / (constants::boltzmann * initial_temperature_)) * cost - colder * (cost + more));
      return coefficient_ * (here * (1. - u[0]) * (1. - u[1]) - u[0] * u[1]);
    }

  private:
    const MobileDefect &vacancies_, &interstitials_;
    double coefficient_, initial_temperature_, at_beginning_;
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
