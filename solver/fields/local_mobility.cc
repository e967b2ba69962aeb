// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/local_mobility.h"

namespace softlattice
{
  void LocalMobility::evaluate(const ModelSet &models,
                               const Conditions &around,
                               const double *const temperature,
                               const double *const humidity,
                               double *const mobility)
  {
    for (std::size_t k = 0; k < known_.size(); ++k)
      {
        LocalConditions local;
        if (temperature != nullptr)
          local.temperature = temperature[k];
        if (humidity != nullptr)
          local.relative_humidity = humidity[k];
        const Conditions here = at_place(around, local);
        Known &known = known_[k];
        if (!(known.mobility >= 0. && are_alike(here, known.conditions)))
          known = {here, models.phase_field_mobility(here)};
        mobility[k] = known.mobility;
      }
  }
} // namespace softlattice
