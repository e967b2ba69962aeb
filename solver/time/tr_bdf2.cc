// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/tr_bdf2.h"

#include "solver/time/linear_combination.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    const double gamma = 2. - std::sqrt(2.);
    const double diagonal = 1. - std::sqrt(0.5); // of both methods: gamma / 2
    // An error of a stage below this part of the tolerated error of the step does not disturb it.
    constexpr double stage_tolerance = 0.05;

    // rate = (u - known) / weight: what the stage has solved, and free of interpolation noise.
    void stage_rate(State &rate, const State &u, const State &known, const double weight)
    {
      combine(rate, {{1. / weight, u}, {-1. / weight, known}});
    }

    /// sum of weights times numbers, all lists alike long
    std::vector<double> summed(const double of_a,
                               const std::vector<double> &a,
                               const double of_b,
                               const std::vector<double> &b)
    {
      std::vector<double> sum(a.size());
      for (std::size_t k = 0; k < sum.size(); ++k)
        sum[k] = of_a * a[k] + of_b * b[k];
      return sum;
    }

    // In a StepMemory.
    constexpr const char *rate_of_tr_bdf2 = "TR-BDF2/rate at the beginning";
    constexpr const char *bend_of_tr_bdf2 = "TR-BDF2/change of the rate";
    constexpr const char *tallied_of_tr_bdf2 = "TR-BDF2/rates of tallies";
  } // namespace

  bool TrBdf2::add(Trial &trial, const StageReport &report, std::vector<double> &tallied)
  {
    tallied = report.tallied;
    trial.newton_iterations += report.newton_iterations;
    trial.krylov_iterations += report.krylov_iterations;
    trial.solved = report.converged;
    trial.failure = report.failure;
    return report.converged;
  }

  Trial TrBdf2::attempt(Problem &problem,
                        const double t,
                        const double dt,
                        const State &u,
                        State &result)
  {
    problem.begin_step(t, u);
    if (!has_rate_)
      allocate(problem);
    return has_rate_ ? tr_bdf2(problem, t, dt, u, result) : sdirk2(problem, t, dt, u, result);
  }

  Trial TrBdf2::tr_bdf2(Problem &problem,
                        const double t,
                        const double dt,
                        const State &u,
                        State &result)
  {
    Trial trial;
    const double weight = diagonal * dt;

    combine(known_, {{1., u}, {weight, rate_begin_}});
    problem.limit(known_);
    const bool extrapolates = problem.rates_predict();
    const double first = gamma * dt;
    combine(middle_,
            {{1., u},
             {extrapolates ? first : 0., rate_begin_},
             {extrapolates ? 0.5 * first * first : 0., bend_}});
    if (!add(trial,
             problem.solve_stage(t + gamma * dt, weight, known_, stage_tolerance, middle_),
             tallied_middle_))
      return trial;
    stage_rate(rate_middle_, middle_, known_, weight);

    const double of_middle = 1. / (gamma * (2. - gamma));
    combine(known_, {{of_middle, middle_}, {1. - of_middle, u}});
    problem.limit(known_);
    // Predictor: the parabola through u with the two rates.
    const double rest = (1. - gamma) * dt;
    const double bend = 0.5 * (1. - gamma) / gamma;
    combine(result,
            {{1., middle_},
             {extrapolates ? rest * (1. + bend) : 0., rate_middle_},
             {extrapolates ? -rest * bend : 0., rate_begin_}});
    if (!add(trial,
             problem.solve_stage(t + dt, weight, known_, stage_tolerance, result),
             tallied_end_))
      return trial;
    stage_rate(rate_end_, result, known_, weight);

    const double k = (-3. * gamma * gamma + 4. * gamma - 2.) / (12. * (2. - gamma));
    combine(known_,
            {{2. * k * dt / gamma, rate_begin_},
             {-2. * k * dt / (gamma * (1. - gamma)), rate_middle_},
             {2. * k * dt / (1. - gamma), rate_end_}});
    trial.krylov_iterations += problem.filter(known_);
    trial.error_ratio = problem.error_ratio(known_, result);
    between_stages_ = rest;
    // As `result` is made: u + of_middle weight (first rate + second one) + weight (last one).
    if (!tallied_end_.empty())
      trial.tallied = summed(of_middle * weight,
                             summed(1., tallied_begin_, 1., tallied_middle_),
                             weight,
                             tallied_end_);
    return trial;
  }

  Trial TrBdf2::sdirk2(Problem &problem,
                       const double t,
                       const double dt,
                       const State &u,
                       State &result)
  {
    Trial trial;
    const double weight = diagonal * dt;

    combine(middle_, {{1., u}});
    if (!add(trial,
             problem.solve_stage(t + weight, weight, u, stage_tolerance, middle_),
             tallied_middle_))
      return trial;
    stage_rate(rate_middle_, middle_, u, weight);

    combine(known_, {{1., u}, {(1. - diagonal) * dt, rate_middle_}});
    problem.limit(known_);
    if (problem.rates_predict())
      combine(result, {{1., known_}, {weight, rate_middle_}});
    else
      combine(result, {{1., middle_}});
    if (!add(trial,
             problem.solve_stage(t + dt, weight, known_, stage_tolerance, result),
             tallied_end_))
      return trial;
    stage_rate(rate_end_, result, known_, weight);

    // Against the third-order quadrature on the nodes 0, d, 1. The rate at the beginning is an
    // explicit one: the filter takes away what is noise in it.
    const double d = diagonal;
    problem.rate(t, AtJump::after, u, rate_begin_);
    const double of_begin = (3. * d - 1.) / (6. * d);
    const double of_middle = 1. / (6. * d * (1. - d));
    const double of_end = (2. - 3. * d) / (6. * (1. - d));
    combine(known_,
            {{dt * of_begin, rate_begin_},
             {dt * (of_middle - (1. - d)), rate_middle_},
             {dt * (of_end - d), rate_end_}});
    trial.krylov_iterations += problem.filter(known_);
    trial.error_ratio = problem.error_ratio(known_, result);
    between_stages_ = (1. - d) * dt;
    if (!tallied_end_.empty())
      trial.tallied = summed((1. - d) * dt, tallied_middle_, weight, tallied_end_);
    return trial;
  }

  void TrBdf2::accept()
  {
    combine(bend_, {{1. / between_stages_, rate_end_}, {-1. / between_stages_, rate_middle_}});
    rate_begin_.swap(rate_end_);
    tallied_begin_ = tallied_end_;
    has_rate_ = true;
  }

  void TrBdf2::allocate(const Problem &problem)
  {
    for (State *state : {&rate_begin_, &bend_, &rate_middle_, &rate_end_, &known_, &middle_})
      problem.initialise(*state);
  }

  void TrBdf2::keep(StepMemory &memory) const
  {
    if (!has_rate_)
      return;
    memory.keep(rate_of_tr_bdf2, rate_begin_);
    memory.keep(bend_of_tr_bdf2, bend_);
    if (!tallied_begin_.empty())
      memory.keep(tallied_of_tr_bdf2, tallied_begin_);
  }

  void TrBdf2::recall(StepMemory &memory, const Problem &problem)
  {
    has_rate_ = memory.has_state(rate_of_tr_bdf2);
    if (!has_rate_)
      return;
    allocate(problem);
    rate_begin_ = memory.state(rate_of_tr_bdf2);
    if (memory.has_state(bend_of_tr_bdf2)) // checkpoints of earlier versions have none
      bend_ = memory.state(bend_of_tr_bdf2);
    tallied_begin_.clear();
    if (memory.numbers().count(tallied_of_tr_bdf2) > 0)
      tallied_begin_ = memory.list(tallied_of_tr_bdf2);
  }

  void TrBdf2::rate_jumps(const State &change)
  {
    if (has_rate_)
      combine(rate_begin_, {{1., rate_begin_}, {1., change}});
  }
} // namespace softlattice
