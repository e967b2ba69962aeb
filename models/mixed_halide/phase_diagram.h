// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/mixed_halide/light_equilibrium.h"
#include "models/mixed_halide/mixed_halide.h"
#include "models/parameter_table.h"

#include <optional>
#include <vector>

namespace softlattice
{
  /// Which temperatures, compositions and carrier densities a phase diagram shows.
  struct PhaseDiagramSettings
  {
    double lowest_temperature = 250.;  ///< [K]
    double highest_temperature = 400.; ///< [K]
    int n_temperatures = 31;
    int n_compositions = 49;       ///< evenly in (0, 1)
    double carrier_density = 1e21; ///< N of the light-induced binodal [1/m^3]

    void declare(ParameterTable &table);
  };

  /// What happens to a mixture of one composition.
  struct MixtureUnderLight
  {
    double composition; ///< x0 [1]
    std::optional<LightEquilibrium::Threshold> threshold;
    std::optional<double> instability;                ///< carrier density [1/m^3]
    std::optional<LightEquilibrium::Nucleus> nucleus; ///< at the carrier density of the diagram
  };

  /// The equilibria at one temperature.
  struct DiagramRow
  {
    double temperature; ///< [K]
    std::optional<CompositionPair> binodal;
    std::optional<CompositionPair> spinodal;
    std::optional<CompositionPair> light_binodal; ///< at the carrier density of the diagram
    std::vector<MixtureUnderLight> mixtures;
  };

  /// Phase diagram of the black phase, in the dark and under light.
  std::vector<DiagramRow> phase_diagram(const MixedHalide &halide,
                                        const PhaseDiagramSettings &settings);
} // namespace softlattice
