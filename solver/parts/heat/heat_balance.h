// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/parts/heat/heat_equations.h"

#include <map>
#include <string>

namespace softlattice
{
  /// The heat of a film, and of a plate below it, since the beginning [J/m^3 of the film].
  struct HeatBalance
  {
    double stored = 0.;       ///< in the film
    double latent = 0.;       ///< released
    double light = 0.;        ///< absorbed
    double air = 0.;          ///< from the air
    double below = 0.;        ///< from the substrate to the film
    double given = 0.;        ///< through boundaries at a temperature, to film and plate
    double plate_stored = 0.; ///< in the plate
    double base = 0.;         ///< from the base to what lies on it, the plate or the film

    /// What is stored less all that came from outside, over the sum of their sizes [1].
    double error() const;
  };

  /// Of means that have risen by so much [K], that of the film and that of the plate; `tallied` as Measured has it,
  /// `capacity` is rho c [J/(m^3 K)], `volume` that of the body in its dimension.
  HeatBalance heat_balance(const HeatEquations &equations,
                           double rise,
                           double plate_rise,
                           const std::map<std::string, double> &tallied,
                           double capacity,
                           double volume);
} // namespace softlattice
