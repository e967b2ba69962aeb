// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/fit_inverse.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// Singular values below this part of the largest one are rounding.
    constexpr double least_singular = 1e-6;
  } // namespace

  FitInverse::FitInverse(const Rows &derivatives, const std::size_t n_unknowns)
    : found_(singular_values(derivatives, n_unknowns))
  {
    const double largest = std::max(found_.values.empty() ? 0. : found_.values.front(), 1e-100);
    for (double &one : found_.values)
      one = std::max(one, least_singular * largest);
  }

  Numbers FitInverse::times(const Numbers &change, const std::size_t begin) const
  {
    Numbers unknowns(found_.right.size(), 0.);
    for (std::size_t i = 0; i < unknowns.size(); ++i)
      {
        double along = 0.;
        for (std::size_t k = 0; k < change.size(); ++k)
          along += found_.left[i][begin + k] * change[k];
        for (std::size_t j = 0; j < unknowns.size(); ++j)
          unknowns[j] += found_.right[i][j] * along / found_.values[i];
      }
    return unknowns;
  }

  Rows FitInverse::covariance() const
  {
    const std::size_t n = found_.right.size();
    Rows matrix(n, Numbers(n, 0.));
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        for (std::size_t k = 0; k < n; ++k)
          matrix[j][k] +=
            found_.right[i][j] * found_.right[i][k] / (found_.values[i] * found_.values[i]);
    return matrix;
  }

  void add_film_spread(const FitProblem &problem,
                       const Numbers &noise,
                       const std::vector<FilmSpread> &films,
                       const FitInverse &inverse,
                       Rows &covariance)
  {
    std::size_t begin = 0;
    for (std::size_t d = 0; d < problem.data.size(); ++d)
      {
        // How values count in the residuals, and how many rows the data set has.
        const std::size_t n = problem.data[d]->times().size();
        Response none{Numbers(n, 0.), Numbers(n, 1.)}, one{Numbers(n, 1.), Numbers(n, 1.)};
        Numbers from, to;
        problem.data[d]->add_informative(none, noise[d], from);
        problem.data[d]->add_informative(one, noise[d], to);
        const Rows &drawn = films[d].deviations;
        if (films[d].films > 0. && drawn.size() > 1 && to.size() == n)
          for (const Numbers &film : drawn)
            {
              Numbers change(n);
              for (std::size_t k = 0; k < n; ++k)
                change[k] = (to[k] - from[k]) * film[k];
              const Numbers moved = inverse.times(change, begin);
              const double weight =
                1. / (films[d].films * (static_cast<double>(drawn.size()) - 1.));
              for (std::size_t i = 0; i < moved.size(); ++i)
                for (std::size_t j = 0; j < moved.size(); ++j)
                  covariance[i][j] += weight * moved[i] * moved[j];
            }
        begin += to.size();
      }
  }
} // namespace softlattice
