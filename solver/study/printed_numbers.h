// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <string>
#include <vector>

namespace softlattice
{
  /// Numbers of one column as R prints them with so many digits: all with as many decimals as the
  /// one that needs most of them to show its `digits` significant ones, zeros at its end not counted;
  /// with a power of ten where that is shorter. NaN becomes "NA", infinity "Inf". At most 15 digits.
  std::vector<std::string> printed_column(const std::vector<double> &values, int digits);

  /// A column of one.
  std::string printed(double value, int digits);
} // namespace softlattice
