// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/simulation.h"

#include "solver/base/error.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace softlattice
{
  namespace
  {
    /// Does the environment jump at t?
    bool jumps(const Environment &environment, const double t)
    {
      const Conditions before = environment.before(t), after = environment.at(t);
      return before.temperature != after.temperature ||
             before.relative_humidity != after.relative_humidity;
    }
  } // namespace

  Simulation::Simulation(const Case &what, const MPI_Comm communicator)
    : case_(what)
    , fields_(PhaseField::create({what.geometry,
                                  what.models,
                                  what.discretisation,
                                  what.time.relative_tolerance,
                                  what.time.absolute_tolerance},
                                 communicator))
    , integrator_(make_integrator(what.time.integrator))
    , controller_(what.time, first_step())
  {
    NucleationProcess::SiteFactor factor{[](const auto &) { return 1.; }, 1.};
    if (what.geometry.kind == "polycrystal")
      {
        const auto size = box_size(what.geometry);
        grains_ = std::make_unique<GrainMap>(what.geometry.grains, size[0], size[1]);
        factor.at = [this](const auto &place) {
          return grains_->nucleation_factor(place[0], place[1]);
        };
        factor.largest = std::max(1., what.geometry.grains.boundary_nucleation_factor);
      }
    const PhaseFieldCoefficients &coefficients = what.models.coefficients();
    // Where LT is most stable; there are no nuclei where it is not.
    const double driving_force =
      what.models.transition().driving_force(what.models.environment().temperature_range().first);
    const double critical_radius =
      driving_force < 0.
        ? coefficients.numerical_critical_radius(driving_force, dimension(what.geometry))
        : 0.;
    nucleation_ = std::make_unique<NucleationProcess>(
      what.nucleation,
      what.models,
      fields_->sites(),
      factor,
      what.nucleation.seed_radius_for(coefficients.interface_width, critical_radius));
    for (const Nucleus &nucleus : nucleation_->prescribed().all())
      if (!fields_->contains(nucleus.place))
        {
          std::ostringstream text;
          text << what.nucleation.prescribed_nuclei.path
               << ": the nucleus at x = " << nucleus.place[0] << " m, y = " << nucleus.place[1]
               << " m, z = " << nucleus.place[2]
               << " m lies outside of the body; check the unit in the header";
          throw InputError(text.str());
        }
  }

  double Simulation::first_step() const
  {
    // A small part of the time in which a front crosses itself; the error control takes over.
    const double velocity =
      std::abs(case_.models.front_velocity(case_.models.environment().at(0.)));
    const double crossing = case_.models.coefficients().interface_width / velocity;
    return std::min(0.02 * (std::isfinite(crossing) ? crossing : case_.time.end_time),
                    0.01 * case_.time.end_time);
  }

  void Simulation::initialise()
  {
    fields_->initialise(case_.initial_state);
    fields_->problem().initialise(trial_);
  }

  TransformedAt Simulation::transformed(const State &begin,
                                        const State &end,
                                        const double from,
                                        const double to) const
  {
    return [this, &begin, &end, from, to](const std::vector<Candidate> &candidates) {
      std::vector<SitePoint> points;
      for (const Candidate &candidate : candidates)
        points.push_back(candidate.point);
      const std::vector<double> first = fields_->values_at(begin, points);
      const std::vector<double> last = &begin == &end ? first : fields_->values_at(end, points);
      std::vector<char> inside(points.size());
      for (std::size_t i = 0; i < points.size(); ++i)
        {
          const double part = std::clamp((candidates[i].time - from) / (to - from), 0., 1.);
          inside[i] = (1. - part) * first[i] + part * last[i] >= 0.5;
        }
      return inside;
    };
  }

  StepResult Simulation::advance(const double latest, const std::string &latest_is)
  {
    const Environment &environment = case_.models.environment();
    StepResult result;
    for (;;)
      {
        const double from = time_;
        double to = std::min(from + controller_.step(), latest);
        result.limited_by = to < latest ? controller_.limited_by() : latest_is;
        const auto breakpoints = environment.breakpoints(from, to);
        if (!breakpoints.empty())
          {
            to = breakpoints.front();
            result.limited_by = "environment";
          }
        const double before_nuclei = to;
        to = nucleation_->step_end(from,
                                   to,
                                   transformed(fields_->state(), fields_->state(), from, to));
        if (to < before_nuclei)
          result.limited_by = "nucleus";

        const double dt = to - from;
        const Trial trial =
          integrator_->attempt(fields_->problem(), from, dt, fields_->state(), trial_);
        result.newton_iterations += trial.newton_iterations;
        result.krylov_iterations += trial.krylov_iterations;
        const StepController::Verdict verdict = controller_.judge(trial, from, dt);
        if (!verdict.accepted)
          {
            std::ostringstream text;
            text << "step of " << dt << " s at t = " << from << " s rejected: " << verdict.reason;
            on_detail(text.str());
            continue;
          }

        result.births =
          nucleation_->births(from, to, transformed(fields_->state(), trial_, from, to));
        result.seeded = nucleation_->advance(result.births, to).due;
        integrator_->accept();
        fields_->state().swap(trial_);
        time_ = to;
        result.time = to;
        result.step = dt;
        travelled_ += dt * std::abs(case_.models.front_velocity(environment.before(to)));
        ++steps_since_adapted_;
        if (jumps(environment, to))
          integrator_->restart();
        adapt_and_seed(result);
        return result;
      }
  }

  void Simulation::adapt_and_seed(StepResult &result)
  {
    const MeshFigures figures = fields_->figures();
    const bool moved = travelled_ > 0.5 * figures.finest_cell;
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
        for (const GrownNucleus &nucleus : nucleation_->due_before(time_ + ahead))
          balls.push_back({nucleus.nucleus.place, fields_->seed_reach(nucleation_->seed_radius())});
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
        controller_.restrict(
          0.1 * case_.models.coefficients().interface_width /
          std::max(std::abs(case_.models.front_velocity(case_.models.environment().at(time_))),
                   1e-300));
      }
    if (result.remeshed)
      fields_->problem().initialise(trial_);
    if (result.remeshed || !result.seeded.empty())
      integrator_->restart();
  }
} // namespace softlattice
