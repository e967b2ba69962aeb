// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/analysis/domain_sizes.h"

#include "models/constants.h"

#include <cmath>
#include <limits>

namespace softlattice
{
  DomainSizes domain_sizes(const std::vector<double> &volumes,
                           const double volume_of_body,
                           const int dimension)
  {
    using constants::pi;
    const double none = std::numeric_limits<double>::quiet_NaN();
    if (volumes.empty())
      return {0, none, none, 0.};
    std::vector<double> radii;
    double sum = 0., filled = 0.;
    for (const double volume : volumes)
      {
        radii.push_back(dimension == 2 ? std::sqrt(volume / pi) : std::cbrt(0.75 * volume / pi));
        sum += radii.back();
        filled += volume;
      }
    const double mean = sum / static_cast<double>(radii.size());
    double squares = 0.;
    for (const double radius : radii)
      squares += (radius - mean) * (radius - mean);
    return {static_cast<unsigned int>(radii.size()),
            mean,
            std::sqrt(squares / static_cast<double>(radii.size())),
            filled / volume_of_body};
  }
} // namespace softlattice
