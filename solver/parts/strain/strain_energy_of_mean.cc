// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The energy of strain by a mean strain that follows from the mean stress.
#include "solver/parts/strain/strain_energy.h"

#include <algorithm>

namespace softlattice
{
  void StrainEnergy::set_uniform(const std::vector<double> &numbers)
  {
    energy_.imposed = given_;
    for (std::size_t a = 0; a < numbers.size(); ++a)
      energy_.imposed[free_.components[a]] += numbers[a];
  }

  void StrainEnergy::evaluate_uniform(const NodeRange points,
                                      const double *const *arguments,
                                      double *const *first,
                                      double *const *second,
                                      double *const *mixed) const
  {
    constexpr std::size_t n_local = ElasticEnergy::n_arguments,
                          n_second = n_local * (n_local + 1) / 2;
    const std::size_t n = points.end - points.begin, n_all = acts_by_.size(),
                      n_free = free_.components.size();
    const auto by_strain = [&](const std::size_t a) {
      return ElasticEnergy::first_strain + free_.components[a];
    };
    scratch_.resize((n_local + n_second) * n);
    std::array<double *, n_local> of_first{};
    std::array<double *, n_second> of_second{};
    std::size_t n_rows = 0;
    const auto give = [&](double *&row) {
      if (row == nullptr)
        row = scratch_.data() + n * n_rows++;
    };
    // What is wanted, of which each is evaluated once; then it is handed out.
    const auto visit = [&](const auto &with_row) {
      for (std::size_t a = 0; a < n_free; ++a)
        {
          if (first[a] != nullptr)
            with_row(first[a], &of_first[by_strain(a)]);
          for (std::size_t b = a; b < n_free; ++b)
            if (double *const row = second[of_triangle(a, b, n_free)]; row != nullptr)
              with_row(row, &of_second[of_pair(by_strain(a), by_strain(b), n_local)]);
          for (std::size_t i = 0; i < n_all; ++i)
            if (double *const row = mixed[a * n_all + i]; row != nullptr)
              with_row(row,
                       acts_by_[i] ? &of_second[of_pair(by_strain(a), *acts_by_[i], n_local)]
                                   : nullptr);
        }
    };
    visit([&](double *, double **const from) {
      if (from != nullptr)
        give(*from);
    });
    evaluate_laws(n, rows_of(points, arguments), nullptr, of_first.data(), of_second.data());
    visit([&](double *const to, double **const from) {
      if (from != nullptr)
        std::copy_n(*from, n, to);
      else
        std::fill_n(to, n, 0.);
    });
  }
} // namespace softlattice
