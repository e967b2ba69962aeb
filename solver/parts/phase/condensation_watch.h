// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/surface/condensation.h"
#include "solver/time/step_memory.h"

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  class Environment;

  /// Says when water begins to condense on the surface, in the step in which it does.
  class CondensationWatch
  {
  public:
    CondensationWatch(const Environment &environment, double end_time);

    /// The run has come to t [s].
    void advance_to(const double t) { now_ = t; }
    /// What has begun and has not been told yet; of many spells the first few.
    std::vector<std::string> news();

    // See Part: which spells have been told.
    void keep(StepMemory &memory) const;
    void recall(StepMemory &memory);

  private:
    std::vector<CondensationSpell> spells_;
    double now_ = 0.;
    std::size_t told_ = 0;
  };
} // namespace softlattice
