// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/step_controller.h"

#include "solver/base/error.h"
#include "solver/time/step_end.h"

#include <algorithm>
#include <array>
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
    // Exponents of the last two estimates, times the order.
    constexpr double integral = 0.7, proportional = 0.3;

    /// From a step with this error ratio to the one at which judge() settles where errors go with dt^3.
    double settled_growth(const double ratio)
    {
      return std::pow(safety, 1. / (integral - proportional)) * std::pow(ratio, -1. / order);
    }

    // In a steady state an error of 0.3 of the tolerated one is aimed at (see judge()): a step this much
    // longer has 0.6 of it.
    constexpr double largest_stretch = 1.25;

    /// What may limit a step, as checkpoints count it.
    const std::array<std::string, 5> limits = {{"error", "growth", "maximum", "Newton", "energy"}};
  } // namespace

  StepController::StepController(const TimeSettings &settings, const double first_step)
    : settings_(settings)
    , smallest_(settings.smallest_step)
    , largest_(settings.largest_step)
    , step_(largest_)
  {
    set_step(std::max(first_step, smallest_));
  }

  void StepController::set_step(const double step)
  {
    step_ = std::min(rounded_step(step), largest_);
  }

  double StepController::stretch() const
  {
    return step_ < largest_ && !just_rejected_ ? largest_stretch : stretch_by_rounding;
  }

  StepController::Verdict StepController::judge(const Trial &trial, const double t, const double dt)
  {
    const bool finite = std::isfinite(trial.error_ratio);
    if (trial.solved && finite && trial.error_ratio <= 1.)
      {
        const double ratio = std::max(trial.error_ratio, 1e-6);
        // Proportional-integral control (Gustafsson 1991): the last two estimates damp oscillations.
        double growth =
          safety * std::pow(ratio, -integral / order) * std::pow(last_ratio_, proportional / order);
        growth = std::clamp(growth, smallest_shrinkage, just_rejected_ ? 1. : largest_growth);
        just_rejected_ = false;
        // A step that was cut to hit a time says little about longer ones, but never shortens. What it
        // says is scaled to the wanted step: the tiny error of a part of it is no sign that errors grow.
        const double part = dt / step_;
        if (part >= 1.)
          last_ratio_ = ratio;
        else if (part > 0.5)
          last_ratio_ = std::min(1., ratio * std::pow(part, -order));
        if (part < 1. && growth >= 1.)
          set_step(std::max(step_, dt * std::min(largest_growth, settled_growth(ratio))));
        else
          set_step(dt * growth);
        limited_by_ = trial.error_ratio < 1e-3 && growth > 1. ? "growth" : "error";
        if (step_ >= largest_)
          limited_by_ = "maximum";
        return {true, {}};
      }

    if (!trial.solved)
      return reject("Newton", trial.failure, t, dt);
    limited_by_ = "error";
    if (!finite)
      {
        set_step(smallest_shrinkage * dt);
        return shorten(trial.failure.empty() ? "the solution is not a number" : trial.failure,
                       t,
                       dt);
      }
    set_step(
      dt * std::clamp(safety * std::pow(trial.error_ratio, -1. / order), smallest_shrinkage, 0.9));
    std::ostringstream reason;
    reason << "the error is " << trial.error_ratio << " times the tolerated one";
    return shorten(reason.str(), t, dt);
  }

  StepController::Verdict StepController::reject(const std::string &limited_by,
                                                 const std::string &reason,
                                                 const double t,
                                                 const double dt)
  {
    set_step(shrinkage_after_failure * dt);
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
    memory.keep("step controller/step", step_);
    memory.keep("step controller/last error ratio", last_ratio_);
    memory.keep("step controller/just rejected", just_rejected_ ? 1. : 0.);
    const auto limit = std::find(limits.begin(), limits.end(), limited_by_);
    memory.keep("step controller/limit", static_cast<double>(limit - limits.begin()));
  }

  void StepController::recall(StepMemory &memory)
  {
    // The limits may be others now.
    step_ = std::clamp(memory.number("step controller/step"), smallest_, largest_);
    last_ratio_ = memory.number("step controller/last error ratio");
    just_rejected_ = memory.flag("step controller/just rejected");
    limited_by_ =
      limits[std::min<std::size_t>(memory.count("step controller/limit"), limits.size() - 1)];
  }

  void StepController::restrict(const double step)
  {
    set_step(std::max(std::min(step_, step), smallest_));
    last_ratio_ = 1.;
  }
} // namespace softlattice
