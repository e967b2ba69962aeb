// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/app/case.h"
#include "solver/app/simulation.h"

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

namespace softlattice
{
  /// A run from the text of a parameter file, without files.
  struct TestRun
  {
    explicit TestRun(const std::string &text, const std::vector<std::string> &overrides = {})
    {
      const UnitSystem units;
      Diagnostics diagnostics;
      read_parameters(
        what.table,
        read_prm_text(text, "test", ".", diagnostics),
        overrides,
        units,
        [](const auto &) { return std::vector<LayerValue>(); },
        diagnostics);
      if (diagnostics.n_errors() > 0)
        throw std::runtime_error(diagnostics.rejection());
      what.models.prepare(what.time.end_time);
      simulation = std::make_unique<Simulation>(what, MPI_COMM_WORLD);
      simulation->initialise();
    }

    double now() const { return simulation->time(); }
    Measured measure() { return simulation->fields().measure(now()); }
    /// Advances to exactly t [s].
    void advance_to(const double t)
    {
      while (now() < t)
        simulation->advance(t, "test");
    }

    Case what;
    std::unique_ptr<Simulation> simulation;
  };
} // namespace softlattice
