// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fields/phase_field.h"
#include "solver/parts/scenario.h"
#include "solver/time/noisy_problem.h"

#include <cstdint>
#include <optional>

namespace softlattice
{
  /// Thermal noise of a simulation whose scenario asks for it: which draw belongs to which attempt, and
  /// how long steps may be. The increment is a function of the seed, the number of the step and its
  /// length, so that a rejected step draws nothing anew and an attempt of half the length gets the same
  /// numbers at 1/sqrt(2) of the strength.
  class NoisySteps
  {
  public:
    /// The references must stay valid.
    NoisySteps(PhaseField &fields, const Scenario &scenario)
      : fields_(fields)
      , scenario_(scenario)
      , problem_(fields.problem())
    {}

    /// To be given to the integrator instead of the problem of the fields.
    Problem &problem() { return problem_; }
    const Problem &problem() const { return problem_; }
    /// After a new state on a new mesh; the integrator must be restarted.
    void reinit();
    /// Steps from t [s] that are longer do not follow the fluctuations that the case asks for [s].
    double longest_step(double t);
    /// Draws for an attempt from t with the length dt [s].
    void begin(double t, double dt, Integrator &integrator);
    /// The attempt has become a step.
    void accept();

    void keep(StepMemory &memory) const { memory.keep("noise/step", static_cast<double>(step_)); }
    void recall(StepMemory &memory)
    {
      step_ = memory.count("noise/step");
      longest_.reset();
    }

  private:
    PhaseField &fields_;
    const Scenario &scenario_;
    NoisyProblem problem_;
    std::uint64_t step_ = 0;
    std::optional<double> longest_; ///< from the present state, once it has been asked for
  };
} // namespace softlattice
