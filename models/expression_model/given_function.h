// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <array>
#include <functional>
#include <string>

namespace softlattice
{
  /// A function of the place [m] that is no formula, which formulas of initial states know by its name.
  struct GivenFunction
  {
    std::string name;
    std::function<double(const std::array<double, 3> &place)> value;
  };
} // namespace softlattice
