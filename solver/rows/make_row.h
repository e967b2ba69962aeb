// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/rows/row.h"

namespace softlattice
{
  /// The row for a field: what its equation hands over, or that of its kind.
  template <int dim>
  std::unique_ptr<Row<dim>> make_row(RowSystem<dim> &system, std::size_t field);
} // namespace softlattice
