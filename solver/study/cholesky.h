// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace softlattice
{
  /// The factors of a small symmetric matrix, L L^T.
  class Cholesky
  {
  public:
    /// Of a square matrix, row by row; none where it is not positive definite beyond rounding: each pivot is
    /// above 1e-14 of its diagonal.
    static std::optional<Cholesky> of(const std::vector<double> &matrix);

    /// Of one right-hand side.
    std::vector<double> solve(std::vector<double> right) const;
    /// Row by row.
    std::vector<double> inverse() const;

  private:
    Cholesky(std::size_t n, std::vector<double> lower)
      : n_(n)
      , lower_(std::move(lower))
    {}

    std::size_t n_;
    std::vector<double> lower_;
  };
} // namespace softlattice
