// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/study/cholesky.h"

#include <cassert>
#include <cmath>

namespace softlattice
{
  std::optional<Cholesky> Cholesky::of(const std::vector<double> &matrix)
  {
    constexpr double least_pivot = 1e-14;
    const auto n = static_cast<std::size_t>(std::lround(std::sqrt(double(matrix.size()))));
    assert(n * n == matrix.size());
    std::vector<double> lower(n * n, 0.);
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j <= i; ++j)
        {
          double sum = matrix[i * n + j];
          for (std::size_t k = 0; k < j; ++k)
            sum -= lower[i * n + k] * lower[j * n + k];
          if (j < i)
            lower[i * n + j] = sum / lower[j * n + j];
          else if (std::isfinite(sum) && sum > 0. && sum > least_pivot * matrix[i * n + i])
            lower[i * n + i] = std::sqrt(sum);
          else
            return {};
        }
    return Cholesky(n, std::move(lower));
  }

  std::vector<double> Cholesky::solve(std::vector<double> right) const
  {
    for (std::size_t i = 0; i < n_; ++i)
      {
        for (std::size_t k = 0; k < i; ++k)
          right[i] -= lower_[i * n_ + k] * right[k];
        right[i] /= lower_[i * n_ + i];
      }
    for (std::size_t i = n_; i-- > 0;)
      {
        for (std::size_t k = i + 1; k < n_; ++k)
          right[i] -= lower_[k * n_ + i] * right[k];
        right[i] /= lower_[i * n_ + i];
      }
    return right;
  }

  std::vector<double> Cholesky::inverse() const
  {
    std::vector<double> all(n_ * n_);
    for (std::size_t j = 0; j < n_; ++j)
      {
        std::vector<double> unit(n_, 0.);
        unit[j] = 1.;
        const std::vector<double> column = solve(std::move(unit));
        for (std::size_t i = 0; i < n_; ++i)
          all[i * n_ + j] = column[i];
      }
    return all;
  }
} // namespace softlattice
