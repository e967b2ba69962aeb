// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/phase_transition.h"
#include "models/surface/surface_layer.h"

#include <optional>

namespace softlattice
{
  /// Temperatures [K] at which the parts of a law that need no water and that need water are known.
  struct AnchorTemperatures
  {
    double dry;
    double wet;
  };

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

    /// Interface mobility v/|dg| > 0 [m^4/(J s)] at temperature [K], what is on the surface and
    /// fraction of bromide [1]; finite and continuous where dg = 0, for a front has one mobility in both
    /// directions. The direction follows from the sign of dg.
    virtual double mobility(double temperature,
                            const SurfaceLayer &layer,
                            double br_fraction) const = 0;
    /// The same at the nominal fraction of bromide.
    double mobility(const double temperature, const SurfaceLayer &layer) const
    {
      return mobility(temperature, layer, transition_->br_fraction());
    }

    /// By what that is multiplied where stress adds `work` [J/m^3] to dg: the mobility is v over the modulus of all
    /// that drives, and a law that is not linear in it has another one then, (275).
    virtual double mobility_factor_under_stress(double /*temperature*/,
                                                double /*br_fraction*/,
                                                double /*work*/) const
    {
      return 1.;
    }

    /// Temperatures [K] at which the velocities without and with water are anchored; none where no
    /// temperature is special to the law.
    virtual std::optional<AnchorTemperatures> anchors(double /*br_fraction*/) const { return {}; }

    /// Velocity of a flat front [m/s], positive where LT grows: exactly 0 at the equilibrium
    /// temperature, whatever the law.
    double velocity(const double temperature, const SurfaceLayer &layer) const
    {
      return velocity(temperature, layer, transition_->br_fraction());
    }
    /// The same where the film holds another fraction of bromide [1] than the nominal one.
    double velocity(const double temperature,
                    const SurfaceLayer &layer,
                    const double br_fraction) const
    {
      return -mobility(temperature, layer, br_fraction) *
             transition_->driving_force(temperature, br_fraction);
    }
    /// The same where stress adds `work` [J/m^3] to dg.
    double velocity_under_stress(const double temperature,
                                 const SurfaceLayer &layer,
                                 const double br_fraction,
                                 const double work) const
    {
      return -mobility(temperature, layer, br_fraction) *
             mobility_factor_under_stress(temperature, br_fraction, work) *
             (transition_->driving_force(temperature, br_fraction) + work);
    }

  protected:
    const PhaseTransition &transition() const { return *transition_; }

  private:
    const PhaseTransition *transition_;
  };
} // namespace softlattice
