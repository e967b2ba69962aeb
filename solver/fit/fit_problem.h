// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/observations.h"

#include <functional>
#include <memory>
#include <vector>

namespace softlattice
{
  /// Data sets, and a model that says what it expects of each, by unknowns in [0, 1].
  struct FitProblem
  {
    std::vector<std::shared_ptr<const Observations>> data;
    std::function<std::vector<Response>(const Numbers &unknowns)> model;
    std::size_t n_unknowns = 0;
    Numbers start; ///< one that is tried besides others; may be empty
    int starts = 4;
    /// Of differences: rough models need long ones.
    double step = 5e-3;

    Numbers residuals(const Numbers &unknowns, const Numbers &noise) const;
    Numbers informative(const Numbers &unknowns, const Numbers &noise) const;
  };

  struct FitMinimum
  {
    Numbers at;
    double sum = 0.; ///< of the squared residuals, -2 log L up to a constant
  };

  struct FitSolution
  {
    FitMinimum best;
    /// What was found from other starts and is another minimum: above the best by no more than 4, which is
    /// within what the data can tell.
    std::vector<FitMinimum> others;
    Numbers
      noise; ///< standard deviation of each data set that has one of its own, estimated where not given
    bool has_converged = true;
  };

  /// The best fit: a search from the best of a Sobol sequence, then noise and unknowns in turns until the noise is
  /// that of the residuals.
  FitSolution solve(const FitProblem &problem);
  /// The same, near a solution.
  FitSolution solve_near(const FitProblem &problem, const FitSolution &first);
} // namespace softlattice
