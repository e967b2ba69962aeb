// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/fit_problem.h"

#include "solver/fit/singular_values.h"
#include "solver/study/sobol_points.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t looks_for_each_unknown = 12;
    constexpr int most_rounds = 8;
    /// Minima whose sums differ by less are not told apart by the data: 4 is two standard deviations.
    constexpr double as_good = 4.;
    constexpr double same_place = 0.02;
    constexpr int most_polishing = 3;
    constexpr double last_gain = 1e-3; ///< of a sum

    FitMinimum minimum_from(const FitProblem &problem,
                            const Numbers &start,
                            const Numbers &noise,
                            bool &has_converged)
    {
      const LeastSquaresMinimum found =
        least_squares([&](const Numbers &unknowns) { return problem.residuals(unknowns, noise); },
                      start);
      has_converged = found.has_converged;
      return {found.at, found.sum};
    }

    /// Steps of Gauss and Newton with differences, as long as they lead down: to where the derivatives by which
    /// intervals are computed vanish.
    void polish(const FitProblem &problem, const Numbers &noise, FitMinimum &best)
    {
      const auto residuals = [&](const Numbers &unknowns) {
        return problem.residuals(unknowns, noise);
      };
      for (int i = 0; i < most_polishing; ++i)
        {
          const Numbers step =
            pseudo_solution(differences(residuals, best.at, problem.step), residuals(best.at));
          FitMinimum next = best;
          for (std::size_t j = 0; j < step.size(); ++j)
            next.at[j] = std::clamp(best.at[j] - step[j], 0., 1.);
          next.sum = sum_of_squares(residuals(next.at));
          if (!(next.sum < best.sum))
            return;
          const bool is_over = best.sum - next.sum < last_gain;
          best = next;
          if (is_over)
            return;
        }
    }

    /// Places of the ranges from which it goes down.
    Rows starts_of(const FitProblem &problem, const Numbers &noise)
    {
      std::vector<FitMinimum> places;
      for (const Numbers &point :
           sobol_points(looks_for_each_unknown * problem.n_unknowns, problem.n_unknowns))
        places.push_back({point, sum_of_squares(problem.residuals(point, noise))});
      std::sort(places.begin(), places.end(), [](const auto &a, const auto &b) {
        return a.sum < b.sum;
      });
      Rows starts;
      if (!problem.start.empty())
        starts.push_back(problem.start);
      for (std::size_t i = 0; i < places.size() && i < static_cast<std::size_t>(problem.starts);
           ++i)
        starts.push_back(places[i].at);
      return starts;
    }

    double distance(const Numbers &a, const Numbers &b)
    {
      double largest = 0.;
      for (std::size_t i = 0; i < a.size(); ++i)
        largest = std::max(largest, std::abs(a[i] - b[i]));
      return largest;
    }

    /// By the residuals, of which the unknowns have taken some. Returns the largest relative change.
    double estimate_noise(const FitProblem &problem, FitSolution &solution)
    {
      std::size_t n = 0;
      for (const auto &one : problem.data)
        n += one->size();
      const auto all = static_cast<double>(n), unknowns = static_cast<double>(problem.n_unknowns);
      const double free = all > unknowns ? all / (all - unknowns) : 1.;
      const std::vector<Response> responses = problem.model(solution.best.at);
      double change = 0.;
      for (std::size_t d = 0; d < problem.data.size(); ++d)
        if (problem.data[d]->has_unknown_noise())
          {
            const double noise = std::sqrt(free * problem.data[d]->mean_square(responses[d]));
            change = std::max(change, std::abs(noise - solution.noise[d]) / (noise + 1e-300));
            solution.noise[d] = noise;
          }
      return change;
    }

    void refine(const FitProblem &problem, FitSolution &solution)
    {
      for (int round = 0; round < most_rounds; ++round)
        {
          const double change = estimate_noise(problem, solution);
          if (round > 0 && change < 1e-2)
            return;
          solution.best =
            minimum_from(problem, solution.best.at, solution.noise, solution.has_converged);
          polish(problem, solution.noise, solution.best);
        }
    }
  } // namespace

  Numbers FitProblem::residuals(const Numbers &unknowns, const Numbers &noise) const
  {
    const std::vector<Response> responses = model(unknowns);
    Numbers all;
    for (std::size_t d = 0; d < data.size(); ++d)
      data[d]->add_residuals(responses[d], noise[d], all);
    return all;
  }

  Numbers FitProblem::informative(const Numbers &unknowns, const Numbers &noise) const
  {
    const std::vector<Response> responses = model(unknowns);
    Numbers all;
    for (std::size_t d = 0; d < data.size(); ++d)
      data[d]->add_informative(responses[d], noise[d], all);
    return all;
  }

  FitSolution solve_near(const FitProblem &problem, const FitSolution &first)
  {
    FitSolution solution = first;
    refine(problem, solution);
    return solution;
  }

  FitSolution solve(const FitProblem &problem)
  {
    FitSolution solution;
    for (const auto &one : problem.data)
      solution.noise.push_back(one->first_noise());
    std::vector<FitMinimum> minima;
    for (const Numbers &start : starts_of(problem, solution.noise))
      {
        bool has_converged = true;
        minima.push_back(minimum_from(problem, start, solution.noise, has_converged));
      }
    std::sort(minima.begin(), minima.end(), [](const auto &a, const auto &b) {
      return a.sum < b.sum;
    });
    solution.best = minima.front();
    refine(problem, solution);
    // The others with the noise that is known by now.
    for (const FitMinimum &one : minima)
      {
        const double sum = sum_of_squares(problem.residuals(one.at, solution.noise));
        const auto is_known = [&](const FitMinimum &known) {
          return distance(known.at, one.at) < same_place;
        };
        if (sum < solution.best.sum + as_good && !is_known(solution.best) &&
            std::none_of(solution.others.begin(), solution.others.end(), is_known))
          solution.others.push_back({one.at, sum});
      }
    return solution;
  }
} // namespace softlattice
