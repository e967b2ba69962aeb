// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/expression/operation.h"

#include <cstddef>

namespace softlattice
{
  /// result[i] = operation(a[i], b[i], c[i]), i < n. Pointers beyond the arity are not read; `result`
  /// must not overlap the operands.
  using Kernel =
    void (*)(std::size_t n, double *result, const double *a, const double *b, const double *c);

  /// The loop for an operation in which the operands with bits in `uniform` (1: a, 2: b, 4: c) are
  /// one number, the same for all i.
  Kernel kernel(Operation operation, unsigned int uniform);

  /// The operation on numbers.
  double apply(Operation operation, double a, double b = 0., double c = 0.);
} // namespace softlattice
