// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#pragma once

#include "models/model_set.h"

#include <cstddef>
#include <vector>

namespace softlattice
{
  /// The mobility L of the order parameter over the temperature of a place, at one vapour pressure and composition:
  /// between knots 1/8 K apart it is a cubic through four of them, right to 1e-8 where L doubles in 7 K. The knots are counted
  /// from the temperature of the surroundings, the same on all ranks, where L is that of the surroundings.
  class MobilityOverTemperature
  {
  public:
    /// At nodes with these temperatures [K]; slope: dL/dT, null: not wanted. What is no temperature has no number.
    void evaluate(const ModelSet &models,
                  const Conditions &around,
                  std::size_t n_nodes,
                  const double *temperature,
                  double *mobility,
                  double *slope);

  private:
    /// Makes knots known from `first` to `last`.
    void extend(const ModelSet &models, long first, long last);

    Conditions around_;
    long first_ = 0;            ///< number of the first known knot
    std::vector<double> known_; ///< L at the knots [m^3/(J s)]
  };
} // namespace softlattice
