// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <stdexcept>
#include <string>
#include <type_traits>

namespace softlattice
{
  /// Calls `function(std::integral_constant<int, degree>)` for a polynomial degree known at run time.
  template <typename Function>
  decltype(auto) with_degree(const unsigned int degree, Function &&function)
  {
    switch (degree)
      {
        case 1:
          return function(std::integral_constant<int, 1>());
        case 2:
          return function(std::integral_constant<int, 2>());
        case 3:
          return function(std::integral_constant<int, 3>());
        case 4:
          return function(std::integral_constant<int, 4>());
        default:
          throw std::logic_error("polynomial degree " + std::to_string(degree) + " is not 1 to 4");
      }
  }
} // namespace softlattice
