// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/step_end.h"

#include <cmath>

namespace softlattice
{
  double rounded_step(const double step)
  {
    constexpr int digits = 10; // binary ones
    int exponent = 0;
    const double mantissa = std::frexp(step, &exponent);
    return std::ldexp(std::round(std::ldexp(mantissa, digits)), exponent - digits);
  }

  double step_end(const double from, const double wanted, const double stop, const double stretch)
  {
    const double steps = (stop - from) / wanted;
    if (steps > planned_steps)
      return from + wanted;
    const double fewer = std::floor(steps * stretch_by_rounding);
    const double n = steps <= stretch * fewer ? fewer : std::ceil(steps);
    return n <= 1. ? stop : from + (stop - from) / n;
  }
} // namespace softlattice
