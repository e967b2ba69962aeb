// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fit/singular_values.h"

#include <petscblaslapack.h>

#include <algorithm>
#include <stdexcept>

namespace softlattice
{
  SingularValues singular_values(const Rows &matrix, const std::size_t n_columns)
  {
    // Rows of zeros change nothing, and make it no wider than high.
    const std::size_t n_rows = std::max(matrix.size(), n_columns);
    Numbers a(n_rows * n_columns, 0.), u(n_rows * n_columns), v(n_columns * n_columns);
    for (std::size_t i = 0; i < matrix.size(); ++i)
      for (std::size_t j = 0; j < n_columns; ++j)
        a[i + j * n_rows] = matrix[i][j];
    SingularValues found{Numbers(n_columns),
                         Rows(n_columns, Numbers(matrix.size())),
                         Rows(n_columns, Numbers(n_columns))};
    auto rows = static_cast<PetscBLASInt>(n_rows), columns = static_cast<PetscBLASInt>(n_columns);
    auto n_work = static_cast<PetscBLASInt>(5 * (n_rows + n_columns));
    Numbers work(static_cast<std::size_t>(n_work));
    PetscBLASInt info = 0;
    LAPACKgesvd_("S",
                 "S",
                 &rows,
                 &columns,
                 a.data(),
                 &rows,
                 found.values.data(),
                 u.data(),
                 &rows,
                 v.data(),
                 &columns,
                 work.data(),
                 &n_work,
                 &info);
    if (info != 0)
      throw std::runtime_error("LAPACK finds no singular values");
    for (std::size_t i = 0; i < n_columns; ++i)
      {
        for (std::size_t j = 0; j < n_columns; ++j)
          found.right[i][j] = v[i + j * n_columns];
        for (std::size_t j = 0; j < matrix.size(); ++j)
          found.left[i][j] = u[j + i * n_rows];
      }
    return found;
  }

  Numbers pseudo_solution(const Rows &matrix, const Numbers &right_side)
  {
    constexpr double least = 1e-3;
    const std::size_t n = matrix.empty() ? 0 : matrix.front().size();
    Numbers solution(n, 0.);
    if (n == 0)
      return solution;
    const SingularValues parts = singular_values(matrix, n);
    for (std::size_t i = 0; i < n; ++i)
      if (parts.values[i] > least * parts.values.front())
        {
          double along = 0.;
          for (std::size_t k = 0; k < right_side.size(); ++k)
            along += parts.left[i][k] * right_side[k];
          for (std::size_t j = 0; j < n; ++j)
            solution[j] += parts.right[i][j] * along / parts.values[i];
        }
    return solution;
  }
} // namespace softlattice
