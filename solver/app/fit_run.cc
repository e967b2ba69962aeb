// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/fit_run.h"

namespace softlattice
{
  FitProblem problem_of(const FitPlan &plan, const TwinModel &twin, const int starts)
  {
    FitProblem problem;
    for (const FitDataSet &one : plan.data)
      problem.data.push_back(one.observations);
    problem.model = [&twin](const Numbers &unknowns) { return twin(unknowns); };
    problem.n_unknowns = plan.ranges.size();
    problem.start = plan.start;
    problem.starts = starts;
    problem.step = fit_step;
    return problem;
  }

  FitResult fit_twin(const FitPlan &plan, const TwinModel &twin, const int starts)
  {
    const FitProblem problem = problem_of(plan, twin, starts);
    FitResult result;
    result.model = "mean field";
    result.solution = solve(problem);
    const Numbers &at = result.solution.best.at;
    result.statistics = statistics_of(problem, result.solution, twin.film_spread(at));
    result.responses = problem.model(at);
    return result;
  }
} // namespace softlattice
