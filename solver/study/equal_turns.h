// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field.h"

#include <vector>

namespace softlattice
{
  /// Turns of one phase. The result of the last one serves for the next if that is the same, as in cycles.
  class EqualTurns
  {
  public:
    const MeanFieldResult &result_of(const MeanFieldProblem &problem);

  private:
    std::vector<double>
      history_; ///< samples of that of the last turn; empty: it serves for no other
    MeanFieldResult result_;
  };
} // namespace softlattice
