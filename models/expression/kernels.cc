// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/expression/kernels.h"

#include <array>
#include <utility>

namespace softlattice
{
  namespace
  {
    constexpr std::size_t n_patterns = 8;

    template <Operation op, unsigned int uniform>
    void loop(const std::size_t n,
              double *__restrict result,
              [[maybe_unused]] const double *a,
              [[maybe_unused]] const double *b,
              [[maybe_unused]] const double *c)
    {
      // One vector per round leaves these short loops waiting for their own counters: 1.2 to 3 times
      // slower.
#pragma GCC unroll 4
      for (std::size_t i = 0; i < n; ++i)
        {
          double x = 0., y = 0., z = 0.;
          if constexpr (arity(op) > 0)
            x = a[uniform & 1u ? 0 : i];
          if constexpr (arity(op) > 1)
            y = b[uniform & 2u ? 0 : i];
          if constexpr (arity(op) > 2)
            z = c[uniform & 4u ? 0 : i];
          result[i] = apply<op>(x, y, z);
        }
    }

    /// The loop for the pattern without the bits that the operation does not look at.
    template <std::size_t index>
    constexpr Kernel loop_number()
    {
      constexpr auto op = static_cast<Operation>(index / n_patterns);
      constexpr unsigned int operands = (1u << arity(op)) - 1u;
      if constexpr (arity(op) == 0)
        return nullptr;
      else
        return loop<op, (index % n_patterns) & operands>;
    }

    template <std::size_t... indices>
    constexpr std::array<Kernel, sizeof...(indices)> all_loops(std::index_sequence<indices...>)
    {
      return {{loop_number<indices>()...}};
    }

    constexpr auto loops = all_loops(std::make_index_sequence<n_operations * n_patterns>());
  } // namespace

  Kernel kernel(const Operation operation, const unsigned int uniform)
  {
    return loops[static_cast<std::size_t>(operation) * n_patterns + uniform];
  }

  double apply(const Operation operation, const double a, const double b, const double c)
  {
    double result = 0.;
    kernel(operation, 7u)(1, &result, &a, &b, &c);
    return result;
  }
} // namespace softlattice
