// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_cells.h"
#include "solver/study/survival_table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace softlattice
{
  /// Which columns of a table say how long things lasted.
  struct SurvivalColumns
  {
    using Index = std::optional<std::size_t>;
    Index time;         ///< and `event` or `censored`
    Index event;        ///< whether it ended at that time
    Index censored;     ///< the opposite, of a quantity of a study
    Index lower, upper; ///< or these two
    Index group;
    bool may_be_empty = false; ///< a quantity of a study has no value where a member failed
  };

  /// Finds them in the header. What is missing, or there twice, is appended to `problems` with the
  /// nearest name that there is.
  SurvivalColumns find_survival_columns(const CsvCells &cells,
                                        const std::string &file,
                                        const SurvivalTableUse &use,
                                        std::vector<FileProblem> &problems);
} // namespace softlattice
