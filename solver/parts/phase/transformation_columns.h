// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"
#include "solver/parts/part_report.h"

#include <cstddef>
#include <string>
#include <vector>

namespace softlattice
{
  /// Columns of statistics.csv of the HT-LT transformation: how far it has come and in which surroundings;
  const std::vector<Column> &leading_transformation_columns();
  /// what follows from these by the models alone, nuclei of HT, and the regions of LT.
  const std::vector<Column> &transformation_columns();

  /// Sets all of them for time t [s], with the number of the phase among the fields.
  void set_transformation(Statistics &row,
                          const ModelSet &models,
                          double t,
                          const Measured &measured,
                          std::size_t phase,
                          unsigned int lt_regions);

  /// What a study can ask of a transformation besides final values, as keys with units.
  std::vector<std::string> transformation_keys();
} // namespace softlattice
