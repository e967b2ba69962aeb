// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/sobol_points.h"

#include <boost/random/sobol.hpp>

namespace softlattice
{
  Rows sobol_points(const std::size_t n, const std::size_t n_unknowns)
  {
    boost::random::sobol sequence(n_unknowns);
    Rows points(n, Numbers(n_unknowns));
    const double range = static_cast<double>(boost::random::sobol::max()) + 1.;
    for (Numbers &point : points)
      for (double &one : point)
        one = (static_cast<double>(sequence()) + 0.5) / range;
    return points;
  }
} // namespace softlattice
