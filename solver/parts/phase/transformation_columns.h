// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/output/statistics.h"

#include <string>
#include <vector>

namespace softlattice
{
  /// Columns of statistics.csv that the HT-LT transformation adds to the standard ones: what follows from
  /// the surroundings by the models alone, and the regions of LT.
  const std::vector<Column> &transformation_columns();

  /// Sets them, and the surroundings, for time t [s].
  void set_transformation(Statistics &row,
                          const ModelSet &models,
                          double t,
                          unsigned int lt_regions);

  /// What a study can ask of a transformation besides final values, as keys with units.
  std::vector<std::string> transformation_keys();
} // namespace softlattice
