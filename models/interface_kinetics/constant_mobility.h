// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/interface_kinetics/interface_kinetics.h"

namespace softlattice
{
  /// v = M |dg| with the same M in both directions, at any temperature, dry or wet: the textbook case,
  /// for benchmarks and for comparison with other codes.
  class ConstantMobility : public InterfaceKinetics
  {
  public:
    using InterfaceKinetics::InterfaceKinetics;
    void declare(ParameterTable &table) override;
    using InterfaceKinetics::mobility;
    double mobility(double temperature,
                    const SurfaceLayer &layer,
                    double br_fraction) const override;

  private:
    double mobility_ = 2e-15; // [m^4/(J s)]
  };
} // namespace softlattice
