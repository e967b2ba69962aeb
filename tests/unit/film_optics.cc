// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// A film as a window: (112) to (115) of models/README.md, and V14, dark as HT and clear as LT.
#include "models/optics/film_optics.h"

#include "models/constants.h"
#include "tests/unit/model_support.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using constants::elementary_charge;
    using constants::eV;
    using test::set;

    struct FilmOfLight : testing::Test
    {
      FilmOfLight() { film.declare(table); }

      ParameterTable table;
      BandGap gap;
      FilmOptics film;
    };

    TEST_F(FilmOfLight, IsClearAsLtAndDarkAsHt)
    {
      for (const double thickness : {300e-9, 400e-9, 500e-9})
        for (const double x : {0., 1. / 3., 2. / 3.})
          {
            film.prepare(gap, thickness);
            EXPECT_GT(film.of(1., x).visible - film.of(0., x).visible, 0.3)
              << thickness << ", " << x;
            double last = -1.;
            for (double lt = 0.; lt < 1.001; lt += 0.1)
              {
                const FilmOptics::Values here = film.of(lt, x);
                EXPECT_GT(here.visible, last);
                last = here.visible;
                // Side by side: the share of each phase counts.
                EXPECT_NEAR(here.visible,
                            film.of(0., x).visible +
                              lt * (film.of(1., x).visible - film.of(0., x).visible),
                            1e-12);
              }
          }
    }

    // Where all absorb alike and at all energies, Beer and Lambert's law is that of the whole light.
    TEST_F(FilmOfLight, ThatIsGreyHasOneTransmittance)
    {
      const double absorption = 2e6, thickness = 400e-9;
      set(table, "Optics/HT absorption at the gap", absorption);
      set(table, "Optics/HT absorption 1 eV above the gap", absorption);
      set(table, "Optics/Tail energy", 1e6 * eV); // so long that it does not fall below the gap
      set(table, "Optics/HT refractive index", 1.);
      film.prepare(gap, thickness);
      const FilmOptics::Values values = film.of(0., 0.4);
      EXPECT_NEAR(values.visible, std::exp(-absorption * thickness), 1e-5);
      EXPECT_NEAR(values.solar, std::exp(-absorption * thickness), 1e-5);
      // Fresnel at normal incidence: of glass, n = 1.5, a face reflects 4 %.
      set(table, "Optics/HT refractive index", 1.5);
      film.prepare(gap, thickness);
      const FilmOptics::Values glossy = film.of(0., 0.4);
      EXPECT_NEAR(glossy.reflected, 0.04, 1e-12);
      EXPECT_NEAR(glossy.visible, 0.96 * values.visible, 1e-12);
      EXPECT_NEAR(glossy.solar, 0.96 * values.solar, 1e-12);
      EXPECT_NEAR(glossy.photocurrent, 0.96 * values.photocurrent, 1e-9);
    }

    // The mean photon of a black body has 2.701 kT (30 zeta(3)/pi^4 ... its energy over its number).
    TEST_F(FilmOfLight, ThatAbsorbsEverythingGivesACurrentForEveryPhoton)
    {
      set(table, "Optics/HT absorption at the gap", 1e9);
      set(table, "Optics/HT absorption 1 eV above the gap", 1e9);
      set(table, "Optics/Tail energy", 1e6 * eV);
      set(table, "Optics/HT refractive index", 1.);
      film.prepare(gap, 1e-3);
      const double mean_energy =
        2.7011780329 * constants::boltzmann * 5772.; // pi^4/(30 zeta(3)) kT
      const FilmOptics::Values values = film.of(0., 0.);
      EXPECT_NEAR(values.photocurrent / (elementary_charge * 1000. / mean_energy), 1., 1e-3);
      EXPECT_NEAR(values.solar, 0., 1e-12);
    }

    TEST_F(FilmOfLight, HasItsEdgeWhereItsGapIs)
    {
      for (const double x : {0., 0.5, 1.})
        {
          const double edge = gap.gap(x);
          EXPECT_NEAR(film.ht_absorption(edge, edge), 2e6, 1.);
          EXPECT_NEAR(film.ht_absorption(edge - 15e-3 * eV, edge), 2e6 / std::exp(1.), 1.);
          EXPECT_NEAR(film.ht_absorption(edge + eV, edge), 8.8e6, 1.);
        }
      EXPECT_EQ(film.lt_absorption(2.8 * eV), 0.);
      EXPECT_NEAR(film.lt_absorption(3.1 * eV), 1e7, 1.);
    }

    TEST_F(FilmOfLight, LightIsABlackBodyWithAllItsPower)
    {
      double sum = 0.;
      const double step = 1e-3 * eV;
      for (double energy = 0.5 * step; energy < 12. * eV; energy += step)
        sum += film.spectrum(energy) * step;
      EXPECT_NEAR(sum, 1., 1e-6);
    }
  } // namespace
} // namespace softlattice
