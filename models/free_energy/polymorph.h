// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/free_energy.h"
#include "models/free_energy/phase_transition.h"

namespace softlattice
{
  /// Two phases of one order parameter eta (0 = HT, 1 = LT):
  ///   f = W eta^2 (1 - eta)^2 + s dg(x, T) h(eta),   h = eta^3 (10 - 15 eta + 6 eta^2)   [J/m^3]
  /// h' = h'' = 0 at 0 and 1, so both phases stay metastable at any driving force. W and the scale s
  /// of the driving force come from the calibration (calibration.h).
  class PolymorphEnergy : public FreeEnergyFrom<PolymorphEnergy, 1>
  {
  public:
    explicit PolymorphEnergy(const PhaseTransition &transition)
      : transition_(&transition)
    {}

    /// Barrier W [J/m^3] and driving-force scale s [1].
    void set_interface(double barrier, double driving_force_scale);

    template <class Number>
    Number density(const Fields<Number> &u, const PointState &state) const
    {
      const Number &eta = u[0];
      const double driving_force =
        driving_force_scale_ * transition_->driving_force(state.temperature);
      const Number complement = 1. - eta;
      const Number square = eta * eta;
      return barrier_ * (square * (complement * complement)) +
             driving_force * (square * eta * (10. + eta * (6. * eta - 15.)));
    }

  private:
    const PhaseTransition *transition_;
    double barrier_ = 0.;
    double driving_force_scale_ = 1.;
  };
} // namespace softlattice
