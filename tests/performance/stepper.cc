// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/stepper.h"

#include "solver/app/case.h"
#include "solver/time/rkc2.h"
#include "tests/performance/machine.h"

#include <cmath>
#include <limits>

namespace softlattice::bench
{
  namespace
  {
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  }

  Stepper::Stepper(const Case &what, const double first_step, const MPI_Comm communicator)
    : case_(what)
    , communicator_(communicator)
    , scenario_(Scenario::create(what))
    , fields_(PhaseField::create({what.geometry,
                                  scenario_->equations(),
                                  what.discretisation,
                                  scenario_->interface_width(),
                                  scenario_->field_scale(),
                                  scenario_->seed_profile()},
                                 communicator))
    , integrator_(make_integrator(what.time.integrator))
    , controller_(what.time, first_step > 0. ? first_step : scenario_->first_step())
    , energy_(unknown)
    , next_energy_(unknown)
  {}

  void Stepper::initialise(const InitialFields &initial)
  {
    fields_->initialise(initial);
    fields_->problem().initialise(trial_);
  }

  bool Stepper::energy_rises(const double to)
  {
    if (!scenario_->energy_falls(time_, to))
      return false;
    if (std::isnan(energy_))
      energy_ = fields_->free_energy(time_, fields_->state());
    next_energy_ = fields_->free_energy(to, trial_);
    return !(next_energy_ <= energy_ + 1e-9 * std::abs(energy_));
  }

  TimedStep Stepper::advance()
  {
    TimedStep result;
    result.after_restart = restarted_;
    result.unknowns = n_unknowns();
    Problem &problem = fields_->problem();
    const bool is_explicit = integrator_->name() == "RKC2";
    for (;;)
      {
        const double dt = controller_.step(), to = time_ + dt;
        if (is_explicit)
          result.stages += Rkc2::stages_for(dt, problem.spectral_radius(time_, fields_->state()));
        const Stopwatch watch(communicator_);
        Trial trial = integrator_->attempt(problem, time_, dt, fields_->state(), trial_);
        result.newton += trial.newton_iterations;
        result.krylov += trial.krylov_iterations;
        if (!is_explicit)
          result.linear_solves += trial.newton_iterations + (trial.solved ? 1 : 0);
        if (trial.solved && trial.error_ratio <= 1. && energy_rises(to))
          trial.solved = false;
        const bool accepted = controller_.judge(trial, time_, dt).accepted;
        if (accepted)
          {
            integrator_->accept();
            fields_->state().swap(trial_);
            energy_ = next_energy_;
            time_ = to;
            result.step = dt;
          }
        result.seconds += watch.seconds();
        if (accepted)
          break;
        ++result.rejected;
      }
    restarted_ = false;
    adapt(result);
    return result;
  }

  void Stepper::adapt(TimedStep &result)
  {
    travelled_ += result.step * scenario_->front_speed(time_);
    ++steps_since_adapted_;
    if (travelled_ <= 0.5 * fields_->figures().finest_cell &&
        steps_since_adapted_ < case_.discretisation.remesh_interval)
      return;
    travelled_ = 0.;
    steps_since_adapted_ = 0;
    const Stopwatch watch(communicator_);
    if (!fields_->adapt({}))
      {
        result.seconds += watch.seconds();
        return;
      }
    fields_->problem().initialise(trial_);
    integrator_->restart();
    energy_ = unknown;
    restarted_ = true;
    result.remesh_seconds = watch.seconds();
  }
} // namespace softlattice::bench
