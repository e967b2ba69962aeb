// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/phase_mobility.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace softlattice
{
  namespace
  {
    // The logarithm of the rates of crossing is linear in x between two compositions and constant beyond; the rest of
    // ln L bends over a part of the range that is many steps long.
    constexpr int n_steps = 200;
    // [m^3/(J s)] Stands for none at all.
    constexpr double no_mobility = 1e-200;
  } // namespace

  void PhaseMobility::set(const ModelSet &models, const Conditions &conditions)
  {
    if (conditions_ && conditions_->temperature == conditions.temperature &&
        conditions_->relative_humidity == conditions.relative_humidity)
      return;
    std::vector<double> values;
    for (int i = 0; i <= n_steps; ++i)
      values.push_back(std::log(
        std::max(no_mobility, models.phase_field_mobility(conditions, double(i) / n_steps))));
    logarithm_.emplace(values.begin(), values.end(), 0., 1. / n_steps);
    conditions_ = conditions;
  }

  PhaseMobility::Value PhaseMobility::at(const double br_fraction) const
  {
    const double x = std::clamp(br_fraction, 0., 1.);
    const double mobility = std::exp((*logarithm_)(x));
    return {mobility, x == br_fraction ? mobility * logarithm_->prime(x) : 0.};
  }
} // namespace softlattice
