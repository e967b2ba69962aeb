// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field.h"

#include <vector>

namespace softlattice
{
  /// A part of a run in which fronts go one way: `problem` is of the phase that grows, over times since `begin`. The first
  /// one has what there is at the start.
  struct MeanFieldTurn
  {
    double begin = 0.; ///< [s]
    MeanFieldProblem problem;
  };

  /// The mean over a run whose fronts turn, as those of a film that is made humid and hot by turns, (191) to (193): in
  /// each turn the phase that grows has nuclei of its own by Kolmogorov's theory, and what is left of it goes back the way
  /// it came, to where it was at the last turn and on at the pace that it had. Series and nuclei of the result are of LT.
  /// The spread over replicates is that of the first turn.
  MeanFieldResult mean_field(const std::vector<MeanFieldTurn> &turns);
} // namespace softlattice
