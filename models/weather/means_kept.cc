// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/weather/means_kept.h"

#include <algorithm>
#include <cstddef>

namespace softlattice
{
  std::vector<double> curve_with_means(const std::vector<double> &means, const bool repeated)
  {
    const std::size_t n = means.size();
    // No more than twice the lesser mean, so that no middle is below 0.
    const auto between = [](const double a, const double b) {
      return std::min(0.5 * (a + b), 2. * std::min(a, b));
    };
    std::vector<double> values(2 * n + 1);
    for (std::size_t i = 0; i <= n; ++i)
      {
        const double before = i > 0 ? means[i - 1] : (repeated ? means[n - 1] : means[0]);
        const double after = i < n ? means[i] : (repeated ? means[0] : means[n - 1]);
        values[2 * i] = between(before, after);
      }
    for (std::size_t i = 0; i < n; ++i)
      values[2 * i + 1] = 2. * means[i] - 0.5 * (values[2 * i] + values[2 * i + 2]);
    return values;
  }
} // namespace softlattice
