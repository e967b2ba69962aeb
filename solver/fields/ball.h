// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>

namespace softlattice
{
  /// A ball around a place [m].
  struct Ball
  {
    std::array<double, 3> centre;
    double radius;
  };
} // namespace softlattice
