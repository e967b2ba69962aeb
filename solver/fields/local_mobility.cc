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
        // Time itself is in no law.
        if (!(known.mobility >= 0. && here.temperature == known.conditions.temperature &&
              here.relative_humidity == known.conditions.relative_humidity &&
              here.vapour_pressure == known.conditions.vapour_pressure &&
              here.ligands_left == known.conditions.ligands_left))
          known = {here, models.phase_field_mobility(here)};
        mobility[k] = known.mobility;
      }
  }
} // namespace softlattice
