// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include <deal.II/base/aligned_vector.h>

#include <optional>

namespace softlattice
{
  /// Values at the locally owned nodes.
  using NodalArray = dealii::AlignedVector<double>;
  /// A term that may be absent, and then is so on all ranks: one without any nodes has an empty array.
  using NodalTerm = std::optional<NodalArray>;
} // namespace softlattice
