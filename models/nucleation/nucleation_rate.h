// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/environment.h"
#include "models/interface_kinetics/interface_kinetics.h"
#include "models/parameter_table.h"

#include <optional>

namespace softlattice
{
  /// How many LT nuclei appear on exposed HT surface.
  class NucleationRate
  {
  public:
    virtual ~NucleationRate() = default;

    /// Adds the parameters of the law, which hold where "Nucleation/Rate law" selects it.
    virtual void declare(ParameterTable &table) = 0;

    /// Called for the selected law once the parameters have been read.
    /// @throws TableFileError if a file that the law needs cannot be used
    virtual void prepare() {}

    /// J [1/(m^2 s)] where the film holds this fraction of bromide [1]; finite and not negative; 0
    /// wherever LT is not the stable phase of that composition.
    virtual double rate(const Conditions &conditions, double br_fraction) const = 0;

    /// Temperatures [K] at which the rates without and with water are anchored; none where no
    /// temperature is special to the law.
    virtual std::optional<AnchorTemperatures> anchors(double /*br_fraction*/) const { return {}; }
  };
} // namespace softlattice
