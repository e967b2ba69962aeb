// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/simulation.h"
#include "solver/parameters/reader.h"

namespace softlattice
{
  struct Case;
  struct ReadCase;

  /// Looks at the initial values of a case that defines its own equations, and at all its laws there, on a
  /// lattice of points of a rectangular body: what is no number will not become one.
  void check_initial_laws(const Case &what, const ReadValues &values, Diagnostics &diagnostics);

  /// Sets the initial state of a simulation of the case, which looks at the laws at all its nodes: a formula
  /// that has no valid value there is an error among the diagnostics, the same on all ranks. Returns what
  /// began at t = 0. Collective.
  StepResult initialise_and_check(Simulation &simulation, const Case &what, ReadCase &read);
} // namespace softlattice
