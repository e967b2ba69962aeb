// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/equations/part_term.h"

#include <algorithm>

namespace softlattice
{
  namespace
  {
    /// The same arrays from another element on, if there are any; absent ones stay absent.
    template <typename Number>
    std::vector<Number *> rows_from(Number *const *rows,
                                    const std::size_t n,
                                    const std::size_t first)
    {
      std::vector<Number *> shifted(rows == nullptr ? 0 : n, nullptr);
      for (std::size_t i = 0; i < shifted.size(); ++i)
        if (rows[i] != nullptr)
          shifted[i] = rows[i] + first;
      return shifted;
    }
  } // namespace

  void UniformTerm::evaluate(const NodeRange nodes,
                             const double *const *,
                             double *value,
                             double *const *,
                             double *const *) const
  {
    if (value != nullptr)
      std::fill(value + nodes.begin, value + nodes.end, value_);
  }

  void PointTerm::evaluate(const NodeRange nodes,
                           const double *const *u,
                           double *value,
                           double *const *gradient,
                           double *const *hessian) const
  {
    const std::size_t n = reads_.size();
    const auto fields = rows_from(u, n, nodes.begin);
    const auto first = rows_from(gradient, n, nodes.begin);
    const auto second = rows_from(hessian, n * (n + 1) / 2, nodes.begin);
    law_.evaluate(nodes.end - nodes.begin,
                  fields.data(),
                  state_,
                  value == nullptr ? nullptr : value + nodes.begin,
                  gradient == nullptr ? nullptr : first.data(),
                  hessian == nullptr ? nullptr : second.data());
  }
} // namespace softlattice
