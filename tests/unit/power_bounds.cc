// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// What a cell keeps of its power: (261) to (263) of models/README.md.
#include "models/optics/power_bounds.h"

#include "models/constants.h"
#include "models/optics/film_optics.h"
#include "tests/unit/model_support.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    constexpr double full_current_density = 200.; // [A/m^2]

    struct BoundsOfPower : testing::Test
    {
      BoundsOfPower()
      {
        bounds.declare(table);
        bounds.prepare(full_current_density);
      }
      void set_conductance(const double value)
      {
        test::set(table, "Optics/Power/Shunt conductance of LT", value);
        bounds.prepare(full_current_density);
      }

      ParameterTable table;
      PowerBounds bounds;
    };

    // A cell of which a part is missing is a smaller one: power in proportion, at any light.
    TEST_F(BoundsOfPower, OfABlockedAreaAreTheAreaThatIsLeft)
    {
      for (const double light : {1., 100., 1000., 1400.})
        for (const double part : {0., 0.1, 0.5, 0.99})
          EXPECT_NEAR(bounds.of(1. - part, part, light).blocked, 1. - part, 1e-12) << light << part;
      EXPECT_EQ(bounds.of(0., 1., 1000.).blocked, 0.);
      EXPECT_EQ(bounds.of(1., 0., 1000.).shunted, 1.);
    }

    // A photocurrent J with a large shunt G alone gives (J/2)^2/G.
    TEST_F(BoundsOfPower, OfALargeShuntIsThatOfAResistance)
    {
      const double part = 0.3, conductance = 1e8;
      set_conductance(0.);
      // Largest power of the diode, on a fine grid of voltages.
      const double scale = 1.5 * constants::boltzmann * 298.15 / constants::elementary_charge;
      const double saturation = full_current_density / std::expm1(1.1 / scale);
      double whole = 0.;
      for (double v = 0.; v < 1.1; v += 1e-5)
        whole = std::max(whole, v * (full_current_density - saturation * std::expm1(v / scale)));
      set_conductance(conductance);
      const double expected =
        std::pow(0.5 * 0.7 * full_current_density, 2) / (conductance * part) / whole;
      EXPECT_NEAR(bounds.of(1. - part, part, 1000.).shunted / expected, 1., 1e-4);
    }

    // The characteristic on a fine grid of voltages, which misses the largest power by its curvature alone.
    TEST_F(BoundsOfPower, IsTheLargestPowerOfTheCharacteristic)
    {
      const double part = 0.02, g = 1e4, light = 400.;
      const double scale = 1.5 * constants::boltzmann * 298.15 / constants::elementary_charge;
      const double saturation = full_current_density / std::expm1(1.1 / scale);
      const auto largest = [&](const double lt) {
        double most = 0.;
        for (double v = 0.; v < 1.1; v += 1e-5)
          most = std::max(most,
                          v * (0.4 * full_current_density * (1. - lt) -
                               (1. - lt) * saturation * std::expm1(v / scale) - g * lt * v));
        return most;
      };
      const double found = bounds.of(1. - part, part, light).shunted;
      EXPECT_NEAR(found, largest(part) / largest(0.), 1e-6);
      EXPECT_LT(found,
                bounds.of(1. - part, part, 1000.).shunted); // in weak light a shunt counts more
    }

    TEST_F(BoundsOfPower, AreInOrder)
    {
      double last = 1.;
      for (const double part : {1e-4, 1e-3, 0.01, 0.1, 0.5, 0.9})
        {
          const PowerBounds::Kept kept = bounds.of(1. - part, part, 800.);
          EXPECT_LT(kept.shunted, kept.blocked);
          EXPECT_LT(kept.shunted, last);
          EXPECT_GT(kept.shunted, 0.);
          last = kept.shunted;
        }
    }

    // Light that rises and falls in triangles, a current that is lost evenly: int E r dt in closed form.
    TEST_F(BoundsOfPower, UsedLightIsTheIntegralOverPieces)
    {
      Schedule light;
      light.times = {0., 100., 200.};
      light.values = {0., 600., 0.};
      light.period = 200.;
      const CellState begin{0., 1., 0.}, end{400., 0.2, 0.8};
      const UsedLight used = used_light(light, begin, end, bounds);
      EXPECT_NEAR(used.all, 2. * 60000., 1e-8);
      // Each triangle is symmetric about its middle: r there is 0.8 and 0.4.
      EXPECT_NEAR(used.blocked, 60000. * (0.8 + 0.4), 1e-6);
      EXPECT_LT(used.shunted, used.blocked);
      // In two parts it is the same.
      const CellState middle{130., 1. - 0.8 * 130. / 400., 0.8 * 130. / 400.};
      const UsedLight first = used_light(light, begin, middle, bounds),
                      second = used_light(light, middle, end, bounds);
      EXPECT_NEAR(first.blocked + second.blocked, used.blocked, 1e-6);
      EXPECT_NEAR(first.shunted + second.shunted, used.shunted, 0.01 * used.shunted);
      EXPECT_EQ(used_light(light, end, end, bounds).all, 0.);
      // Before anything turns all light is used.
      const UsedLight whole = used_light(light, begin, {400., 1., 0.}, bounds);
      EXPECT_EQ(whole.blocked, whole.all);
      EXPECT_EQ(whole.shunted, whole.all);
    }

    // LT absorbs, and gives nothing: what is left falls in proportion to the area, by composition as the HT current does.
    TEST(FilmCurrent, IsThatOfHt)
    {
      FilmOptics film;
      BandGap gap;
      film.prepare(gap, 300e-9);
      for (const double x : {0., 0.4, 1.})
        {
          EXPECT_EQ(film.of(0., x).of_ht, film.of(0., x).photocurrent);
          EXPECT_EQ(film.of(1., x).of_ht, 0.);
          EXPECT_NEAR(film.of(0.3, x).of_ht, 0.7 * film.of(0., x).of_ht, 1e-9);
        }
      EXPECT_GT(film.of(1., 0.).photocurrent, 0.);
    }
  } // namespace
} // namespace softlattice
