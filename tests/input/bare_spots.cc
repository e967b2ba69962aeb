// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "solver/case/bare_spots.h"

#include "solver/case/case.h"
#include "solver/case/case_twin.h"
#include "solver/nucleation/pinholes.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

namespace softlattice
{
  namespace
  {
    constexpr double um = 1e-6;

    // A Poisson process of discs leaves exp(-density pi r^2) of a plane free (Boolean model): with 3000 holes the area is
    // that to within three errors of the mean, each hole being worth some part of its area.
    TEST(Pinholes, CoverWhatABooleanModelDoes)
    {
      const double r = 0.5 * um, size = 60. * um, density = 1. / (um * um);
      const Pinholes holes(density, r, 1, {{size, size}}, {{size, size}});
      const double n = density * size * size;
      EXPECT_NEAR(holes.size(), n, 4. * std::sqrt(n));
      const double hole = std::acos(-1.) * r * r, free = std::exp(-density * hole);
      EXPECT_NEAR(holes.area() / (size * size),
                  1. - free,
                  3. * free * hole * density / std::sqrt(n));
      // And by a grid of places, a quarter of a radius apart.
      const int m = 500;
      double held = 0.;
      for (int i = 0; i < m; ++i)
        for (int j = 0; j < m; ++j)
          held += holes.hold({{size * (i + 0.5) / m, size * (j + 0.5) / m}}) ? 1. : 0.;
      EXPECT_NEAR(held / (m * m), holes.area() / (size * size), 2e-3);
    }

    TEST(Pinholes, OfOtherSeedsAreOthersAndPeriodsJoinThem)
    {
      const auto at = [](const int seed) {
        return Pinholes(0.01 / (um * um), um, seed, {{50. * um, 20. * um}}, {{0., 0.}});
      };
      int n_same = 0, n_all = 0;
      for (int i = 0; i < 500; ++i)
        for (int j = 0; j < 200; ++j)
          {
            const Pinholes::Place place{{0.1 * um * i, 0.1 * um * j}};
            static const Pinholes one = at(1), other = at(2), again = at(1);
            EXPECT_EQ(one.hold(place), again.hold(place));
            n_all += one.hold(place) ? 1 : 0;
            n_same += one.hold(place) && other.hold(place) ? 1 : 0;
          }
      EXPECT_GT(n_all, 0);
      EXPECT_LT(n_same, n_all / 2);
      const Pinholes joined(0.3 / (um * um), um, 4, {{10. * um, 10. * um}}, {{10. * um, 10. * um}});
      for (int j = 0; j < 100; ++j)
        EXPECT_EQ(joined.hold({{0., 0.1 * um * j}}), joined.hold({{10. * um, 0.1 * um * j}}));
    }

    Geometry film()
    {
      Geometry geometry;
      geometry.length = 10. * um;
      geometry.width = 20. * um;
      return geometry;
    }

    TEST(BarePattern, KnowsItsShareOfTheSurface)
    {
      BareSpots spots;
      spots.pattern = "edge strip";
      spots.width = 1. * um;
      const BarePattern strip(spots, film());
      EXPECT_NEAR(strip.share(), 1. - 8. * 18. / 200., 0.01);
      EXPECT_TRUE(strip.is_bare({{0.5 * um, 10. * um, 0.}}));
      EXPECT_TRUE(strip.is_bare({{5. * um, 19.5 * um, 0.}}));
      EXPECT_FALSE(strip.is_bare({{5. * um, 10. * um, 0.}}));
      Geometry joined = film();
      joined.periodic = {"y"};
      EXPECT_NEAR(BarePattern(spots, joined).share(), 0.2, 0.005);
      EXPECT_FALSE(BarePattern(spots, joined).is_bare({{5. * um, 19.5 * um, 0.}}));
      Geometry islands;
      islands.kind = "island array";
      islands.island_size = 10. * um;
      islands.gap = 3. * um;
      const BarePattern on_islands(spots, islands);
      EXPECT_NEAR(on_islands.share(), 1. - 0.64, 0.01);
      EXPECT_TRUE(on_islands.is_bare({{13.5 * um, 18. * um, 0.}}));
      EXPECT_FALSE(on_islands.is_bare({{18. * um, 18. * um, 0.}}));
      Geometry section = film();
      section.kind = "film in section";
      EXPECT_NEAR(BarePattern(spots, section).share(), 0.2, 0.005);
      spots.pattern = "formula";
      spots.formula = "1e-6 - sqrt((x - 5e-6)^2 + (y - 5e-6)^2)";
      const BarePattern hole(spots, film());
      EXPECT_NEAR(hole.share(), std::acos(-1.) / 200., 1e-3);
      EXPECT_TRUE(hole.is_bare({{5.5 * um, 5.5 * um, 0.}}));
      EXPECT_FALSE(hole.is_bare({{6.5 * um, 5.5 * um, 0.}}));
      // Of a film in 3D the holes are in its top.
      Geometry solid = film();
      solid.kind = "film";
      spots.pattern = "pinholes";
      spots.density = 1e13;
      spots.radius = 1. * um;
      const BarePattern top(spots, solid);
      EXPECT_TRUE(top.is_bare({{5. * um, 5. * um, solid.thickness}}));
      EXPECT_FALSE(top.is_bare({{5. * um, 5. * um, 0.5 * solid.thickness}}));
    }

