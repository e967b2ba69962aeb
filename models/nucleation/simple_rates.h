// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/free_energy/phase_transition.h"
#include "models/nucleation/nucleation_rate.h"

namespace softlattice
{
  /// J = J_ref exp[b (RH - RH_ref)] at any temperature below T0: the observation alone.
  class ExponentialRate : public NucleationRate
  {
  public:
    explicit ExponentialRate(const PhaseTransition &transition)
      : transition_(&transition)
    {}
    void declare(ParameterTable &table) override;
    double rate(const Conditions &conditions, double br_fraction) const override;

  private:
    const PhaseTransition *transition_;
    double reference_rate_ = 3.8e3;   // [1/(m^2 s)]
    double reference_humidity_ = 0.6; // [1]
    double slope_ = 30.;              // per unit of relative humidity
  };

  /// The same J at any humidity and at any temperature below T0.
  class ConstantRate : public NucleationRate
  {
  public:
    explicit ConstantRate(const PhaseTransition &transition)
      : transition_(&transition)
    {}
    void declare(ParameterTable &table) override;
    double rate(const Conditions &conditions, double br_fraction) const override;

  private:
    const PhaseTransition *transition_;
    double rate_ = 8e5; // [1/(m^2 s)]
  };

  /// No nucleus ever appears by itself.
  class NoNucleation : public NucleationRate
  {
  public:
    void declare(ParameterTable & /*table*/) override {}
    double rate(const Conditions & /*conditions*/, double /*br_fraction*/) const override
    {
      return 0.;
    }
  };
} // namespace softlattice
