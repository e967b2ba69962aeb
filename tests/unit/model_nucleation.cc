// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/local_conditions.h"
#include "solver/nucleation/nucleus.h"
#include "tests/unit/nucleation_chain.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace softlattice
{
  namespace
  {
    using constants::boltzmann;
    using constants::electronvolt;
    using constants::pi;
    using test::choose;
    using test::humid;
    using test::set;
    using test::vapour;

    using ChainTest = test::NucleationChain;

    struct Row
    {
      double humidity, monolayers, vacancies, rate;
    };

    // Reference calculation at 25 degC with the default parameters, independent of this program.
    constexpr std::array<Row, 7> reference = {{{0.3, 0.84, 8.1e-6, 1.4},
                                               {0.4, 1.00, 1.5e-5, 20.},
                                               {0.5, 1.16, 2.8e-5, 2.6e2},
                                               {0.6, 1.33, 5.4e-5, 3.8e3},
                                               {0.7, 1.51, 1.1e-4, 7.6e4},
                                               {0.8, 1.74, 2.7e-4, 2.5e6},
                                               {0.9, 2.00, 7.6e-4, 1.7e8}}};

    /// Half a unit of the second digit.
    double rounding(const double value)
    {
      return 0.5000001 * std::pow(10., std::floor(std::log10(value)) - 1.);
    }

    TEST_F(ChainTest, ReproducesTheReferenceTable)
    {
      for (const Row &row : reference)
        {
          const Conditions c = humid(298.15, row.humidity);
          EXPECT_NEAR(water.monolayers(298.15, row.humidity), row.monolayers, 0.0051)
            << row.humidity;
          EXPECT_NEAR(vacancy_fraction(c), row.vacancies, rounding(row.vacancies)) << row.humidity;
          EXPECT_NEAR(chain.wet_rate(c, 0.), row.rate, rounding(row.rate)) << row.humidity;
        }
    }

    // (321): the odds of vacancies on the surface go with those below; J_wet with c_s^m, J_dry with nothing of it.
    TEST_F(ChainTest, FollowsTheVacanciesBelowTheSurface)
    {
      const Conditions around = humid(298.15, 0.8);
      const double c = vacancy_fraction(around);
      for (const double excess : {-3., 0.5, 3., 30.})
        {
          LocalConditions local;
          local.vacancy_excess = excess;
          const Conditions here = at_place(around, local);
          const double odds = std::exp(excess) * c / (1. - c);
          EXPECT_NEAR(chain.wet_rate(here, 0.) / chain.wet_rate(around, 0.) /
                        std::pow(odds / (1. + odds) / c, 4.),
                      1.,
                      1e-11)
            << excess;
          EXPECT_EQ(chain.dry_rate(here, 0.), chain.dry_rate(around, 0.));
          EXPECT_FALSE(are_alike(here, around));
        }
      // Between two times it is linear, as the other conditions are.
      ConditionsOverStep step{1., 3., {}, {}};
      step.begin.vacancy_excess = 1.;
      step.end.vacancy_excess = 2.;
      EXPECT_NEAR(*step.at(1.5).vacancy_excess, 1.25, 1e-15);
    }

    // Observed (Lin 2021, abstract): the rate grows exponentially with the humidity. At every composition
    // that has a yellow phase at room temperature, not in the iodide alone.
    TEST_F(ChainTest, LogarithmIsLinearInHumidityAtEveryComposition)
    {
      for (const double bromide : {0., 1. / 3., 2. / 3.})
        {
          double sx = 0., sy = 0., sxx = 0., sxy = 0., syy = 0.;
          double n = 0.;
          for (double x = 30.; x < 91.; x += 5., n += 1.)
            {
              const double y = std::log(chain.rate(humid(298.15, 0.01 * x), bromide));
              sx += x, sy += y, sxx += x * x, sxy += x * y, syy += y * y;
            }
          const double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
          const double r2 =
            std::pow(n * sxy - sx * sy, 2) / ((n * sxx - sx * sx) * (n * syy - sy * sy));
          EXPECT_NEAR(slope, 0.305, 0.01) << bromide;
          EXPECT_GT(r2, 0.98) << bromide;
        }
    }

    // CsPbIBr2 switches in moist air (Lin 2018, Bischak 2020): a crystal of 10 um waits for hours there.
    TEST_F(ChainTest, CrystalsOfCsPbIBr2NucleateInMoistAir)
    {
      const double area = 1e-10, minute = 60., day = 86400.;
      const double moist = 1. / (area * chain.rate(humid(298.15, 0.8), 2. / 3.));
      EXPECT_GT(moist, minute);
      EXPECT_LT(moist, day);
      // Isolated crystals of the iodide: about a minute, an hour, a month, and for good.
      const auto wait = [&](const double humidity) {
        return 1. / (area * chain.rate(humid(298.15, humidity), 0.));
      };
      EXPECT_NEAR(wait(0.9), minute, 0.2 * minute);
      EXPECT_NEAR(wait(0.8), 3600., 0.2 * 3600.);
      EXPECT_NEAR(wait(0.6), 30. * day, 0.2 * 30. * day);
      EXPECT_GT(wait(0.3), 100. * 365. * day);
    }

    // One work of the nucleus for both channels: 1/dg^2, that of the dry nucleus without water, and less of
    // it the more water there is.
    TEST_F(ChainTest, WaterLowersTheWorkOfTheNucleus)
    {
      for (const double x : {0., 1. / 3., 2. / 3.})
        for (const double temperature : {260., 298.15, 350.})
          {
            const double dry = chain.dry_channel().work(temperature, x);
            EXPECT_NEAR(chain.nucleus_work(humid(temperature, 0.), x) / dry, 1., 1e-14);
            double last = dry;
            for (double h = 0.05; h <= 1.; h += 0.05)
              {
                const double work = chain.nucleus_work(humid(temperature, h), x);
                EXPECT_LT(work, last * (1. + 1e-14));
                last = work;
              }
            EXPECT_LT(last, 0.2 * dry);
            EXPECT_GT(last, 0.);
            const double ratio =
              transition.driving_force(298.15, 0.) / transition.driving_force(temperature, x);
            EXPECT_NEAR(dry / (chain.dry_channel().work(298.15, 0.) * ratio * ratio), 1., 1e-12);
          }
      // 3 B/(1 - T/T0)^2 with B = 1.98 meV: that of a half sphere of 10.4 mJ/m^2.
      const double dg = transition.driving_force(298.15, 0.);
      EXPECT_NEAR(chain.dry_channel().work(298.15, 0.),
                  0.5 * 16. * pi * std::pow(10.41e-3, 3) / (3. * dg * dg),
                  2e-3 * chain.dry_channel().work(298.15, 0.));
      EXPECT_TRUE(table.findings().empty());
      set(table, "Nucleation/Nucleus energy", 11e-3);
      ASSERT_EQ(table.findings().size(), 1u);
      EXPECT_EQ(table.findings()[0].severity, Finding::Severity::error);
      EXPECT_NE(table.findings()[0].fix.find("10.4e-3 J/m^2"), std::string::npos);
    }

    TEST_F(ChainTest, OrderInVacanciesIsTheNucleationTheorem)
    {
      double last_vacancies = 0., last_barrier = 2.;
      for (double h = 0.3; h < 0.905; h += 0.1)
        {
          // At a given work of the nucleus, which water lowers besides.
          const auto reduced = [&](const double humidity) {
            const double n_w = water.monolayers(298.15, humidity);
            const Conditions c = humid(298.15, humidity);
            return std::log(chain.wet_rate(c, 0.) / (1. - std::exp(-n_w))) +
                   chain.nucleus_work(c, 0.) / (boltzmann * 298.15);
          };
          const double d = 1e-4;
          const double order =
            (reduced(h + d) - reduced(h - d)) / (std::log(vacancy_fraction(humid(298.15, h + d))) -
                                                 std::log(vacancy_fraction(humid(298.15, h - d))));
          EXPECT_NEAR(order, 4., 1e-6);
          EXPECT_GT(vacancy_fraction(humid(298.15, h)), last_vacancies);
          EXPECT_LT(chain.effective_barrier(humid(298.15, h), 0.), last_barrier * electronvolt);
          last_vacancies = vacancy_fraction(humid(298.15, h));
          last_barrier = chain.effective_barrier(humid(298.15, h), 0.) / electronvolt;
        }
      // E_k + m (g_0 - eps_w n_w) + G*: 0.188 + 4 x 0.385 + 0.024 = 1.75 eV dry, 1.20 at 60 %, 0.93 at 90 %
      const auto barrier = [&](const double humidity) {
        return chain.effective_barrier(humid(298.15, humidity), 0.) / electronvolt;
      };
      EXPECT_NEAR(barrier(0.), 1.752, 0.002);
      EXPECT_NEAR(barrier(0.3), 1.395, 0.005);
      EXPECT_NEAR(barrier(0.6), 1.200, 0.005);
      EXPECT_NEAR(barrier(0.9), 0.931, 0.005);
    }

    TEST_F(ChainTest, HeatingAtFixedVapourPressureSuppresses)
    {
      const double pressure = 0.65 * saturation_pressure(298.15);
      const double cold = chain.rate(vapour(298.15, pressure), 0.);
      for (double celsius = 40.; celsius <= 80.; celsius += 1.)
        EXPECT_LT(chain.rate(vapour(celsius + 273.15, pressure), 0.), cold) << celsius;
    }

    TEST_F(ChainTest, HeatingAtFixedHumidityDoesTheOpposite)
    {
      const double at_25 = chain.wet_rate(humid(298.15, 0.65), 0.);
      EXPECT_NEAR(chain.wet_rate(humid(313.15, 0.65), 0.) / at_25, 3.7, 0.1);
      EXPECT_NEAR(chain.wet_rate(humid(353.15, 0.65), 0.) / at_25, 53., 1.);
    }

    TEST_F(ChainTest, IsZeroWhereLtIsNotStableAndFiniteEverywhere)
    {
      for (const double x : {0., 1. / 3., 2. / 3.})
        {
          set(table, "Model/Free energy/Br fraction", x);
          const double t0 = transition.equilibrium_temperature();
          for (const double h : {0., 1e-6, 0.5, 1.})
            {
              EXPECT_EQ(chain.rate(humid(t0, h), x), 0.);
              EXPECT_EQ(chain.rate(humid(t0 + 50., h), x), 0.);
              for (double temperature = 220.; temperature < t0; temperature += 3.7)
                {
                  const double j = chain.rate(humid(temperature, h), x);
                  EXPECT_TRUE(std::isfinite(j) && j >= 0.) << temperature << ' ' << h;
                }
              EXPECT_LT(chain.rate(humid(t0 - 0.1, h), x), 1e-100);
            }
        }
    }

    TEST_F(ChainTest, PatchesOfLigandsTakeTheirShareOfTheFace)
    {
      for (const double humidity : {0.3, 0.7, 0.9})
        {
          const Conditions c = humid(298.15, humidity);
          set(table, "Model/Surface/Ligand coverage", 0.);
          const double bare = chain.wet_rate(c, 0.);
          set(table, "Model/Surface/Ligand coverage", 0.5);
          EXPECT_NEAR(chain.wet_rate(c, 0.) / bare, 0.5, 1e-14);
        }
    }

    TEST_F(ChainTest, SingleLigandsSlowNucleationDown)
    {
      const Conditions c = humid(298.15, 0.7);
      const double bare = chain.wet_rate(c, 0.);
      choose(table, "Model/Surface/Ligand arrangement", "single");
      set(table, "Model/Surface/Ligand coverage", 0.5);
      const double covered = chain.wet_rate(c, 0.);
      // Half the water: 0.756 layers less, with 0.1 eV each on 4 vacancies.
      EXPECT_LT(covered, 1e-5 * bare);
      set(table, "Model/Surface/Ligand vacancy energy", 0.2 * electronvolt);
      // c_s falls by exp(-0.1 eV/kT), and J with its fourth power.
      const double factor = std::exp(-4. * 0.1 * electronvolt / (boltzmann * 298.15));
      EXPECT_NEAR(chain.wet_rate(c, 0.) / covered, factor, 1e-3 * factor);
    }

  } // namespace
} // namespace softlattice
