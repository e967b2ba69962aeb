// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/report/run_curves.h"

#include <vector>

namespace softlattice
{
  /// Columns that belong together, in the order in which one looks at them. All else is drawn by itself.
  const std::vector<CurveGroup> &known_groups();
  /// Of the solver, which are of interest to few.
  const std::vector<CurveGroup> &last_groups();
} // namespace softlattice
