// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/csv_table.h"
#include "solver/parameters/diagnostics.h"

#include <vector>

namespace softlattice
{
  /// Adds what was found in data files: problems as errors, notes as warnings.
  void report_problems(const std::vector<FileProblem> &problems, Diagnostics &diagnostics);
  void report_notes(const std::vector<FileProblem> &notes, Diagnostics &diagnostics);
} // namespace softlattice
