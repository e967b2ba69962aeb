// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "solver/study/mean_field_survival.h"

#include <vector>

namespace softlattice
{
  /// Part that two discs of this radius whose centres have this distance share of either; in one
  /// dimension, of two intervals.
  double shared_part(double distance, double radius, int dimension);

  /// Density [1/m] of the distance of two places drawn evenly from a rectangle, or, with one length, from an
  /// interval; along a periodic length to the nearest image.
  double distance_density(double distance,
                          const std::vector<double> &lengths,
                          const std::vector<bool> &periodic);

  /// P(X < level) for a fraction X that is 0 with a probability and else has a beta distribution, such that
  /// its mean and variance are these. It is exact for one grain that fills a body at once, and goes
  /// over to the normal distribution for many grains.
  double probability_below(double level, double probability_of_zero, double mean, double variance);

  /// Mean and standard deviation, over replicates, of the time at which the LT fraction reaches a level. The
  /// variance of the fraction follows from the probability that two places are both HT (Cahn's
  /// time cones of both), with the area in the reach of both approximated by the part that two discs share of
  /// the area in the reach of one. Of replicates that reach the level after the end of the run too often
  /// to be left out (0.1 %) nothing is known; nor where there is known LT, or sites that are not one face.
  TimeSpread spread_of_level(const MeanFieldProblem &problem,
                             const BirthPanels &panels,
                             const ReachTable &reach,
                             const Survival &survival,
                             const std::vector<WeightedPlace> &places,
                             const TransformationSeries &series,
                             double level);
} // namespace softlattice
