// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/parts/phase/transformation_columns.h"

#include "solver/output/quantities.h"

namespace softlattice
{
  const std::vector<Column> &transformation_columns()
  {
    static const std::vector<Column> columns = {
      {"adsorbed water", "1", "water on the exposed surface in monolayers"},
      {"surface vacancies",
       "1",
       "fraction of the halide sites of the exposed surface that are vacant"},
      {"nucleation rate",
       "1/m^2/s",
       "rate at which LT nuclei form on bare HT surface of the nominal composition"},
      {"front velocity",
       "m/s",
       "velocity of a flat front between HT and LT of the nominal composition; positive: LT grows"},
      {"LT regions", "1", "connected regions of LT"}};
    return columns;
  }

  void set_transformation(Statistics &row,
                          const ModelSet &models,
                          const double t,
                          const unsigned int lt_regions)
  {
    const Conditions now = models.environment().before(t);
    const double water = models.water().monolayers(now.temperature, now.relative_humidity);
    row.set("temperature", now.temperature);
    row.set("relative humidity", now.relative_humidity);
    row.set("adsorbed water", water);
    row.set("surface vacancies", models.vacancies().fraction(now.temperature, water));
    row.set("nucleation rate", models.nominal_nucleation_rate(now));
    row.set("front velocity", models.front_velocity(now));
    row.set("LT regions", lt_regions);
  }

  std::vector<std::string> transformation_keys()
  {
    std::vector<std::string> keys;
    for (const Quantity &quantity : transformation_quantities({}, 0., 0.))
      keys.push_back(quantity.key());
    keys.push_back(std::string(first_nucleus) + " [s]");
    return keys;
  }
} // namespace softlattice
