// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/expression.h"
#include "models/expression/expression_program.h"

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// A formula with its first and second derivatives with respect to some of its variables, for many
  /// points at a time.
  class ExpressionBatch
  {
  public:
    /// Throws std::invalid_argument where `differentiate_by` names no variable of the formula, and
    /// ExpressionError where the derivatives grow beyond ExpressionGraph::max_nodes.
    explicit ExpressionBatch(const Expression &expression,
                             const std::vector<std::string> &differentiate_by = {});

    /// variables[i][p] is the i-th variable of the expression at point p; where variables[i], or
    /// `variables` itself, is null, the variable is uniform_values[i] at all points (`uniform_values`
    /// may be null where there is none). value[p]; gradient[i][p], the derivative by
    /// differentiate_by[i]; hessian[k][p], second derivatives, upper triangle row by row: n (n + 1) / 2 arrays. A null
    /// pointer means: not wanted; also single arrays inside `gradient` and `hessian` may be null. The
    /// outputs must overlap neither each other nor the variables. Safe to call from many threads.
    void evaluate(std::size_t n_points,
                  const double *const *variables,
                  const double *uniform_values,
                  double *value,
                  double *const *gradient = nullptr,
                  double *const *hessian = nullptr) const;

  private:
    std::size_t n_;
    ExpressionProgram program_;
  };
} // namespace softlattice
