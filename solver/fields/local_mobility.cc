// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/local_mobility.h"

#include <algorithm>
#include <cmath>

namespace softlattice
{
  namespace
  {
    /// d ln L/dx times L, by differences within 0 and 1. The logarithm bends over tenths.
    double slope_at(const ModelSet &models,
                    const Conditions &here,
                    const double x,
                    const double mobility)
    {
      constexpr double step = 1e-4;
      const double below = std::max(0., x - step), above = std::min(1., x + step);
      const double low = models.phase_field_mobility(here, below),
                   high = models.phase_field_mobility(here, above);
      return low > 0. && high > 0. ? mobility * std::log(high / low) / (above - below) : 0.;
    }
  } // namespace

  void LocalMobility::evaluate(const ModelSet &models,
                               const Conditions &around,
                               const AtNodes &nodes,
                               double *const mobility,
                               double *const slope)
  {
    const double nominal = models.transition().br_fraction();
    for (std::size_t k = 0; k < known_.size(); ++k)
      {
        LocalConditions local;
        if (nodes.temperature != nullptr)
          local.temperature = nodes.temperature[k];
        if (nodes.humidity != nullptr)
          local.relative_humidity = nodes.humidity[k];
        const Conditions here = at_place(around, local);
        const double value = nodes.fraction != nullptr ? nodes.fraction[k] : nominal;
        const double x = std::clamp(value, 0., 1.);
        Known &known = known_[k];
        if (!(known.mobility >= 0. && known.fraction == x && are_alike(here, known.conditions)))
          known = {here, x, models.phase_field_mobility(here, x), 0., false};
        mobility[k] = known.mobility;
        if (slope == nullptr)
          continue;
        if (!known.has_slope)
          {
            known.slope = slope_at(models, here, x, known.mobility);
            known.has_slope = true;
          }
        slope[k] = x == value ? known.slope : 0.;
      }
  }
} // namespace softlattice
