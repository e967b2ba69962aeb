// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "postprocess/chart.h"

#include <vector>

namespace softlattice
{
  /// A miscibility gap at some temperatures: where it begins and ends in the composition, not a number where there is none.
  struct GapRows
  {
    std::vector<double> temperature; ///< ascending
    std::vector<double> lower, upper;
  };

  /// Its two sides as smooth lines, however few the temperatures are. The middle of the gap and the square of its width are
  /// smooth functions of the temperature even where it closes; there both sides meet, between the last row that has the
  /// gap and the next one, which has not. Of a gap in a single row nothing is drawn.
  std::vector<std::vector<Chart::Place>> gap_outlines(const GapRows &rows);
} // namespace softlattice
