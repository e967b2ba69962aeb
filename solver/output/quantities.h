// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>

namespace softlattice
{
  /// A scalar result of a run; NaN: there is none (the level was not reached, the fit failed).
  struct Quantity
  {
    std::string name; ///< without unit
    std::string unit; ///< "s", "1/m^2", "1"
    double value;
    std::string meaning;

    std::string key() const { return name + " [" + unit + "]"; }
  };

  /// "mean of c" of "final mean of c", the column of the statistics; empty for other quantities.
  std::string column_of_final(const std::string &name);
} // namespace softlattice
