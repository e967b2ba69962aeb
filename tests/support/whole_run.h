// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/case/case.h"
#include "solver/parts/registered_parts.h"
#include "solver/run/simulation.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace softlattice
{
  /// A run without files of results, and what its steps came to. Derived classes read the case.
  struct WholeRun
  {
    double now() const { return simulation->time(); }
    Measured measure() { return simulation->measure(); }
    double free_energy() { return measure().energy.total(); }
    double mean() { return measure().fields[0].mean; }
    unsigned long n_unknowns() const { return simulation->fields().n_unknowns(); }

    /// One accepted step, not beyond t.
    StepResult step_towards(const double t)
    {
      const StepResult step = simulation->advance(t, "test");
      ++n_steps;
      n_remeshed += step.remeshed;
      most_unknowns = std::max(most_unknowns, n_unknowns());
      work += n_unknowns();
      n_krylov += step.krylov_iterations;
      n_solves += step.newton_iterations + 1; // and one for the estimate
      return step;
    }
    /// Advances to exactly t.
    void advance_to(const double t)
    {
      while (now() < t)
        step_towards(t);
    }

    unsigned int n_steps = 0;
    unsigned int n_remeshed = 0;
    unsigned long most_unknowns = 0;
    unsigned long n_krylov = 0;
    unsigned long n_solves = 0;
    double work = 0.; ///< unknowns times steps
    std::vector<Nucleus> births_at_start;
    Case what{registered_parts()};
    std::unique_ptr<Simulation> simulation;

  protected:
    /// Once `what` has been read.
    void start()
    {
      simulation = std::make_unique<Simulation>(what, MPI_COMM_WORLD);
      births_at_start = simulation->initialise().births;
    }
  };
} // namespace softlattice
