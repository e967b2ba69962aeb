// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/time/linear_combination.h"

#include <algorithm>

namespace softlattice
{
  void combine(State &result, const std::initializer_list<Term> terms)
  {
    constexpr unsigned int chunk = 512;
    double sum[chunk];
    for (unsigned int i = 0; i < result.n_blocks(); ++i)
      {
        const unsigned int n = result.block(i).locally_owned_size();
        for (unsigned int begin = 0; begin < n; begin += chunk)
          {
            const unsigned int count = std::min(chunk, n - begin);
            std::fill_n(sum, count, 0.);
            for (const Term &term : terms)
              {
                const double factor = term.factor;
                const double *DEAL_II_RESTRICT from = term.state.block(i).begin() + begin;
                DEAL_II_OPENMP_SIMD_PRAGMA
                for (unsigned int k = 0; k < count; ++k)
                  sum[k] += factor * from[k];
              }
            std::copy_n(sum, count, result.block(i).begin() + begin);
          }
      }
  }
} // namespace softlattice
