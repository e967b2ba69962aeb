// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Mobilities between conserved fields that a case states by formulas.
#include "solver/fields/expression_equations.h"

namespace softlattice
{
  void ExpressionEquations::cross_mobility(const std::size_t field,
                                           const std::size_t other,
                                           const double *const *u,
                                           double *value,
                                           double *const *gradient) const
  {
    for (const Cross &one : crosses_)
      if (one.is_of(field, other))
        evaluate(one.mobility.batch, {0, place_[0].size()}, u, value, gradient, nullptr);
  }
} // namespace softlattice
