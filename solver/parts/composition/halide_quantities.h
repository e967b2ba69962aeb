// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/output/quantities.h"
#include "solver/output/statistics.h"

#include <vector>

namespace softlattice
{
  /// What the summary says of a mixture by names of its own, beside the last row of its statistics. Null: the
  /// same without values, for those who ask what there is.
  std::vector<Quantity> halide_quantities(const Statistics *rows,
                                          const std::string &rich_part = "iodide-rich part");
} // namespace softlattice
