// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/rows/row.h"

namespace softlattice
{
  /// The row for a field, after its kind. A further kind of equation is a class beside the others and a line here.
  template <int dim>
  std::unique_ptr<Row<dim>> make_row(RowSystem<dim> &system, std::size_t field);
} // namespace softlattice
