// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "tests/support/random.h"

#include <cmath>
#include <random>

namespace softlattice
{
  /// A standard normal number (Box and Muller), the same with every standard library.
  inline double normal(std::mt19937 &random)
  {
    const double radius = std::sqrt(-2. * std::log(1. - uniform(random)));
    return radius * std::cos(2. * std::acos(-1.) * uniform(random));
  }
} // namespace softlattice
