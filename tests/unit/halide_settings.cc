// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/fields/initial_composition.h"
#include "solver/fields/ligand_regions.h"
#include "tests/unit/model_support.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using Place = std::array<double, 3>;
    const BoxOfBody body = {{{0., 0., 0.}}, {{1e-6, 0.5e-6, 0.}}, {}, 2};
    const std::string section = "Initial composition/";

    TEST(InitialComposition, OfAJunctionHasItsWidth)
    {
      ParameterTable table;
      InitialComposition initial;
      initial.declare(table);
      test::choose(table, section + "Profile", "junction");
      test::set(table, section + "Position", 0.4e-6);
      test::set(table, section + "Width", 100e-9);
      test::set(table, section + "Below", 0.1);
      test::set(table, section + "Above", 0.9);
      const auto x = initial.over(body, 0.5);
      EXPECT_NEAR(x({0.4e-6, 0., 0.}), 0.5, 1e-12);
      EXPECT_NEAR(x({0.35e-6, 0., 0.}), 0.1 + 0.1 * 0.8, 1e-6);
      EXPECT_NEAR(x({0.45e-6, 0.2e-6, 0.}), 0.1 + 0.9 * 0.8, 1e-6);
      EXPECT_NEAR(x({0., 0., 0.}), 0.1, 1e-12);
      EXPECT_FALSE(initial.is_uniform());
      EXPECT_FALSE(initial.needs_uniform());
    }

    TEST(InitialComposition, FluctuatesWithoutAMeanAndWithTheGivenRms)
    {
      ParameterTable table;
      InitialComposition initial;
      initial.declare(table);
      test::set(table, section + "Fluctuation", 0.01);
      test::set(table, section + "Shortest wavelength", 50e-9);
      const auto x = initial.over(body, 0.3);
      // Sums over a lattice integrate such waves exactly.
      double mean = 0., square = 0.;
      const int n = 128;
      for (int i = 0; i < n; ++i)
        for (int j = 0; j < n; ++j)
          {
            const double d = x({1e-6 * i / n, 0.5e-6 * j / n, 0.}) - 0.3;
            mean += d / (n * n);
            square += d * d / (n * n);
          }
      EXPECT_NEAR(mean, 0., 1e-15);
      // 200 waves of random phases; some share a wave vector.
      EXPECT_NEAR(std::sqrt(square), 0.01, 0.002);
      // Periodic, the same again, and another one with another seed.
      EXPECT_NEAR(x({0., 0.1e-6, 0.}), x({1e-6, 0.1e-6, 0.}), 1e-12);
      const Place place = {0.123e-6, 0.321e-6, 0.};
      EXPECT_EQ(initial.over(body, 0.3)(place), x(place));
      test::set(table, section + "Seed", 2);
      EXPECT_NE(initial.over(body, 0.3)(place), x(place));
    }

    TEST(InitialComposition, SetsSeedsWhereTheyAreListedOrDrawn)
    {
      ParameterTable table;
      InitialComposition initial;
      initial.declare(table);
      test::choose(table, section + "Seeds", "listed");
      test::set(table,
                section + "Seed places",
                std::vector<double>{0.2e-6, 0.1e-6, 0.7e-6, 0.4e-6});
      test::set(table, section + "Seed radius", 30e-9);
      test::set(table, section + "Seed edge", 10e-9);
      test::set(table, section + "Seed composition", 0.1);
      ASSERT_EQ(initial.seeds(body).size(), 2u);
      const auto x = initial.over(body, 0.5);
      EXPECT_NEAR(x({0.2e-6, 0.1e-6, 0.}), 0.1, 1e-4);
      EXPECT_NEAR(x({0.7e-6, 0.43e-6, 0.}), 0.3, 1e-9); // on the radius: half way
      EXPECT_NEAR(x({0.5e-6, 0.25e-6, 0.}), 0.5, 1e-6);
      // Where ends are joined a seed reaches through them.
      test::set(table, section + "Seed places", std::vector<double>{0.01e-6, 0.1e-6});
      EXPECT_NEAR(initial.over(body, 0.5)({0.98e-6, 0.1e-6, 0.}), 0.5, 1e-6);
      BoxOfBody joined = body;
      joined.period = {1e-6, 0., 0.};
      EXPECT_NEAR(initial.over(joined, 0.5)({0.98e-6, 0.1e-6, 0.}), 0.3, 1e-9);
      test::choose(table, section + "Seeds", "random");
      test::set(table, section + "Number of seeds", 50);
      const auto drawn = initial.seeds(body);
      ASSERT_EQ(drawn.size(), 50u);
      for (const Ball &ball : drawn)
        {
          EXPECT_TRUE(ball.centre[0] >= 0. && ball.centre[0] < 1e-6);
          EXPECT_TRUE(ball.centre[1] >= 0. && ball.centre[1] < 0.5e-6);
        }
    }

    TEST(InitialComposition, HasToFitTheDimensionOfTheBody)
    {
      ParameterTable table;
      InitialComposition initial;
      initial.declare(table);
      test::choose(table, section + "Seeds", "listed");
      test::set(table, section + "Seed places", std::vector<double>{1e-7, 1e-7, 2e-7, 2e-7});
      test::choose(table, section + "Profile", "junction");
      test::choose(table, section + "Axis", "z");
      std::vector<Finding> in_plane, in_space;
      initial.check_dimension(2, in_plane);
      ASSERT_EQ(in_plane.size(), 1u);
      EXPECT_EQ(in_plane[0].path, section + "Axis");
      initial.check_dimension(3, in_space);
      ASSERT_EQ(in_space.size(), 1u);
      EXPECT_EQ(in_space[0].path, section + "Seed places");
    }

    TEST(LigandRegions, ABoxHasToFitTheDimensionAndToHoldSomething)
    {
      ParameterTable table;
      LigandRegions ligands;
      ligands.declare(table);
      test::choose(table, "Ligands/Region", "box");
      for (const auto &[numbers, n_errors] :
           {std::pair<std::vector<double>, std::size_t>{{0., 1e-6, 0., 1e-6}, 0},
            {{0., 1e-6, 1e-6, 0.}, 1},
            {{0., 1e-6, 0., 1e-6, 0., 1e-6}, 1}})
        {
          test::set(table, "Ligands/Box", numbers);
          std::vector<Finding> findings;
          ligands.check_dimension(2, findings);
          EXPECT_EQ(findings.size(), n_errors);
        }
    }

    TEST(LigandRegions, HoldBoxesAndNeighbourhoodsOfBoundaries)
    {
      ParameterTable table;
      LigandRegions ligands;
      ligands.declare(table);
      ligands.set_body({0., 0., 0.}, {1e-6, 0.5e-6, 0.}, {"left", "right", "bottom", "top"});
      EXPECT_FALSE(ligands.any());
      EXPECT_EQ(0., ligands.amount({0., 0., 0.}));
      test::choose(table, "Ligands/Region", "near boundary");
      test::choose(table, "Ligands/Boundary", "top");
      test::set(table, "Ligands/Distance", 50e-9);
      EXPECT_EQ(1., ligands.amount({0.3e-6, 0.46e-6, 0.}));
      EXPECT_EQ(0., ligands.amount({0.3e-6, 0.44e-6, 0.}));
      EXPECT_EQ(ligands.boundary(), "top");
      test::choose(table, "Ligands/Region", "box");
      test::set(table, "Ligands/Box", std::vector<double>{0.1e-6, 0.2e-6, 0., 0.5e-6});
      EXPECT_EQ(1., ligands.amount({0.15e-6, 0.3e-6, 0.}));
      EXPECT_EQ(0., ligands.amount({0.25e-6, 0.3e-6, 0.}));
      test::choose(table, "Ligands/Region", "everywhere");
      EXPECT_EQ(1., ligands.amount({0.9e-6, 0.3e-6, 0.}));
      EXPECT_EQ(ligands.effect().mobility_factor, 1e-3);
    }

    // A tanh has 10 and 90 % at -1/2 and +1/2 of the width; the logarithm of the mobility goes with it.
    TEST(LigandRegions, MayHaveAnEdgeOfSomeWidth)
    {
      ParameterTable table;
      LigandRegions ligands;
      ligands.declare(table);
      ligands.set_body({0., 0., 0.}, {1e-6, 0.5e-6, 0.}, {"left", "right", "bottom", "top"});
      test::choose(table, "Ligands/Region", "box");
      test::set(table, "Ligands/Box", std::vector<double>{0., 1e-6, 0., 0.25e-6});
      test::set(table, "Ligands/Edge width", 0.1e-6);
      EXPECT_NEAR(ligands.amount({0.4e-6, 0.2e-6, 0.}), 0.9, 1e-12);
      EXPECT_NEAR(ligands.amount({0.4e-6, 0.25e-6, 0.}), 0.5, 1e-12);
      EXPECT_NEAR(ligands.amount({0.4e-6, 0.3e-6, 0.}), 0.1, 1e-12);
      EXPECT_NEAR(ligands.amount({0., 0., 0.}), 1., 1e-4) << "the body ends there, not the region";
      EXPECT_NEAR(ligands.effect(0.5).mobility_factor, std::sqrt(1e-3), 1e-12);
      test::choose(table, "Ligands/Region", "near boundary");
      test::choose(table, "Ligands/Boundary", "top");
      test::set(table, "Ligands/Distance", 0.1e-6);
      EXPECT_NEAR(ligands.amount({0.4e-6, 0.35e-6, 0.}), 0.1, 1e-12);
      EXPECT_NEAR(ligands.amount({0.4e-6, 0.45e-6, 0.}), 0.9, 1e-12);
    }
  } // namespace
} // namespace softlattice
