// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// The way back from LT to HT: (110) and (111) of models/README.md and what is stated beside them.
#include "models/nucleation/ht_nuclei.h"

#include "models/constants.h"
#include "tests/unit/nucleation_chain.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using constants::boltzmann;
    using constants::eV;
    using constants::pi;
    using test::choose;
    using test::set;

    struct HtNucleation : test::NucleationChain
    {
      HtNucleation() { nuclei.declare(table); }
      HtNuclei nuclei{transition};
    };

    TEST_F(HtNucleation, AreNoneUpToT0AndMoreTheHotterItIs)
    {
      for (const double x : {0., 1. / 3., 2. / 3., 1.})
        {
          const double t0 = transition.equilibrium_temperature(x);
          for (const double below : {0., 1e-6, 1., 50.})
            EXPECT_EQ(nuclei.rate(t0 - below, x), 0.) << x << ", " << below;
          double last = 0.;
          for (double above = 5.; above < 200.; above += 5.)
            {
              const double rate = nuclei.rate(t0 + above, x);
              EXPECT_GT(rate, last) << x << ", " << above;
              last = rate;
            }
        }
    }

    TEST_F(HtNucleation, HaveTheWorkOfAHalfSphere)
    {
      const double temperature = 423.15, x = 2. / 3.;
      const double dg = transition.driving_force(temperature, x);
      // Of a sphere: 16 pi sigma^3/(3 dg^2) (Volmer & Weber 1926); half of one has half of it.
      EXPECT_NEAR(nuclei.work(temperature, x) / (8. * pi * std::pow(4e-3, 3) / (3. * dg * dg)),
                  1.,
                  1e-12);
      EXPECT_NEAR(nuclei.work(370. + 20., x) / nuclei.work(370. + 40., x), 4., 1e-9);
    }

    TEST_F(HtNucleation, WithoutWorkAreActivated)
    {
      set(table, "Nucleation/HT nuclei/Nucleus energy", 0.);
      const double x = 2. / 3.;
      EXPECT_NEAR(nuclei.rate(450., x), 1.3e6, 1.);
      EXPECT_NEAR(std::log(nuclei.rate(470., x) / nuclei.rate(430., x)),
                  2. * eV / boltzmann * (1. / 430. - 1. / 470.),
                  1e-9);
      choose(table, "Nucleation/HT nuclei/Rate law", "constant");
      EXPECT_EQ(nuclei.rate(430., x), 8e5);
      EXPECT_EQ(nuclei.rate(360., x), 0.);
      choose(table, "Nucleation/HT nuclei/Rate law", "none");
      EXPECT_FALSE(nuclei.exist());
      EXPECT_EQ(nuclei.rate(430., x), 0.);
    }

    // (190): a sphere where nothing helps, so twice the work; and what is argued for the numbers, that a vacancy costs
    // 0.5 eV inside and 0.385 eV on the surface, four of them are in a nucleus, and a layer is 0.62 nm thick.
    TEST_F(HtNucleation, FormInsideOfLtWithTheWorkOfASphere)
    {
      const double x = 2. / 3., t0 = transition.equilibrium_temperature(x);
      for (const double below : {0., 1e-6, 50.})
        EXPECT_EQ(nuclei.bulk_rate(t0 - below, x), 0.);
      const auto without_work = [&](const double temperature, const double rate, const double n) {
        return rate * std::exp(n * nuclei.work(temperature, x) / (boltzmann * temperature));
      };
      for (const double temperature : {400., 450., 500.})
        {
          const double on_surface = without_work(temperature, nuclei.rate(temperature, x), 1.);
          const double inside = without_work(temperature, nuclei.bulk_rate(temperature, x), 2.);
          const double vacancies = std::exp(-4. * (0.5 - 0.385) * eV / (boltzmann * temperature));
          EXPECT_NEAR(inside / (on_surface / 0.62e-9 * vacancies), 1., 0.03) << temperature;
        }
      for (const char *law : {"constant", "none"})
        {
          choose(table, "Nucleation/HT nuclei/Rate law", law);
          EXPECT_EQ(nuclei.bulk_rate(450., x), 0.) << law;
        }
    }

    // What the defaults were chosen for, by the theory of Kolmogorov for large films: HT again after 9 min at
    // 330 degC in CsPbI3, and after half an hour at 450 K, a day at 150 degC in CsPbIBr2.
    TEST_F(HtNucleation, MakeFilmsBlackInTheTimesThatAreStated)
    {
      const auto half_time = [&](const double temperature, const double x) {
        const double v = -kinetics.velocity(temperature, 0., x);
        return std::cbrt(3. * std::log(2.) / (pi * nuclei.rate(temperature, x) * v * v));
      };
      EXPECT_NEAR(half_time(603.15, 0.), 9.1 * 60., 0.02 * 9.1 * 60.);
      EXPECT_NEAR(half_time(450., 2. / 3.), 33.6 * 60., 0.02 * 33.6 * 60.);
      EXPECT_NEAR(half_time(423.15, 2. / 3.), 22.2 * 3600., 0.02 * 22.2 * 3600.);
      EXPECT_GT(half_time(383.15, 2. / 3.), 365. * 86400.); // 13 K above T0 are not enough there
    }
  } // namespace
} // namespace softlattice
