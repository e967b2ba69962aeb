// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/nucleation/nucleus.h"

#include <cmath>

namespace softlattice
{
  double distance(const std::array<double, 3> &a, const std::array<double, 3> &b)
  {
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
  }
} // namespace softlattice
