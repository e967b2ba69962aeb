// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "tests/performance/step_cost.h"

#include <algorithm>
#include <vector>

namespace softlattice::bench
{
  namespace
  {
    constexpr int steps_of_a_block = 8;
    constexpr int most_steps = 60;
    constexpr int longest_warm_up = 25;
    constexpr int remeshes_wanted = 3;
    // Rows that take longer are measured once, and with the remeshes that come by.
    constexpr double short_row = 4.;
    constexpr double long_row = 15.;

    double median(std::vector<double> values)
    {
      if (values.empty())
        return 0.;
      std::sort(values.begin(), values.end());
      const std::size_t n = values.size();
      return 0.5 * (values[(n - 1) / 2] + values[n / 2]);
    }

    /// Until the step grows no more.
    void warm_up(Stepper &stepper)
    {
      double last = 0.;
      for (int i = 0; i < longest_warm_up; ++i)
        {
          const TimedStep step = stepper.advance();
          if (i >= 2 && step.rejected == 0 && step.step < 1.15 * last)
            return;
          last = step.step;
        }
    }

    bool is_enough(const std::vector<TimedStep> &steps, const int remeshes, const bool adaptive)
    {
      double seconds = 0.;
      int plain = 0;
      for (const TimedStep &step : steps)
        {
          seconds += step.seconds + step.remesh_seconds;
          plain += step.after_restart ? 0 : 1;
        }
      if (steps.size() >= most_steps)
        return true;
      if (plain < steps_of_a_block)
        return false;
      if (adaptive && remeshes < (seconds < long_row ? remeshes_wanted : 1))
        return false;
      return plain >= 3 * steps_of_a_block || seconds > short_row;
    }
  } // namespace

  StepCosts measure_steps_of(Stepper &stepper, const bool adaptive)
  {
    warm_up(stepper);
    std::vector<TimedStep> steps;
    int remeshes = 0; // with the step that follows
    do
      {
        steps.push_back(stepper.advance());
        if (steps.size() > 1 && steps[steps.size() - 2].remesh_seconds > 0.)
          ++remeshes;
      }
    // With everything in place on the last mesh, so that its memory can be told.
    while (!is_enough(steps, remeshes, adaptive) || steps.back().remesh_seconds > 0.);

    StepCosts costs;
    costs.steps = static_cast<int>(steps.size());
    costs.remeshes = remeshes;
    double newton = 0., krylov = 0., solves = 0., length = 0., rejected = 0.;
    double stages = 0., work_of_stages = 0., seconds = 0., unknowns = 0.;
    std::vector<double> single, blocks;
    int in_block = 0;
    for (const TimedStep &step : steps)
      {
        newton += step.newton;
        krylov += step.krylov;
        solves += step.linear_solves;
        length += step.step;
        rejected += step.rejected;
        stages += step.stages;
        work_of_stages += step.stages * step.unknowns;
        seconds += step.seconds;
        unknowns += step.unknowns;
        if (step.after_restart)
          continue;
        single.push_back(step.seconds / step.unknowns);
        if (in_block++ == 0)
          blocks.push_back(0.);
        blocks.back() += single.back() / steps_of_a_block;
        in_block %= steps_of_a_block;
      }
    if (in_block > 0) // the rest is no block, unless there is no other
      blocks.pop_back();
    const double per_step = blocks.empty() ? median(single) : median(blocks);
    const double n = costs.steps;
    costs.unknowns = unknowns / n;
    costs.microseconds = 1e6 * per_step;
    costs.microseconds_of_stage = work_of_stages > 0. ? 1e6 * seconds / work_of_stages : 0.;
    costs.newton = newton / n;
    costs.krylov = solves > 0. ? krylov / solves : 0.;
    costs.step = length / n;
    costs.stages = stages / n;
    costs.rejected = rejected / n;

    std::vector<double> whole, mesh;
    for (std::size_t i = 0; i + 1 < steps.size(); ++i)
      if (steps[i].remesh_seconds > 0.)
        {
          const double next = steps[i + 1].unknowns;
          mesh.push_back(steps[i].remesh_seconds / next);
          whole.push_back(mesh.back() + steps[i + 1].seconds / next - per_step);
        }
    if (!whole.empty())
      {
        costs.microseconds_of_remesh = 1e6 * median(whole);
        costs.microseconds_of_new_mesh = 1e6 * median(mesh);
        costs.remesh_over_step = median(whole) / per_step;
      }
    return costs;
  }

  nlohmann::ordered_json to_json(const StepCosts &costs)
  {
    nlohmann::ordered_json row;
    row["unknowns"] = costs.unknowns;
    row["us per unknown and step"] = costs.microseconds;
    row["steps measured"] = costs.steps;
    row["step, s"] = costs.step;
    row["rejected attempts per step"] = costs.rejected;
    if (costs.stages > 0.)
      {
        row["us per unknown and stage"] = costs.microseconds_of_stage;
        row["stages per step"] = costs.stages;
      }
    else
      {
        row["Newton iterations per step"] = costs.newton;
        row["Krylov iterations per linear solve"] = costs.krylov;
      }
    if (costs.remeshes > 0)
      {
        row["remeshes measured"] = costs.remeshes;
        row["us per unknown and remesh"] = costs.microseconds_of_remesh;
        row["us per unknown and remesh, before the next step"] = costs.microseconds_of_new_mesh;
        row["remesh over step"] = costs.remesh_over_step;
      }
    return row;
  }
} // namespace softlattice::bench
