// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <vector>

namespace softlattice
{
  /// For a polynomial c0 + c1 x + ... of degree one to three with c0 > 0 and a positive leading coefficient: numbers
  /// b_j > 0, as many as its degree and the largest first, so that c0 (1 + b_1 x) (1 + b_2 x) ... has its constant and
  /// its leading coefficient. Negative coefficients in between count as zero. Of a polynomial of which all roots are
  /// real it is the factorisation; a pair z of roots that are not is replaced by -|z| twice, so that the product is too
  /// large about x = |z|, by a factor of four at most where the pair is imaginary.
  std::vector<double> positive_factors(std::vector<double> coefficients);
} // namespace softlattice
