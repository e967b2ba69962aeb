// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/local_conditions.h"

#include "models/surface/surface_water.h"

#include <algorithm>
#include <limits>

namespace softlattice
{
  Conditions at_place(const Conditions &around, const LocalConditions &local)
  {
    Conditions here = around;
    if (local.temperature && *local.temperature != around.temperature)
      {
        here.temperature =
          *local.temperature > 0. ? *local.temperature : std::numeric_limits<double>::quiet_NaN();
        const double saturation = saturation_pressure(here.temperature);
        here.relative_humidity = std::clamp(around.vapour_pressure / saturation, 0., 1.);
        here.ambient_humidity =
          std::clamp(around.ambient_humidity * saturation_pressure(around.temperature) / saturation,
                     0.,
                     1.);
      }
    if (local.relative_humidity)
      {
        here.relative_humidity = std::clamp(*local.relative_humidity, 0., 1.);
        here.vapour_pressure = here.relative_humidity * saturation_pressure(here.temperature);
      }
    if (local.strain)
      here.strain = *local.strain;
    if (local.vacancy_excess)
      here.vacancy_excess = *local.vacancy_excess;
    return here;
  }

  Conditions uncovered(const Conditions &around)
  {
    Conditions here = around;
    here.is_bare = true;
    here.relative_humidity = around.ambient_humidity;
    here.vapour_pressure = around.ambient_humidity * saturation_pressure(around.temperature);
    return here;
  }

  bool are_alike(const Conditions &a, const Conditions &b)
  {
    return a.temperature == b.temperature && a.relative_humidity == b.relative_humidity &&
           a.vapour_pressure == b.vapour_pressure && a.ambient_humidity == b.ambient_humidity &&
           a.ligands_left == b.ligands_left && a.is_bare == b.is_bare && a.strain == b.strain &&
           a.vacancy_excess == b.vacancy_excess;
  }
} // namespace softlattice
