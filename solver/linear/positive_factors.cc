// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/linear/positive_factors.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// Of 1 + p x + q x^2.
    std::vector<double> factors_of_square(const double p, const double q)
    {
      const double discriminant = p * p - 4. * q;
      if (discriminant < 0.)
        return {std::sqrt(q), std::sqrt(q)};
      const double large = 0.5 * (p + std::sqrt(discriminant));
      return {large, q / large};
    }
  } // namespace

  std::vector<double> positive_factors(std::vector<double> c)
  {
    const double constant = c.front();
    for (double &one : c)
      one = std::max(0., one) / constant;
    if (c.size() == 2)
      return {c[1]};
    if (c.size() == 3)
      return factors_of_square(c[1], c[2]);
    // The largest b with y^3 - c1 y^2 + c2 y - c3 = 0, y = b: x = -1/b is the root next to zero. It lies between the
    // cube root of c3, the mean of all, and c1 + that.
    const double mean = std::cbrt(c[3]);
    const auto value = [&](const double y) { return ((y - c[1]) * y + c[2]) * y - c[3]; };
    double low = 0., high = mean + c[1];
    while (value(high) < 0.)
      high *= 2.;
    // Bisection: the function is negative at zero and positive at the upper end.
    for (int i = 0; i < 200 && high - low > 1e-12 * high; ++i)
      (value(0.5 * (low + high)) < 0. ? low : high) = 0.5 * (low + high);
    const double first = high;
    // The rest, 1 + p x + q x^2 with p = c1 - first and q = c3/first.
    std::vector<double> rest = factors_of_square(std::max(0., c[1] - first), c[3] / first);
    rest.push_back(first);
    std::sort(rest.rbegin(), rest.rend());
    return rest;
  }
} // namespace softlattice
