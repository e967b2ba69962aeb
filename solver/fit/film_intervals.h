// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/film_places.h"

namespace softlattice
{
  /// Estimates where chance in few films decides.
  struct FilmEstimates
  {
    struct Interval
    {
      double at, low, high; ///< 95 %
    };
    std::vector<Interval> intervals; ///< by unknown
    Rows correlation;
    double effective_places = 0.; ///< that the estimates are made of
    double misfit =
      1.; ///< probability that curves that are drawn fit no better than the measured ones
  };

  /// The weights exp(log L) of places make a distribution of the unknowns, as if their values were equally likely
  /// beforehand and deviations normal. Its quantiles are no more than a rule that makes intervals of data; how
  /// often these cover is found by drawing curves at places as likely as the data have them, and the levels are taken
  /// that cover 95 % (prepivoting, Beran 1987, doi:10.1093/biomka/74.3.457).
  FilmEstimates film_estimates(const FilmPlaces &places, const CurveValues &curves);

  /// exp(log L) of each place, such that they add up to 1.
  Numbers weights_of_places(const Numbers &minus_two_log);

  /// How many places of equal weight say as much as these, of weights that add up to 1 (Kish).
  double effective_number(const Numbers &weights);
} // namespace softlattice
