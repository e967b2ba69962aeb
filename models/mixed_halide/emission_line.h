// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/parameter_table.h"

#include <cmath>

namespace softlattice
{
  /// The line that carriers of one energy E_c emit: thermal in bands of three dimensions (van Roosbroeck
  /// and Shockley with a parabolic edge), and on top of it a normal distribution of standard deviation s
  /// that stands for phonons and disorder,
  ///   I(E) = 2/sqrt(pi) sqrt((E - E_c)/kT) exp(-(E - E_c)/kT)/kT for E > E_c, convolved with it.
  /// Mean E_c + 3/2 kT, variance 3/2 (kT)^2 + s^2; with s = 0 the peak is at E_c + kT/2.
  class EmissionLine
  {
  public:
    EmissionLine();
    void declare(ParameterTable &table);

    double broadening() const { return broadening_; } ///< s [J]

    /// Part of the thermal line below E_c + a kT: the incomplete gamma function P(3/2, a).
    static double thermal_part_below(const double a)
    {
      constexpr double two_over_root_pi = 1.1283791670955126;
      return a <= 0. ? 0. : std::erf(std::sqrt(a)) - two_over_root_pi * std::sqrt(a) * std::exp(-a);
    }
    /// Part of a normal distribution below a standard deviations.
    static double normal_part_below(const double a) { return 0.5 * std::erfc(-a * std::sqrt(0.5)); }

  private:
    double broadening_; // [J]
  };
} // namespace softlattice
