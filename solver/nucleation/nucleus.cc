// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/nucleus.h"

#include <cmath>

namespace softlattice
{
  double distance(const std::array<double, 3> &a, const std::array<double, 3> &b)
  {
    const double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
    return std::sqrt(x * x + y * y + z * z);
  }
} // namespace softlattice
