// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/run/simulation.h"

namespace softlattice
{
  /// Sets the initial state of a simulation of the case, which looks at the laws at all its nodes: a formula
  /// that has no valid value there is an error among the diagnostics, the same on all ranks. Returns what
  /// began at t = 0. Collective.
  StepResult initialise_and_check(Simulation &simulation, const Case &what, ReadCase &read);
} // namespace softlattice
