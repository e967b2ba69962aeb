// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/initial_fields.h"
#include "solver/fields/phase_field.h"
#include "solver/parts/equations/part_equations.h"
#include "solver/parts/growing_phase.h"
#include "solver/parts/part_report.h"
#include "solver/parts/thermal_noise.h"
#include "solver/time/step_memory.h"

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// One physics of a case: what it adds to the equations, the initial state, the surroundings and the results.
  /// A case is a list of them (Scenario). PartSettings makes it of what a parameter file says.
  class Part
  {
  public:
    virtual ~Part() = default;

    virtual PartEquations &equations() = 0;
    /// The same, where they are the equations of a case that has no other part; null: CombinedEquations does it.
    virtual Equations *equations_alone() { return nullptr; }
    /// By what its energies are multiplied, s of (9): those of other parts are multiplied alike. 1 of all but one.
    virtual double energy_scale() const { return 1.; }
    /// Of its own fields, numbered from 0.
    virtual InitialFields initial_fields() const;
    /// The smallest scale of all parts counts, and every ball.
    virtual MeshNeeds mesh_needs() const { return {}; }

    /// The longest that is safe [s]: the error control takes over.
    virtual double first_step() const { return std::numeric_limits<double>::infinity(); }
    /// Times in (from, to) at which a step has to end [s].
    virtual std::vector<double> breakpoints(double /*from*/, double /*to*/) const { return {}; }
    /// Whether its surroundings jump at t.
    virtual bool jumps(double /*t*/) const { return false; }
    /// Whether it can only lower the free energy between two times.
    virtual bool energy_falls(double /*from*/, double /*to*/) const { return false; }
    /// None at any time, or some at all times.
    virtual std::optional<ThermalNoise> thermal_noise(double) const { return {}; }

    /// What it has learnt while the case ran, each thing under a name that begins with its own.
    virtual void keep(StepMemory & /*memory*/) const {}
    virtual void recall(StepMemory & /*memory*/) {}

    /// What is run, in a few lines for the log.
    virtual std::vector<std::string> description(const MeshFigures & /*mesh*/,
                                                 double /*seed_radius*/) const
    {
      return {};
    }
    /// Null: nothing of it is reported.
    virtual PartReport *report() { return nullptr; }
    /// Null: it has none.
    virtual GrowingPhase *growing_phase() { return nullptr; }
  };
} // namespace softlattice
