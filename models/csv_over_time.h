// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"

#include <string>
#include <utility>
#include <vector>

namespace softlattice
{
  /// A file of a quantity over time: times [s], strictly ascending, and values [SI] as many, at least one.
  /// @throws TableFileError if the file is none, or begins after `end_time` [s].
  std::pair<std::vector<double>, std::vector<double>> read_over_time(const std::string &path,
                                                                     const ColumnRule &quantity,
                                                                     double end_time);
} // namespace softlattice
