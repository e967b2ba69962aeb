// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cmath>
#include <limits>

namespace softlattice
{
  /// Times closer to `t` than this are the same time, written or added up in another way [s].
  inline double time_slack(const double t)
  {
    return 8. * std::numeric_limits<double>::epsilon() * std::abs(t);
  }
} // namespace softlattice
