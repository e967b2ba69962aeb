// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/film_spread.h"
#include "solver/fit/fit_problem.h"
#include "solver/fit/singular_values.h"

namespace softlattice
{
  /// What follows from data by derivatives: the pseudo-inverse of J.
  class FitInverse
  {
  public:
    FitInverse(const Rows &derivatives, std::size_t n_unknowns);

    /// Change of the unknowns for a change of the data from row `begin` on.
    Numbers times(const Numbers &change, std::size_t begin = 0) const;
    /// (J^T J)^-1
    Rows covariance() const;

  private:
    SingularValues found_;
  };

  /// Adds to a covariance of the unknowns what chance in the films of the data sets makes of the estimates, linear
  /// in their deviations.
  void add_film_spread(const FitProblem &problem,
                       const Numbers &noise,
                       const std::vector<FilmSpread> &films,
                       const FitInverse &inverse,
                       Rows &covariance);
} // namespace softlattice
