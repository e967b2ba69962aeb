// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/sobol_points.h"

#include <boost/random/sobol.hpp>

namespace softlattice
{
  std::vector<std::vector<double>> sobol_points(const std::size_t n, const std::size_t n_dimensions)
  {
    std::vector<std::vector<double>> points(n, std::vector<double>(n_dimensions));
    if (n_dimensions == 0)
      return points;
    boost::random::sobol sequence(n_dimensions);
    const double scale = 1. / (static_cast<double>(boost::random::sobol::max()) + 1.);
    for (std::vector<double> &point : points)
      for (double &part : point)
        part = static_cast<double>(sequence()) * scale;
    return points;
  }
} // namespace softlattice
