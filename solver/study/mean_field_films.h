// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field.h"

#include <vector>

namespace softlattice
{
  /// A film as chance made it.
  struct DrawnFilm
  {
    std::vector<double> lt_fraction; ///< at the times asked for
    std::vector<double> nuclei; ///< born outside of LT and of each other by then, of all bodies
  };

  struct FilmDraws
  {
    std::size_t n = 200; ///< films
    unsigned int seed = 1;
    bool with_nuclei = true;  ///< takes longer
    std::size_t places = 400; ///< of the body at which the LT fraction is counted
  };

  /// Beyond so many nuclei in one body chance is not drawn: the fraction of a film then is within some 1 % of the mean.
  constexpr double most_drawn_nuclei = 4000.;

  /// Films with the nuclei of the problem drawn from its Poisson process, which grow as sharp fronts: what
  /// mean_field() is the mean of. The LT fraction is counted at some places of the body. Of several equal bodies one
  /// is drawn, and its deviation from the mean divided by the root of their number. Empty where there are more than
  /// `most_drawn_nuclei`, or nothing is born.
  std::vector<DrawnFilm> draw_films(const MeanFieldProblem &problem,
                                    const std::vector<double> &times,
                                    const FilmDraws &how);
} // namespace softlattice
