// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/unknowns_box.h"

#include "solver/fit/singular_values.h"
#include "solver/study/sobol_points.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t most_tries = 16;
    constexpr double thinnest = 1e-6; ///< half of an axis, of the ranges
  }                                   // namespace

  UnknownsBox whole_box(const std::size_t n_unknowns)
  {
    UnknownsBox box{Numbers(n_unknowns, 0.),
                    Rows(n_unknowns, Numbers(n_unknowns, 0.)),
                    Numbers(n_unknowns, 0.),
                    Numbers(n_unknowns, 1.)};
    for (std::size_t i = 0; i < n_unknowns; ++i)
      box.axes[i][i] = 1.;
    return box;
  }

  UnknownsBox box_of(const Numbers &centre, const Rows &covariance, const double deviations)
  {
    const SingularValues parts = singular_values(covariance, centre.size());
    UnknownsBox box{centre, parts.right, {}, {}};
    for (const double variance : parts.values)
      {
        // Beyond the diagonal there is nothing.
        const double half =
          std::clamp(deviations * std::sqrt(variance), thinnest, std::sqrt(double(centre.size())));
        box.low.push_back(-half);
        box.high.push_back(half);
      }
    return box;
  }

  UnknownsBox box_around(const Rows &places)
  {
    const std::size_t n = places.front().size();
    Numbers mean(n, 0.);
    for (const Numbers &one : places)
      for (std::size_t i = 0; i < n; ++i)
        mean[i] += one[i] / static_cast<double>(places.size());
    Rows centred = places;
    for (Numbers &one : centred)
      for (std::size_t i = 0; i < n; ++i)
        one[i] -= mean[i];
    const SingularValues parts = singular_values(centred, n);
    UnknownsBox box{mean, parts.right, {}, {}};
    const double spacing =
      1. / std::max(1., std::pow(static_cast<double>(places.size()), 1. / double(n)));
    for (const Numbers &axis : box.axes)
      {
        double low = 0., high = 0.;
        for (const Numbers &one : centred)
          {
            double along = 0.;
            for (std::size_t i = 0; i < n; ++i)
              along += axis[i] * one[i];
            low = std::min(low, along);
            high = std::max(high, along);
          }
        const double margin = std::max(thinnest, spacing * (high - low));
        box.low.push_back(low - margin);
        box.high.push_back(high + margin);
      }
    return box;
  }

  Rows places_in(const UnknownsBox &box, const std::size_t n)
  {
    const std::size_t n_unknowns = box.centre.size();
    Rows places;
    for (const Numbers &part : sobol_points(most_tries * n, n_unknowns))
      {
        Numbers place = box.centre;
        for (std::size_t j = 0; j < n_unknowns; ++j)
          for (std::size_t i = 0; i < n_unknowns; ++i)
            place[i] += box.axes[j][i] * (box.low[j] + part[j] * (box.high[j] - box.low[j]));
        if (std::all_of(place.begin(), place.end(), [](double x) { return x >= 0. && x <= 1.; }))
          places.push_back(place);
        if (places.size() == n)
          break;
      }
    return places;
  }
} // namespace softlattice
