// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/step_controller.h"

#include "solver/base/error.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace softlattice
{
  namespace
  {
    constexpr double safety = 0.85;
    constexpr double largest_growth = 4.;
    constexpr double smallest_shrinkage = 0.2;
    constexpr double shrinkage_after_failure = 0.4;
    // The estimate of a second-order method goes with dt^3.
    constexpr double order = 3.;
  } // namespace

  StepController::StepController(const TimeSettings &settings, const double first_step)
    : settings_(settings)
    , smallest_(settings.smallest_step)
    , largest_(settings.largest_step)
    , step_(std::clamp(first_step, smallest_, largest_))
  {}

  StepController::Verdict StepController::judge(const Trial &trial, const double t, const double dt)
  {
    const bool finite = std::isfinite(trial.error_ratio);
    if (trial.solved && finite && trial.error_ratio <= 1.)
      {
        const double ratio = std::max(trial.error_ratio, 1e-6);
        // Proportional-integral control (Gustafsson 1991): the last two estimates damp oscillations.
        double growth = safety * std::pow(ratio, -0.7 / order) * std::pow(last_ratio_, 0.3 / order);
        growth = std::clamp(growth, smallest_shrinkage, just_rejected_ ? 1. : largest_growth);
        last_ratio_ = ratio;
        just_rejected_ = false;
        // A step that was cut to hit a time says little about longer ones, but never shortens.
        step_ = dt < step_ && growth >= 1. ? std::max(step_, dt * growth) : dt * growth;
        limited_by_ = trial.error_ratio < 1e-3 && growth > 1. ? "growth" : "error";
        if (step_ >= largest_)
          {
            step_ = largest_;
            limited_by_ = "maximum";
          }
        return {true, {}};
      }

    if (!trial.solved)
      return reject("Newton", trial.failure, t, dt);
    limited_by_ = "error";
    if (!finite)
      {
        step_ = smallest_shrinkage * dt;
        return shorten("the solution is not a number", t, dt);
      }
    step_ =
      dt * std::clamp(safety * std::pow(trial.error_ratio, -1. / order), smallest_shrinkage, 0.9);
    std::ostringstream reason;
    reason << "the error is " << trial.error_ratio << " times the tolerated one";
    return shorten(reason.str(), t, dt);
  }

  StepController::Verdict StepController::reject(const std::string &limited_by,
                                                 const std::string &reason,
                                                 const double t,
                                                 const double dt)
  {
    step_ = shrinkage_after_failure * dt;
    limited_by_ = limited_by;
    return shorten(reason, t, dt);
  }

  StepController::Verdict StepController::shorten(const std::string &reason,
                                                  const double t,
                                                  const double dt)
  {
    just_rejected_ = true;
    if (step_ < smallest_)
      {
        throw SolverError("no step is short enough at t = " + settings_.shown(t) + ": a step of " +
                          settings_.shown(dt) + " failed because " + reason +
                          ", and the smallest step is " + settings_.shown(smallest_));
      }
    return {false, reason};
  }

  void StepController::keep(StepMemory &memory) const
  {
    memory.keep(step_);
    memory.keep(last_ratio_);
    memory.keep(just_rejected_ ? 1. : 0.);
  }

  void StepController::recall(StepMemory &memory)
  {
    // The limits may be others now.
    step_ = std::clamp(memory.next_number(), smallest_, largest_);
    last_ratio_ = memory.next_number();
    just_rejected_ = memory.next_number() != 0.;
  }

  void StepController::restrict(const double step)
  {
    step_ = std::clamp(std::min(step_, step), smallest_, largest_);
    last_ratio_ = 1.;
  }
} // namespace softlattice
