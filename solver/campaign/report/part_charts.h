// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/campaign/report/run_curves.h"

#include <vector>

namespace softlattice
{
  /// What parts want to see drawn of their results, ResultChart, where there is something to see.
  std::vector<RunCurve> charts_of_parts(const RunRecord &run);
} // namespace softlattice
