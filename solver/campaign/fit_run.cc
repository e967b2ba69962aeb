// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/campaign/fit_run.h"

#include "solver/fit/film_chance.h"

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

  void add_statistics(const FitProblem &problem,
                      const TwinModel &twin,
                      const int replicates,
                      FitResult &result)
  {
    const FilmSpreadModel spread = [&](const Numbers &unknowns, const std::size_t films) {
      return twin.film_spread(unknowns, films, replicates);
    };
    result.statistics =
      statistics_of(problem, result.solution, spread(result.solution.best.at, films_drawn));
    if (result.statistics.has_few_films)
      count_film_chance(problem, spread, result.solution, result.statistics);
    result.responses = problem.model(result.solution.best.at);
  }

  FitResult fit_twin(const FitPlan &plan, const TwinModel &twin, const int starts)
  {
    const FitProblem problem = problem_of(plan, twin, starts);
    FitResult result;
    result.model = "mean field";
    result.solution = solve(problem);
    add_statistics(problem, twin, 0, result);
    return result;
  }
} // namespace softlattice
