// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "models/free_energy/phase_transition.h"
#include "models/mixed_halide/regular_solution.h"

namespace softlattice
{
  /// One black phase of varying composition: f = f_mix(x, T), of the field x. [J/m^3]
  class HalideEnergy : public FreeEnergyFrom<HalideEnergy, 1>
  {
  public:
    explicit HalideEnergy(const RegularSolution &mixing)
      : mixing_(&mixing)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      return mixing_->energy(u[0], state.temperature);
    }

  private:
    const RegularSolution *mixing_;
  };

  /// df/dT of it, at any temperature. [J/(m^3 K)]
  class HalideEnergySlope : public FreeEnergyFrom<HalideEnergySlope, 1>
  {
  public:
    explicit HalideEnergySlope(const RegularSolution &mixing)
      : mixing_(&mixing)
    {}

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      return mixing_->energy_slope(u[0]);
    }

  private:
    const RegularSolution *mixing_;
  };

  /// Two phases of varying composition, of the fields x and eta (0 = HT, 1 = LT):
  ///   f = W eta^2 (1 - eta)^2 + s [ dg(x, T) h(eta) + f_mix(x, T) ]   [J/m^3]
  /// dg depends on x through T0(x), so that x is driven out of, or into, the phase that grows. The scale
  /// s of the driving force multiplies all that is chemical: partition and phase diagram are the
  /// physical ones, and only the interface energy in W is exaggerated (see calibration.h).
  class HalideTransformationEnergy : public FreeEnergyFrom<HalideTransformationEnergy, 2>
  {
  public:
    HalideTransformationEnergy(const PhaseTransition &transition, const RegularSolution &mixing)
      : transition_(&transition)
      , mixing_(&mixing)
    {}

    /// Barrier W [J/m^3] and scale s [1].
    void set_interface(const double barrier, const double scale)
    {
      barrier_ = barrier;
      scale_ = scale;
    }

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      const Number &x = u[0];
      const Number &eta = u[1];
      // dg is linear in x: two values say all.
      const double pure = transition_->driving_force(state.temperature, 0.);
      const double slope = transition_->driving_force(state.temperature, 1.) - pure;
      const Number complement = 1. - eta;
      const Number square = eta * eta;
      const Number interpolation = square * eta * (10. + eta * (6. * eta - 15.));
      return barrier_ * (square * (complement * complement)) +
             scale_ * ((slope * x + pure) * interpolation + mixing_->energy(x, state.temperature));
    }

  private:
    const PhaseTransition *transition_;
    const RegularSolution *mixing_;
    double barrier_ = 0.;
    double scale_ = 1.;
  };

  /// df/dT of it, at any temperature: s [ dS/V_m h(eta) + df_mix/dT ]. [J/(m^3 K)]
  class HalideTransformationSlope : public FreeEnergyFrom<HalideTransformationSlope, 2>
  {
  public:
    HalideTransformationSlope(const PhaseTransition &transition, const RegularSolution &mixing)
      : transition_(&transition)
      , mixing_(&mixing)
    {}

    void set_scale(const double scale) { scale_ = scale; }

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &) const
    {
      const Number &eta = u[1];
      const Number interpolation = eta * eta * eta * (10. + eta * (6. * eta - 15.));
      return scale_ *
             (transition_->driving_force_slope() * interpolation + mixing_->energy_slope(u[0]));
    }

  private:
    const PhaseTransition *transition_;
    const RegularSolution *mixing_;
    double scale_ = 1.;
  };
} // namespace softlattice
