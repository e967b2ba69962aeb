// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/app/surface_columns.h"

namespace softlattice
{
  const std::vector<Column> &surface_columns()
  {
    static const std::vector<Column> columns = {
      {"adsorbed water", "1", "water on the exposed surface in monolayers"},
      {"surface vacancies",
       "1",
       "fraction of the halide sites of the exposed surface that are vacant"},
      {"nucleation rate", "1/m^2/s", "rate at which LT nuclei form on bare HT surface"},
      {"front velocity", "m/s", "velocity of a flat front between HT and LT; positive: LT grows"}};
    return columns;
  }

  std::vector<double> surface_values(const ModelSet &models, const double t)
  {
    const Conditions now = models.environment().before(t);
    const double water = models.water().monolayers(now.temperature, now.relative_humidity);
    return {water,
            models.vacancies().fraction(now.temperature, water),
            models.nucleation_rate().rate(now),
            models.front_velocity(now)};
  }
} // namespace softlattice
