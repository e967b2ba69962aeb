// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field_survival.h"

namespace softlattice
{
  /// P(X < level) for a fraction X that is 0 with a probability and else has a beta distribution, such that
  /// its mean and variance are these. It is exact for one grain that fills a body at once, and goes
  /// over to the normal distribution for many grains.
  double probability_below(double level, double probability_of_zero, double mean, double variance);

  /// Mean and standard deviation, over replicates, of the time at which the LT fraction X reaches a level. The
  /// variance of X follows from the probability that two places are both HT, which the time cones of
  /// both give together, and P(X < level) from mean and variance as above. Of replicates that reach the level
  /// after the end of the run too often to be left out (0.1 %) nothing is known; nor where there is
  /// known LT, or sites that are not one face.
  TimeSpread spread_of_level(const MeanFieldProblem &problem,
                             const BirthPanels &panels,
                             const ReachTable &table,
                             const TransformationSeries &series,
                             double level);
} // namespace softlattice
