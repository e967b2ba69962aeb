// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/film_spread.h"

#include <random>

namespace softlattice
{
  /// The likelihood of a curve of few films with noise, as if it were normal: the synthetic likelihood of Wood
  /// (2010, doi:10.1038/nature09319), mean m and covariance I + C/films with C that of drawn films. All in
  /// units of the noise. C has as few directions as count against the noise.
  class CurveLikelihood
  {
  public:
    CurveLikelihood(Numbers mean, Rows deviations, double films);

    /// -2 log L up to a constant.
    double minus_two_log(const Numbers &data) const;
    /// A curve of so many of the drawn films, with noise.
    Numbers drawn(std::mt19937 &random) const;
    /// By what the noise is to be multiplied to make the data most likely.
    double noise_factor(const Numbers &data) const;

  private:
    /// Squared length of data - mean, and its components in the directions.
    double components(const Numbers &data, Numbers &along) const;

    Numbers mean_;
    Rows deviations_, directions_;
    Numbers variances_; ///< of C/films in the directions
    double films_, log_determinant_ = 0.;
  };
} // namespace softlattice
