// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <functional>
#include <vector>

namespace softlattice
{
  using Numbers = std::vector<double>;
  using Rows = std::vector<Numbers>;

  /// Some numbers that follow from unknowns in [0, 1].
  using FunctionOfUnknowns = std::function<Numbers(const Numbers &unknowns)>;

  double sum_of_squares(const Numbers &values);

  /// The derivatives of a function by differences over `step` on both sides, one-sided at the bounds: a row for
  /// each value, a column for each unknown. The function may be rough on scales well below the step.
  Rows differences(const FunctionOfUnknowns &function, const Numbers &at, double step);

  struct LeastSquaresMinimum
  {
    Numbers at;
    double sum = 0.;           ///< of the squares of the residuals
    bool has_converged = true; ///< false: it was still going down when it had to stop
  };

  /// The minimum of the sum of squares near a start, with all unknowns in [0, 1], without derivatives: POUNDERS
  /// of PETSc's TAO (Wild 2017, doi:10.1137/1.9781611974683.ch40), which makes a quadratic model of each residual
  /// from values nearby and so passes over what is rough. The bounds are kept by u = (1 - cos(pi z))/2 with any z.
  /// PETSc has to be initialised; whatever `residuals` throws is passed on. @throws std::runtime_error if PETSc
  /// fails
  LeastSquaresMinimum least_squares(const FunctionOfUnknowns &residuals, const Numbers &start);
} // namespace softlattice
