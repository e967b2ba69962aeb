// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/film_spread.h"
#include "solver/fit/fit_problem.h"

#include <optional>
#include <vector>

namespace softlattice
{
  struct EstimateInterval
  {
    enum class Bound
    {
      none,
      lower,
      upper
    };
    double at = 0.;
    /// Of the estimate, in the ranges from 0 to 1; not a number at a bound.
    double standard_deviation = 0.;
    double low = 0., high = 1.; ///< 95 %, by the profile likelihood; at a bound 95 % to one side
    Bound at_bound = Bound::none;
  };

  /// A combination of unknowns, and how well it is known.
  struct FitDirection
  {
    Numbers along;             ///< unit vector in the unknowns
    double standard_deviation; ///< along it, in the ranges from 0 to 1
    bool is_known = true;
  };

  struct FitStatistics
  {
    std::vector<EstimateInterval> intervals;
    Rows covariance;                      ///< of the unknowns; those at a bound have zeros
    Rows correlation;                     ///< 0 where one is at a bound
    std::vector<FitDirection> directions; ///< best known first
    double quantile =
      1.96; ///< of the 95 % intervals: normal, or Student's t with an estimated noise
    /// To the minimum by the last derivatives, of each unknown in standard deviations, the largest.
    double newton_step = 0.;
    double film_part =
      0.; ///< of the largest relative variance that is due to single films, 0 ... 1
    std::size_t n_data = 0;
    /// Whether a curve is of so few films that these are not the mean of all: then the intervals here are those of
    /// derivatives and no more than a start.
    bool has_few_films = false;
    /// Of places that the likelihood of drawn films was made of; 0: least squares.
    double effective_places = 0.;
    double film_misfit =
      1.; ///< probability that films of the model fit no better than the measured ones

    bool is_identified() const;
    /// The half width of the 95 % interval of something with this gradient in the unknowns.
    double half_width(const Numbers &gradient) const;
  };

  /// A combination that is known worse than by its range alone, over which an even distribution has the standard
  /// deviation 1/sqrt(12), is not known.
  constexpr double unknown_from = 0.2886751345948129;

  /// Covariances are linear in the unknowns around the solution. With G = (J^T J)^-1 J^T of the weighted data, the covariance is
  /// (J^T J)^-1 plus, for data of single films with the covariance C, G C G^T: what the estimate makes of it.
  FitStatistics statistics_of(const FitProblem &problem,
                              const FitSolution &solution,
                              const std::vector<FilmSpread> &films);
} // namespace softlattice
