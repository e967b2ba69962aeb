// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/output/statistics.h"

#include <vector>

namespace softlattice
{
  /// Columns of statistics.csv that follow from the surroundings by the models alone.
  const std::vector<Column> &surface_columns();

  /// Their values at time t [s], in the same order.
  std::vector<double> surface_values(const ModelSet &models, double t);
} // namespace softlattice
