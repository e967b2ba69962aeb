// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// Mean of independent values, with the half width of its 95 % interval by Student's t.
  struct SampleMean
  {
    std::size_t n = 0;
    double mean;               ///< NaN without values
    double standard_deviation; ///< NaN with fewer than two
    double half_width;         ///< the same
  };

  SampleMean mean_of(const std::vector<double> &values);
} // namespace softlattice
