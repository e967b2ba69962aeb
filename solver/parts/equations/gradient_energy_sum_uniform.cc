// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Those of the uniform numbers of all terms, one term after the other.
#include "solver/parts/equations/gradient_energy_sum.h"

#include <algorithm>

namespace softlattice
{
  std::vector<double> GradientEnergySum::uniform_forces() const
  {
    std::vector<double> all;
    for (const Term &term : terms_)
      for (const double force : term.energy->uniform_forces())
        all.push_back(term.scale * force);
    return all;
  }

  void GradientEnergySum::set_uniform(const std::vector<double> &numbers)
  {
    auto next = numbers.begin();
    for (const Term &term : terms_)
      {
        const auto end = next + static_cast<std::ptrdiff_t>(term.energy->uniform_forces().size());
        term.energy->set_uniform({next, end});
        next = end;
      }
  }

  void GradientEnergySum::evaluate_uniform(const NodeRange points,
                                           const double *const *arguments,
                                           double *const *first,
                                           double *const *second,
                                           double *const *mixed) const
  {
    const std::size_t n_arguments = fields_.size() * arguments_per_field,
                      n_points = points.end - points.begin, n = uniform_forces().size();
    const auto clear = [&](double *const row) {
      if (row != nullptr)
        std::fill_n(row, n_points, 0.);
    };
    for (std::size_t k = 0; k < n * (n + 1) / 2; ++k)
      clear(second[k]); // those of two terms
    for (std::size_t k = 0; k < n * n_arguments; ++k)
      clear(mixed[k]); // fields that a term does not know
    std::size_t before = 0;
    for (std::size_t t = 0; t < terms_.size(); ++t)
      {
        const std::vector<std::size_t> &numbers = arguments_[t];
        const std::size_t m = numbers.size(), n_own = terms_[t].energy->uniform_forces().size();
        std::vector<const double *> own;
        for (const std::size_t number : numbers)
          own.push_back(arguments[number]);
        const std::vector<double *> own_first(first + before, first + before + n_own);
        std::vector<double *> own_second, own_mixed;
        for (std::size_t a = 0; a < n_own; ++a)
          {
            for (std::size_t b = a; b < n_own; ++b)
              own_second.push_back(second[of_triangle(before + a, before + b, n)]);
            for (std::size_t i = 0; i < m; ++i)
              own_mixed.push_back(mixed[(before + a) * n_arguments + numbers[i]]);
          }
        if (n_own > 0)
          terms_[t].energy->evaluate_uniform(points,
                                             own.data(),
                                             own_first.data(),
                                             own_second.data(),
                                             own_mixed.data());
        for (const auto &rows : {own_first, own_second, own_mixed})
          for (double *const row : rows)
            for (std::size_t k = 0; row != nullptr && k < n_points; ++k)
              row[k] *= terms_[t].scale;
        before += n_own;
      }
  }
} // namespace softlattice
