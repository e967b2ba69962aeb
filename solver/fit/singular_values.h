// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/least_squares.h"

namespace softlattice
{
  /// A = U S V^T of a matrix that is given by its rows.
  struct SingularValues
  {
    Numbers values; ///< descending, one for each column
    Rows left;      ///< left[i]: unit vector with an entry for each row
    Rows right;     ///< right[i]: unit vector with an entry for each column
  };

  /// By LAPACK. At least one column. @throws std::runtime_error if it does not converge
  SingularValues singular_values(const Rows &matrix, std::size_t n_columns);

  /// The shortest x for which |A x - b| is least; singular values below a thousandth of the largest one count as 0.
  Numbers pseudo_solution(const Rows &matrix, const Numbers &right_side);
} // namespace softlattice
