// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

namespace softlattice
{
  /// h of (2), the part of LT where the order parameter is eta [1]: 0 in HT, 1 in LT, flat in both.
  template <typename Number>
  Number weight_of_lt(const Number &eta)
  {
    return eta * eta * eta * (10. + eta * (6. * eta - 15.));
  }
  /// h' and h''.
  template <typename Number>
  Number slope_of_lt_weight(const Number &eta)
  {
    return 30. * (eta * eta * (1. - eta) * (1. - eta));
  }
  template <typename Number>
  Number bend_of_lt_weight(const Number &eta)
  {
    return 60. * (eta * (1. - eta) * (1. - 2. * eta));
  }
} // namespace softlattice
