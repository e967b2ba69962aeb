// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/simulation.h"

#include "solver/app/fields_over_step.h"
#include "solver/base/error.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace softlattice
{
  namespace
  {
    // Round-off of the sum over the body, and of solutions that have stopped changing.
    constexpr double rounding_of_energy = 1e-9;
  } // namespace

  Simulation::Simulation(const Case &what, const MPI_Comm communicator)
    : case_(what)
    , scenario_(Scenario::create(what))
    , fields_(PhaseField::create({what.geometry,
                                  scenario_->equations(),
                                  what.discretisation,
                                  scenario_->interface_width(),
                                  scenario_->field_scale(),
                                  scenario_->seed_profile()},
                                 communicator))
    , noise_(scenario_->thermal_noise(0.) ? std::make_unique<NoisySteps>(*fields_, *scenario_)
                                          : nullptr)
    , nucleation_(scenario_->make_nucleation(*fields_))
    , integrator_(make_integrator(what.time.integrator))
    , controller_(what.time, scenario_->first_step())
  {}

  StepResult Simulation::initialise(const InitialFields &initial)
  {
    fields_->initialise(initial);
    fields_->problem().initialise(trial_);
    if (noise_)
      noise_->reinit();
    integrator_->restart();
    energy_.reset();
    StepResult start;
    if (nucleation_)
      {
        const State &state = fields_->state();
        start.births = nucleation_->births(0., 0., FieldsOverStep(*fields_, state, state, 0., 0.));
        start.seeded = nucleation_->advance(start.births, 0.).due;
        if (!start.seeded.empty())
          adapt_and_seed(start);
      }
    return start;
  }

  StepMemory Simulation::memory() const
  {
    StepMemory memory;
    memory.keep(time_);
    memory.keep(travelled_);
    memory.keep(steps_since_adapted_);
    controller_.keep(memory);
    problem().keep(memory);
    integrator_->keep(memory);
    if (noise_)
      noise_->keep(memory);
    scenario_->keep(memory);
    memory.keep(energy_ ? std::vector<double>{energy_->bulk, energy_->gradient}
                        : std::vector<double>());
    return memory;
  }

  void Simulation::recall(StepMemory memory, const PendingNuclei::State &nuclei)
  {
    fields_->problem().initialise(trial_);
    time_ = memory.next_number();
    travelled_ = memory.next_number();
    steps_since_adapted_ = static_cast<int>(memory.next_number());
    controller_.recall(memory);
    problem().recall(memory);
    integrator_->recall(memory, problem());
    if (noise_)
      noise_->recall(memory);
    scenario_->recall(memory);
    energy_.reset();
    if (const std::vector<double> parts = memory.next_list(); parts.size() == 2)
      energy_ = {parts[0], parts[1]};
    if (nucleation_)
      nucleation_->recall(nuclei, time_);
  }

  Measured Simulation::measure()
  {
    if (!energy_)
      energy_ = fields_->free_energy(time_, false, fields_->state());
    return {*energy_, fields_->ranges()};
  }

  std::string Simulation::broken_energy_law(const double from, const double to)
  {
    next_energy_.reset();
    if (!scenario_->energy_falls(from, to))
      return {};
    if (!energy_)
      energy_ = fields_->free_energy(from, false, fields_->state());
    next_energy_ = fields_->free_energy(to, true, trial_);
    const double before = energy_->total(), after = next_energy_->total();
    if (after <= before + rounding_of_energy * std::abs(before))
      return {};
    std::ostringstream text;
    text << "the free energy would rise from " << before << " to " << after;
    return text.str();
  }

  StepResult Simulation::advance(const double latest, const std::string &latest_is)
  {
    StepResult result = step(latest, latest_is);
    adapt_and_seed(result);
    return result;
  }

  StepResult Simulation::step(const double latest, const std::string &latest_is)
  {
    StepResult result;
    for (;;)
      {
        const double from = time_;
        double to = std::min(from + controller_.step(), latest);
        result.limited_by = to < latest ? controller_.limited_by() : latest_is;
        if (noise_ && from + noise_->longest_step(from) < to)
          {
            to = from + noise_->longest_step(from);
            result.limited_by = "noise";
          }
        const auto breakpoints = scenario_->breakpoints(from, to);
        if (!breakpoints.empty())
          {
            to = breakpoints.front();
            result.limited_by = "environment";
          }
        const double before_nuclei = to;
        if (nucleation_)
          to = nucleation_->step_end(
            from,
            to,
            FieldsOverStep(*fields_, fields_->state(), fields_->state(), from, to));
        if (to < before_nuclei)
          result.limited_by = "nucleus";

        const double dt = to - from;
        if (noise_)
          noise_->begin(from, dt, *integrator_);
        const Trial trial = integrator_->attempt(problem(), from, dt, fields_->state(), trial_);
        result.newton_iterations += trial.newton_iterations;
        result.krylov_iterations += trial.krylov_iterations;
        result.stages += trial.stages;
        const std::string broken_law =
          trial.solved && trial.error_ratio <= 1. ? broken_energy_law(from, to) : std::string();
        const StepController::Verdict verdict =
          broken_law.empty() ? controller_.judge(trial, from, dt)
                             : controller_.reject("energy", broken_law, from, dt);
        if (!verdict.accepted)
          {
            ++result.rejected;
            std::ostringstream text;
            text << "step of " << dt << " s at t = " << from << " s rejected: " << verdict.reason;
            on_detail(text.str());
            continue;
          }

        if (nucleation_)
          {
            result.births =
              nucleation_->births(from,
                                  to,
                                  FieldsOverStep(*fields_, fields_->state(), trial_, from, to));
            result.seeded = nucleation_->advance(result.births, to).due;
          }
        integrator_->accept();
        fields_->state().swap(trial_);
        if (noise_)
          noise_->accept();
        energy_ = next_energy_;
        time_ = to;
        result.time = to;
        result.step = dt;
        travelled_ += dt * scenario_->front_speed(to);
        ++steps_since_adapted_;
        if (scenario_->jumps(to))
          {
            integrator_->restart();
            energy_.reset();
          }
        return result;
      }
  }

  void Simulation::adapt_and_seed(StepResult &result)
  {
    const MeshFigures figures = fields_->figures();
    const bool moved = travelled_ > figures.finest_cell;
    const bool due = steps_since_adapted_ >= case_.discretisation.remesh_interval;

    std::vector<Ball> now;
    for (const GrownNucleus &nucleus : result.seeded)
      now.push_back({nucleus.nucleus.place, fields_->seed_reach(nucleus.radius)});
    const bool needed = !now.empty() && !fields_->is_finest_in(now);
    if (moved || due || needed)
      {
        // Nuclei that will come before the next time are prepared for, which saves a remesh each.
        std::vector<Ball> balls = now;
        const double ahead = case_.discretisation.remesh_interval * controller_.step();
        if (nucleation_)
          for (const GrownNucleus &nucleus : nucleation_->due_before(time_ + ahead))
            balls.push_back(
              {nucleus.nucleus.place,
               fields_->seed_reach(std::max(seed_radius(), nucleus.nucleus.initial_radius))});
        do
          {
            if (!fields_->adapt(balls))
              break;
            result.remeshed = true;
          }
        while (!fields_->is_finest_in(now));
        travelled_ = 0.;
        steps_since_adapted_ = 0;
      }
    if (!result.seeded.empty())
      {
        fields_->seed(result.seeded);
        if (const double speed = scenario_->front_speed(time_); speed > 0.)
          controller_.restrict(0.1 * scenario_->interface_width() / speed);
      }
    if (result.remeshed)
      {
        fields_->problem().initialise(trial_);
        if (noise_)
          noise_->reinit();
      }
    if (result.remeshed || !result.seeded.empty())
      {
        integrator_->restart();
        energy_.reset();
      }
  }
} // namespace softlattice
