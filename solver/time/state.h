// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/lac/la_parallel_block_vector.h>

namespace softlattice
{
  /// The unknowns: one block per field, all blocks partitioned alike.
  using State = dealii::LinearAlgebra::distributed::BlockVector<double>;
} // namespace softlattice
