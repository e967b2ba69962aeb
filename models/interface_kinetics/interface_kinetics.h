// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/phase_transition.h"

namespace softlattice
{
  /// How fast a flat front between HT and LT moves.
  class InterfaceKinetics
  {
  public:
    explicit InterfaceKinetics(const PhaseTransition &transition)
      : transition_(&transition)
    {}
    virtual ~InterfaceKinetics() = default;

    /// Adds the parameters of the law, which hold where "Model/Interface kinetics/Law" selects it.
    virtual void declare(ParameterTable &table) = 0;

    /// Interface mobility v/|dg| > 0 [m^4/(J s)] at temperature [K] and adsorbed water [monolayers];
    /// finite where dg = 0. The direction follows from the sign of dg.
    virtual double mobility(double temperature, double adsorbed_water) const = 0;

    /// Velocity of a flat front [m/s], positive where LT grows: exactly 0 at the equilibrium
    /// temperature, whatever the law.
    double velocity(const double temperature, const double adsorbed_water) const
    {
      return velocity(temperature, adsorbed_water, transition_->br_fraction());
    }
    /// The same where the film holds another fraction of bromide [1] than the nominal one, whose
    /// mobility fronts have everywhere.
    double velocity(const double temperature,
                    const double adsorbed_water,
                    const double br_fraction) const
    {
      return -mobility(temperature, adsorbed_water) *
             transition_->driving_force(temperature, br_fraction);
    }

  protected:
    const PhaseTransition &transition() const { return *transition_; }

  private:
    const PhaseTransition *transition_;
  };
} // namespace softlattice
