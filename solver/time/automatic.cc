// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/automatic.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    // The explicit method is tried where it promises this part of the work.
    constexpr double promise = 0.7;
    // Costs of single steps scatter: means over about five of them are compared.
    constexpr double margin = 1.1;
    constexpr double memory = 0.8;
    constexpr unsigned int steps_of_a_trial = 8;
    constexpr unsigned int longest_wait = 512;
  } // namespace

  void AutomaticIntegrator::Cost::add(const double work_of_step, const double step)
  {
    work = memory * work + work_of_step;
    time = memory * time + step;
    steps = memory * steps + 1.;
  }

  Trial AutomaticIntegrator::attempt(Problem &problem,
                                     const double t,
                                     const double dt,
                                     const State &u,
                                     State &result)
  {
    const double before = problem.n_applications();
    step_ = dt;
    Trial trial;
    if (explicit_now_)
      {
        trial = explicit_.attempt(problem, t, dt, u, result);
        if (trial.stages > Rkc2::most_stages) // nothing was done
          change_to(false);
      }
    if (!explicit_now_)
      {
        trial = implicit_.attempt(problem, t, dt, u, result);
        // The rates at both ends of a step are the explicit method's, too.
        if (steps_ + 1 >= wait_)
          explicit_work_ = Rkc2::stages_for(dt, problem.spectral_radius(t, u)) + 2.;
      }
    work_ += problem.n_applications() - before;
    return trial;
  }

  void AutomaticIntegrator::accept()
  {
    ++steps_;
    if (explicit_now_)
      {
        explicit_.accept();
        explicit_cost_.add(work_, step_);
        // Either method is of second order, so that the implicit one would take about the same step,
        // unless noise has shortened this one.
        const double implicit_now =
          std::min(implicit_cost_.per_step() / step_, implicit_cost_.per_time());
        if (steps_ >= steps_of_a_trial && explicit_cost_.per_time() > margin * implicit_now)
          {
            change_to(false);
            wait_ = std::min(2 * wait_, longest_wait);
          }
      }
    else
      {
        implicit_.accept();
        implicit_cost_.add(work_, step_);
        if (steps_ >= wait_ && explicit_work_ < Rkc2::most_stages &&
            explicit_work_ < promise * implicit_cost_.per_step())
          change_to(true);
      }
    work_ = 0.;
  }

  void AutomaticIntegrator::restart()
  {
    implicit_.restart();
    explicit_.restart();
  }

  void AutomaticIntegrator::rate_jumps(const State &change)
  {
    implicit_.rate_jumps(change);
    explicit_.rate_jumps(change);
  }

  void AutomaticIntegrator::keep(StepMemory &memory) const
  {
    implicit_.keep(memory);
    explicit_.keep(memory);
    memory.keep("auto/explicit now", explicit_now_ ? 1. : 0.);
    memory.keep("auto/work", work_);
    memory.keep("auto/explicit work", explicit_work_);
    memory.keep("auto/implicit cost", implicit_cost_.numbers());
    memory.keep("auto/explicit cost", explicit_cost_.numbers());
    memory.keep("auto/steps", steps_);
    memory.keep("auto/wait", wait_);
  }

  void AutomaticIntegrator::recall(StepMemory &memory, const Problem &problem)
  {
    implicit_.recall(memory, problem);
    explicit_.recall(memory, problem);
    explicit_now_ = memory.flag("auto/explicit now");
    work_ = memory.number("auto/work");
    explicit_work_ = memory.number("auto/explicit work");
    implicit_cost_.set_numbers(memory.list("auto/implicit cost", 3));
    explicit_cost_.set_numbers(memory.list("auto/explicit cost", 3));
    steps_ = static_cast<unsigned int>(memory.count("auto/steps"));
    wait_ = static_cast<unsigned int>(memory.count("auto/wait"));
  }

  void AutomaticIntegrator::change_to(const bool explicit_method)
  {
    explicit_now_ = explicit_method;
    explicit_cost_ = {};
    steps_ = 0;
    restart();
  }
} // namespace softlattice
