// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/extrapolation.h"
#include "models/model_set.h"
#include "tests/unit/model_support.h"

namespace softlattice
{
  namespace
  {
    std::vector<Extrapolation> found(const double celsius, const double humidity)
    {
      ParameterTable table;
      ModelSet models;
      models.declare(table);
      test::set(table, "Environment/Temperature", Schedule(celsius + 273.15));
      test::set(table, "Environment/Relative humidity", Schedule(humidity));
      models.prepare(3600.);
      return extrapolations(models, 3600.);
    }

    TEST(Extrapolation, IsToldWhereAPartThatCountsIsCarriedFurtherThan100K)
    {
      // Anchored at 25 degC under water and at 225 degC without.
      EXPECT_TRUE(found(25., 0.8).empty());
      EXPECT_TRUE(found(225., 0.).empty());
      EXPECT_TRUE(found(130., 0.).empty());
      // Dry room air: fronts and nuclei of hot films.
      const auto dry = found(25., 0.);
      ASSERT_EQ(dry.size(), 2u);
      EXPECT_NEAR(dry[0].known_at, 498., 1e-9);
      EXPECT_NEAR(dry[0].used_at, 298.15, 1e-9);
      EXPECT_NE(dry[0].text().find("200 K to 25 degC"), std::string::npos) << dry[0].text();
      EXPECT_NE(dry[1].what.find("nucleation without water"), std::string::npos);
      // Wet fronts at 127 degC, in steam.
      const auto steam = found(127., 0.4);
      ASSERT_FALSE(steam.empty());
      EXPECT_NE(steam[0].what.find("fronts under water"), std::string::npos);
      // Above T0 there are no nuclei, and those that count not at all are not told.
      EXPECT_EQ(found(350., 0.).size(), 1u);
    }

    TEST(Extrapolation, LawsWithoutAnAnchorHaveNone)
    {
      ParameterTable table;
      ModelSet models;
      models.declare(table);
      test::choose(table, "Model/Interface kinetics/Law", "constant mobility");
      test::choose(table, "Nucleation/Rate law", "constant");
      test::set(table, "Environment/Temperature", Schedule(500.));
      models.prepare(1.);
      EXPECT_TRUE(extrapolations(models, 1.).empty());
    }
  } // namespace
} // namespace softlattice
