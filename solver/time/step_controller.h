// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/time/integrator.h"
#include "solver/time/step_memory.h"
#include "solver/time/time_settings.h"

#include <string>

namespace softlattice
{
  /// Chooses the time step of a second-order method from its error estimates.
  class StepController
  {
  public:
    /// What is thought of an attempted step.
    struct Verdict
    {
      bool accepted;
      std::string reason; ///< why not
    };

    /// first_step [s]
    StepController(const TimeSettings &settings, double first_step);

    /// The step that the error control would like next [s].
    double step() const { return step_; }
    /// How many times longer than that a step may be where it saves one.
    double stretch() const;
    /// What limits it: "error", "growth", "maximum", "Newton" or what reject() was told.
    const std::string &limited_by() const { return limited_by_; }

    /// Judges an attempt with the step dt and sets the next one.
    /// @throws SolverError if the next attempt would need a step below the smallest.
    Verdict judge(const Trial &trial, double t, double dt);
    /// An attempt that failed for another reason than its error: a clearly shorter one is next.
    /// @throws SolverError as judge() does
    Verdict reject(const std::string &limited_by, const std::string &reason, double t, double dt);
    /// After a jump: not more than this step [s].
    void restrict(double step);

    void keep(StepMemory &memory) const;
    void recall(StepMemory &memory);

  private:
    Verdict shorten(const std::string &reason, double t, double dt);
    void set_step(double step);

    TimeSettings settings_;
    double smallest_;
    double largest_;
    double step_;
    double last_ratio_ =
      1.; ///< error ratio of the last accepted step, had it been as long as wanted
    bool just_rejected_ = false;
    std::string limited_by_ = "error";
  };
} // namespace softlattice
