// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/film_places.h"
#include "solver/fit/fit_statistics.h"

namespace softlattice
{
  /// The places at which the likelihood of drawn films is worth looking at, near what least squares have found: from
  /// all of the ranges in two steps to where -2 log L is near its minimum. Noise that is to be estimated is made
  /// that which the data have besides chance in films.
  FilmPlaces places_with_chance(const FitProblem &problem,
                                const FilmSpreadModel &spread,
                                const FitStatistics &statistics,
                                FitSolution &solution);

  /// Puts estimates with chance in few films in the place of those of least squares.
  void count_film_chance(const FitProblem &problem,
                         const FilmSpreadModel &spread,
                         FitSolution &solution,
                         FitStatistics &statistics);
} // namespace softlattice
