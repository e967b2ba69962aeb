// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/performance/stepper.h"

#include <nlohmann/json.hpp>

namespace softlattice::bench
{
  /// What steps of the size that the error control likes cost.
  struct StepCosts
  {
    double unknowns = 0.;
    double microseconds = 0.; ///< per unknown and accepted step on an unchanged mesh
    double microseconds_of_stage =
      0.;                 ///< per unknown and stage of the explicit method; 0: implicit
    double newton = 0.;   ///< per accepted step
    double krylov = 0.;   ///< per linear solve
    double step = 0.;     ///< mean [s]
    double stages = 0.;   ///< per accepted step
    double rejected = 0.; ///< per accepted step
    int steps = 0;        ///< that were measured
    int remeshes = 0;
    /// Of a remesh, the transfer of the state, the set-up of the preconditioner and the restart of the
    /// integrator: what remesh and next step take, less a usual step. Per unknown.
    double microseconds_of_remesh = 0.;
    double remesh_over_step = 0.;
    double microseconds_of_new_mesh = 0.; ///< of it up to the next step
  };

  /// Lets the error control find its step, and measures at least eight. Collective.
  StepCosts measure_steps_of(Stepper &stepper, bool adaptive);

  nlohmann::ordered_json to_json(const StepCosts &costs);
} // namespace softlattice::bench
