// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/curve_likelihood.h"
#include "solver/fit/fit_problem.h"

#include <random>
#include <vector>

namespace softlattice
{
  /// Values of each curve of a fit, in units of its noise; empty for waiting times.
  using CurveValues = std::vector<Numbers>;

  /// Likelihoods of the data of a fit at some places of the unknowns, with chance in films.
  class FilmPlaces
  {
  public:
    /// So many films are drawn for each data set and place. `noise`: of each data set, as solve() gives it.
    FilmPlaces(const FitProblem &problem,
               const FilmSpreadModel &spread,
               Rows places,
               std::size_t films,
               const Numbers &noise);

    const Rows &places() const { return places_; }
    /// What was measured.
    const CurveValues &measured() const { return measured_; }
    /// -2 log L of curves like the measured ones at each place, up to a constant. Of waiting times it is always
    /// that of the measured ones.
    Numbers minus_two_log(const CurveValues &curves) const;
    /// Curves as chance could make them if a place were the truth.
    CurveValues drawn(std::size_t place, std::mt19937 &random) const;
    /// By what the noise of a data set is to be multiplied if a place is the truth.
    double noise_factor(std::size_t data_set, std::size_t place) const
    {
      return curves_[place][data_set].noise_factor(measured_[data_set]);
    }

  private:
    Rows places_;
    std::vector<std::vector<CurveLikelihood>> curves_; ///< by place and data set
    Numbers waiting_;                                  ///< -2 log L of waiting times, by place
    CurveValues measured_;
  };
} // namespace softlattice
