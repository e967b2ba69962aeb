// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A simulation by one step: attempt, judge, remesh, insert nuclei, commit.
#include "solver/base/error.h"
#include "solver/base/time_slack.h"
#include "solver/run/fields_over_step.h"
#include "solver/run/simulation.h"
#include "solver/time/step_end.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <utility>

namespace softlattice
{
  namespace
  {
    // Round-off of the sum over the body, and of solutions that have stopped changing.
    constexpr double rounding_of_energy = 1e-9;
    // While nothing moves, changes of the surroundings are passed over within a day [s] and a thousandth of the run:
    // the rows that are recorded still show how they went.
    constexpr double most_passed = 86400., part_passed = 1e-3;
  } // namespace

  std::string Simulation::broken_energy_law(const double from, const double to)
  {
    next_energy_.reset();
    if (!scenario_->energy_falls(from, to))
      return {};
    if (!energy_)
      energy_ = fields_->measures().free_energy(from, false, fields_->state());
    next_energy_ = fields_->measures().free_energy(to, true, trial_);
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
    try
      {
        adapt_and_seed(result);
      }
    catch (const SolverError &) // on all processes
      {
        take_back();
        throw;
      }
    return result;
  }

  double Simulation::next_step_end(const double latest,
                                   const std::string &latest_is,
                                   std::string &limited_by)
  {
    const double from = time_;
    double wanted = controller_.step(), stretch = controller_.stretch();
    limited_by = controller_.limited_by();
    if (noise_ && noise_->longest_step(from) < wanted)
      {
        wanted = noise_->longest_step(from);
        stretch = stretch_by_rounding;
        limited_by = "noise";
      }
    double stop = latest;
    std::string stop_is = latest_is;
    // A breakpoint must be hit to the last bit; an output that is the same but for rounding need not.
    const double horizon = from + (planned_steps + 1.) * wanted;
    std::vector<double> breakpoints =
      scenario_->breakpoints(from, std::min(horizon, latest + 2. * time_slack(latest)));
    if (!breakpoints.empty() && !noise_ && scenario_->is_at_rest(*fields_))
      {
        // Nuclei are drawn from the integral of their rate over all that happens within a step.
        const double soon = from + std::min(most_passed, part_passed * case_.time.end_time);
        const auto need_not_be_hit = [&](const double t) {
          return t < soon && !scenario_->jumps(t);
        };
        breakpoints.erase(std::remove_if(breakpoints.begin(), breakpoints.end(), need_not_be_hit),
                          breakpoints.end());
      }
    if (!breakpoints.empty())
      {
        stop = breakpoints.front();
        stop_is = "environment";
      }
    double to = step_end(from, wanted, stop, stretch);
    if (to >= stop)
      limited_by = stop_is;
    if (nucleation_)
      {
        const double with_nucleus = nucleation_->step_end(
          from,
          to,
          FieldsOverStep(*fields_, fields_->state(), fields_->state(), from, to));
        if (with_nucleus < to)
          {
            to = with_nucleus;
            limited_by = "nucleus";
          }
      }
    return to;
  }

  StepResult Simulation::step(const double latest, const std::string &latest_is)
  {
    StepResult result;
    const StepController undecided = controller_;
    for (;;)
      {
        const double from = time_;
        const double to = next_step_end(latest, latest_is, result.limited_by);
        const double dt = to - from;
        if (noise_)
          noise_->begin(from, dt, *integrator_);
        Trial trial = integrator_->attempt(problem(), from, dt, fields_->state(), trial_);
        if (trial.solved && !std::isfinite(trial.error_ratio))
          trial.failure = problem().fault();
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
            on_detail("step of " + case_.time.shown(dt) + " at t = " + case_.time.shown(from) +
                      " rejected: " + verdict.reason);
            continue;
          }

        if (nucleation_)
          result.births =
            nucleation_->births(from,
                                to,
                                FieldsOverStep(*fields_, fields_->state(), trial_, from, to));
        if (nucleation_ && nucleation_->any_due(result.births, to))
          {
            // Where nuclei enter, the mesh grows by most and in several passes: if it fails, nothing of this
            // step may stay. A mesh that only follows fields grows little, and to keep the state before it
            // every time would cost half a step: if that fails, the last checkpoint is what there is.
            // With the step that was wanted when this one began.
            const StepController decided = std::exchange(controller_, undecided);
            before_ = committed();
            controller_ = decided;
          }
        add_tallied(trial.tallied);
        accept(to, result);
        result.step = dt;
        travelled_ += dt * scenario_->front_speed(to, *fields_);
        ++steps_since_adapted_;
        return result;
      }
  }

  bool Simulation::adaptation_is_due(const double travelled, const int steps) const
  {
    return travelled > fields_->figures().finest_cell ||
           steps >= case_.discretisation.remesh_interval;
  }

  void Simulation::accept(const double to, StepResult &result)
  {
    is_committed_ = false;
    if (nucleation_)
      result.seeded = nucleation_->advance(result.births, to).due;
    integrator_->accept();
    fields_->state().swap(trial_);
    if (noise_)
      noise_->accept();
    energy_ = next_energy_;
    time_ = to;
    result.time = to;
    if (scenario_->jumps(to))
      {
        integrator_->restart();
        energy_.reset();
      }
  }

  void Simulation::adapt_and_seed(StepResult &result)
  {
    const auto ball_of = [&](const Nucleus &nucleus, const double radius) {
      return Ball{nucleus.place, seed_reach(scenario_->seed_profile().value(), radius)};
    };
    std::vector<Ball> now;
    for (const GrownNucleus &grown : result.seeded)
      now.push_back(ball_of(grown.nucleus, grown.radius));
    const bool needed = !now.empty() && !fields_->is_finest_in(now);
    if (adaptation_is_due(travelled_, steps_since_adapted_) || needed)
      {
        // Nuclei that will come before the next time are prepared for, which saves a remesh each.
        std::vector<Ball> balls = now;
        const double ahead = case_.discretisation.remesh_interval * controller_.step();
        if (nucleation_)
          for (const GrownNucleus &grown : nucleation_->due_before(time_ + ahead))
            balls.push_back(
              ball_of(grown.nucleus,
                      std::max(seed_radius_of(grown.nucleus), grown.nucleus.initial_radius)));
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
        add_tallied(fields_->seed(result.seeded));
        if (const double speed = scenario_->front_speed(time_, *fields_); speed > 0.)
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
        fields_->problem().solve_potentials(time_, fields_->state());
        integrator_->restart();
        energy_.reset();
      }
    before_.reset();
    is_committed_ = true;
  }
} // namespace softlattice
