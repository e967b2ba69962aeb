// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/fit/least_squares.h"

namespace softlattice
{
  /// Places in [0, 1)^n_unknowns, more even than chance: the Sobol sequence of Joe and Kuo (2008,
  /// doi:10.1137/070709359).
  Rows sobol_points(std::size_t n, std::size_t n_unknowns);
} // namespace softlattice
