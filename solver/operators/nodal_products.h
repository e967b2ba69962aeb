// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/base/config.h>

namespace softlattice
{
  /// to[k] += a[k] x[k] for begin <= k < end.
  inline void add_product(double *DEAL_II_RESTRICT to,
                          const double *DEAL_II_RESTRICT a,
                          const double *DEAL_II_RESTRICT x,
                          const unsigned int begin,
                          const unsigned int end)
  {
    DEAL_II_OPENMP_SIMD_PRAGMA
    for (unsigned int k = begin; k < end; ++k)
      to[k] += a[k] * x[k];
  }

  /// to[k] = factor to[k] + a[k] x[k] for begin <= k < end.
  inline void scale_and_add_product(double *DEAL_II_RESTRICT to,
                                    const double factor,
                                    const double *DEAL_II_RESTRICT a,
                                    const double *DEAL_II_RESTRICT x,
                                    const unsigned int begin,
                                    const unsigned int end)
  {
    DEAL_II_OPENMP_SIMD_PRAGMA
    for (unsigned int k = begin; k < end; ++k)
      to[k] = factor * to[k] + a[k] * x[k];
  }
} // namespace softlattice
