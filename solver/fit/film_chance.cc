// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/film_chance.h"

#include "solver/fit/film_intervals.h"
#include "solver/fit/unknowns_box.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t coarse_places = 40, fine_places = 120, most_places = 480; // by unknown
    constexpr std::size_t coarse_films = 60, fine_films = 150;
    constexpr double deviations_looked_at = 6.;
    /// -2 log L above its minimum beyond which nothing counts: sqrt(25) is five standard deviations.
    constexpr double reach = 25.;
    constexpr double least_effective = 20.; ///< places that an estimate is made of
    constexpr double near_end = 0.01;       ///< of a range

    /// Those that are likely, and the best ones where these are few.
    Rows likely_places(const FilmPlaces &places, const Numbers &misfits)
    {
      std::vector<std::size_t> order(misfits.size());
      std::iota(order.begin(), order.end(), 0);
      std::sort(order.begin(), order.end(), [&](const std::size_t a, const std::size_t b) {
        return misfits[a] < misfits[b];
      });
      const std::size_t fewest = 4 * places.places().front().size();
      Rows likely;
      for (const std::size_t i : order)
        if (misfits[i] < misfits[order.front()] + reach || likely.size() < fewest)
          likely.push_back(places.places()[i]);
      return likely;
    }

    void estimate_noise(const FitProblem &problem,
                        const FilmPlaces &places,
                        const Numbers &misfits,
                        Numbers &noise)
    {
      const auto best = static_cast<std::size_t>(std::min_element(misfits.begin(), misfits.end()) -
                                                 misfits.begin());
      for (std::size_t d = 0; d < problem.data.size(); ++d)
        if (problem.data[d]->has_unknown_noise())
          noise[d] *= places.noise_factor(d, best);
    }
  } // namespace

  FilmPlaces places_with_chance(const FitProblem &problem,
                                const FilmSpreadModel &spread,
                                const FitStatistics &statistics,
                                FitSolution &solution)
  {
    const std::size_t n = problem.n_unknowns;
    Rows all = places_in(whole_box(n), coarse_places * n);
    for (const Numbers &one :
         places_in(box_of(solution.best.at, statistics.covariance, deviations_looked_at),
                   coarse_places * n))
      all.push_back(one);
    for (const bool is_last : {false, true})
      {
        const FilmPlaces coarse(problem, spread, all, coarse_films, solution.noise);
        const Numbers misfits = coarse.minus_two_log(coarse.measured());
        estimate_noise(problem, coarse, misfits, solution.noise);
        const Rows likely = likely_places(coarse, misfits);
        all = places_in(box_around(likely), (is_last ? fine_places : coarse_places) * n);
      }
    std::size_t wanted = fine_places * n;
    for (;;)
      {
        FilmPlaces fine(problem, spread, all, fine_films, solution.noise);
        const Numbers misfits = fine.minus_two_log(fine.measured());
        wanted *= 2;
        if (effective_number(weights_of_places(misfits)) > least_effective ||
            wanted > most_places * n)
          return fine;
        all = places_in(box_around(likely_places(fine, misfits)), wanted);
      }
  }

  void count_film_chance(const FitProblem &problem,
                         const FilmSpreadModel &spread,
                         FitSolution &solution,
                         FitStatistics &statistics)
  {
    const FilmPlaces places = places_with_chance(problem, spread, statistics, solution);
    const FilmEstimates found = film_estimates(places, places.measured());
    const std::size_t n = problem.n_unknowns;
    for (std::size_t i = 0; i < n; ++i)
      {
        EstimateInterval &one = statistics.intervals[i];
        one = {};
        one.at = solution.best.at[i] = found.intervals[i].at;
        // Places are not at the very ends of the ranges.
        one.low = found.intervals[i].low < near_end ? 0. : found.intervals[i].low;
        one.high = found.intervals[i].high > 1. - near_end ? 1. : found.intervals[i].high;
        one.standard_deviation = (one.high - one.low) / (2. * statistics.quantile);
      }
    statistics.effective_places = found.effective_places;
    statistics.film_misfit = found.misfit;
    statistics.correlation = found.correlation;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        statistics.covariance[i][j] = found.correlation[i][j] *
                                      statistics.intervals[i].standard_deviation *
                                      statistics.intervals[j].standard_deviation;
    solution.best.sum = sum_of_squares(problem.residuals(solution.best.at, solution.noise));
    solution.others.clear();
    solution.has_converged = true;
    statistics.newton_step = 0.;
  }
} // namespace softlattice
