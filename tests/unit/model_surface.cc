// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/surface/surface_vacancies.h"
#include "models/surface/surface_water.h"
#include "tests/unit/model_support.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using constants::boltzmann;
    using constants::electronvolt;

    TEST(SurfaceWater, IsTheGabIsotherm)
    {
      const SurfaceWater water;
      for (const double a : {0., 0.1, 0.5, 0.9, 1.})
        {
          const double ka = 0.6 * a;
          EXPECT_NEAR(water.monolayers(298.15, a),
                      10. * ka / ((1. - ka) * (1. - ka + 10. * ka)),
                      1e-12);
        }
      EXPECT_EQ(water.monolayers(298.15, -0.1), 0.);
      EXPECT_EQ(water.monolayers(298.15, 1.5), water.monolayers(298.15, 1.));
      // Henry's law at small activity: n_w = C K a, and C falls with 0.144 eV.
      const double cold = water.monolayers(298.15, 1e-9), hot = water.monolayers(350., 1e-9);
      EXPECT_NEAR(boltzmann * std::log(hot / cold) / (1. / 350. - 1. / 298.15),
                  0.144 * electronvolt,
                  1e-6 * electronvolt);
    }

    TEST(SurfaceWater, OtherIsothermsAreItsLimits)
    {
      ParameterTable table;
      SurfaceWater water;
      water.declare(table);
      const double gab = water.monolayers(298.15, 1e-8);
      test::choose(table, "Model/Surface/Isotherm", "Langmuir");
      EXPECT_NEAR(water.monolayers(298.15, 1e-8), gab, 1e-6 * gab); // the same initial slope
      EXPECT_NEAR(water.monolayers(298.15, 0.5), 3. / 4., 1e-12);   // b a = 10 0.6 0.5
      EXPECT_LT(water.monolayers(298.15, 1.), 1.);
      test::choose(table, "Model/Surface/Isotherm", "BET");
      EXPECT_NEAR(water.monolayers(298.15, 0.5), 10. * 0.5 / (0.5 * 5.5), 1e-12);
      EXPECT_TRUE(std::isfinite(water.monolayers(298.15, 1.)));
    }

    TEST(SurfaceWater, LigandsKeepItAway)
    {
      ParameterTable table;
      SurfaceWater water;
      water.declare(table);
      const double bare = water.monolayers(298.15, 0.6);
      test::set(table, "Model/Surface/Ligand coverage", 0.75);
      // In patches they leave a quarter of the face as it was; single ones thin the water out.
      EXPECT_EQ(water.monolayers(298.15, 0.6), bare);
      EXPECT_EQ(water.share(), 0.25);
      test::choose(table, "Model/Surface/Ligand arrangement", "single");
      EXPECT_NEAR(water.monolayers(298.15, 0.6), 0.25 * bare, 1e-15);
      EXPECT_EQ(water.share(), 1.);
    }

    TEST(SurfaceWater, OpensTheWetWaysInPairsOfSites)
    {
      const SurfaceWater water;
      EXPECT_EQ(water.opening(0.), 0.);
      // A trace opens with its square, half a layer by 63 %, the water of 30 % humidity by 94 %.
      EXPECT_NEAR(water.opening(1e-3), 4e-6, 1e-11);
      EXPECT_NEAR(water.opening(0.5), 1. - std::exp(-1.), 1e-15);
      EXPECT_NEAR(water.opening(water.monolayers(298.15, 0.3)), 0.94, 0.005);
    }

    TEST(SurfaceVacancies, AreFermiLikeInTheirEnergy)
    {
      const SurfaceVacancies vacancies;
      const double kt = boltzmann * 298.15;
      for (const double n_w : {0., 1., 2., 10.})
        {
          const double g = (0.385 - 0.1 * n_w) * electronvolt;
          EXPECT_NEAR(vacancies.formation_energy(n_w), g, 1e-30);
          EXPECT_NEAR(vacancies.fraction(298.15, n_w), 1. / (1. + std::exp(g / kt)), 1e-14);
        }
    }
  } // namespace
} // namespace softlattice