    std::string said_of(const std::vector<std::string> &overrides, Case &what)
    {
      static const UnitSystem units;
      const auto file =
        std::filesystem::path(SOFTLATTICE_SOURCE_DIR) / "parameters" / "humid_film.prm";
      return read_case(file, overrides, units, what).diagnostics.text();
    }

    const std::string here = "Model/Surface/Bare spots/";

    TEST(BareSpots, AreCheckedAgainstBodyAndCover)
    {
      const std::string covered = "Model/Surface/Ligand coverage = 90 %";
      const auto said = [](const std::vector<std::string> &overrides) {
        Case what;
        return said_of(overrides, what);
      };
      EXPECT_EQ(said({covered, here + "Pattern = pinholes"}), "");
      EXPECT_NE(said({here + "Pattern = pinholes"}).find("nothing covers the surface"),
                std::string::npos);
      EXPECT_EQ(said({"Environment/Barrier film = film", here + "Pattern = edge strip"})
                  .find("nothing covers the surface"),
                std::string::npos);
      EXPECT_NE(said({covered,
                      here + "Pattern = pinholes",
                      "Geometry/Kind = film in section",
                      "Geometry/Width="})
                  .find("there are no pinholes in the geometry 'film in section'"),
                std::string::npos);
      EXPECT_NE(said({covered, here + "Pattern = pinholes", here + "Pinhole density = 1e18 1/m^2"})
                  .find("there would be 1.6e+09 pinholes"),
                std::string::npos);
      EXPECT_NE(said({covered, here + "Pattern = formula"}).find("Bare where positive"),
                std::string::npos);
      EXPECT_NE(said({covered, here + "Pattern = formula", here + "Bare where positive = 1 - q"})
                  .find("there is no variable 'q'"),
                std::string::npos);
      EXPECT_NE(said({covered, here + "Pinhole radius = 1 um"}).find("is not used"),
                std::string::npos);
    }

    // The estimate takes J as its mean over the face: a tenth of it bare beside ligands that cover everything has a tenth
    // of the nuclei of a bare film before fronts get anywhere.
    TEST(BareSpots, AreInTheExpectedRates)
    {
      const auto first = [](const std::vector<std::string> &overrides) {
        Case what;
        const std::string said = said_of(overrides, what);
        EXPECT_EQ(said.find("error"), std::string::npos) << said;
        return mean_field(make_twin(what)).first_nucleus.mean;
      };
      const std::string humid = "Environment/Relative humidity = 80 %";
      const double bare = first({humid});
      const double spots = first({humid,
                                  "Model/Surface/Ligand coverage = 1",
                                  here + "Pattern = formula",
                                  here + "Bare where positive = 4e-6 - x"});
      EXPECT_NEAR(spots / bare,
                  10.,
                  0.05); // of a film of 40 um; dry nuclei need no cover to be off
    }
  } // namespace
} // namespace softlattice
