// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/parts/part.h"

#include <memory>
#include <vector>

namespace softlattice
{
  struct Case;

  /// The parts of a case in the order of its fields (Case::fields): those that know nothing of others first,
  /// then those that were registered, then formulas, which may read the fields of all. The case must outlive
  /// them.
  std::vector<std::unique_ptr<Part>> parts_of_case(const Case &what);

  /// A first step [s] for parts that do not know better: the error control takes over at once, and is allowed
  /// to shorten it a thousandfold.
  double cautious_first_step(const Case &what);
} // namespace softlattice
