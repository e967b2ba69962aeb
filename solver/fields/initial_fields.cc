// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/initial_fields.h"

#include <cmath>

namespace softlattice
{
  double interface_profile(const double distance, const double profile_length)
  {
    return 0.5 * (1. - std::tanh(distance / (2. * profile_length)));
  }
} // namespace softlattice
