// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/surface/surface_water.h"
#include "tests/unit/model_support.h"

#include <string>

namespace softlattice
{
  // Equation 17: single ligands keep their part of the water away, whatever the isotherm.
  TEST(SurfaceWater, SingleLigandsKeepItAwayWithEveryIsotherm)
  {
    for (const std::string isotherm : {"GAB", "BET", "Langmuir"})
      for (const double humidity : {1e-3, 0.3, 0.9})
        {
          ParameterTable table;
          SurfaceWater water;
          water.declare(table);
          test::choose(table, "Model/Surface/Isotherm", isotherm);
          test::choose(table, "Model/Surface/Ligand arrangement", "single");
          const double bare = water.monolayers(298.15, humidity);
          test::set(table, "Model/Surface/Ligand coverage", 0.75);
          EXPECT_NEAR(water.monolayers(298.15, humidity), 0.25 * bare, 1e-14 * bare) << isotherm;
        }
  }
} // namespace softlattice
