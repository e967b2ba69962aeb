// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Mobilities between conserved fields that a case states by formulas.
#include "solver/fields/expression_equations.h"

#include <algorithm>

namespace softlattice
{
  std::vector<std::size_t> ExpressionEquations::moved_by(const std::size_t field) const
  {
    std::vector<std::size_t> others;
    for (const Cross &one : crosses_)
      if (one.field == field || one.other == field)
        others.push_back(one.field == field ? one.other : one.field);
    std::sort(others.begin(), others.end());
    return others;
  }

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

  std::string ExpressionEquations::cross_mobility_stated_in(const std::size_t field,
                                                            const std::size_t other) const
  {
    for (const Cross &one : crosses_)
      if (one.is_of(field, other))
        return one.path;
    return stated_in(Law::coefficient, field);
  }
} // namespace softlattice
