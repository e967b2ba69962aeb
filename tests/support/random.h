// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <random>

namespace softlattice
{
  /// In [0, 1), the same with every standard library, unlike std::uniform_real_distribution.
  inline double uniform(std::mt19937 &random)
  {
    return random() / 4294967296.;
  }
} // namespace softlattice
