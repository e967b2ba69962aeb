// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/least_squares.h"

#include <functional>
#include <vector>

namespace softlattice
{
  /// How the curves of single films differ from the mean of all, drawn for the films of a data set.
  struct FilmSpread
  {
    Rows deviations;   ///< by film, at the times of the data set; SI
    double films = 0.; ///< that the curve is the mean of; 0: so many that it does not matter
  };

  /// So many films for each data set, drawn at some unknowns: with the same random numbers, so that they change
  /// continuously with them.
  using FilmSpreadModel =
    std::function<std::vector<FilmSpread>(const Numbers &unknowns, std::size_t films)>;
} // namespace softlattice
