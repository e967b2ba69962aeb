// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/interface_kinetics/wilson_frenkel.h"
#include "models/nucleation/simple_rates.h"
#include "models/nucleation/surface_chain.h"
#include "models/nucleation/tabulated_rate.h"
#include "tests/support/scratch_folder.h"
#include "tests/unit/model_support.h"

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

    struct ChainTest : ::testing::Test
    {
      ChainTest()
      {
        transition.declare(table);
        water.declare(table);
        vacancies.declare(table);
        kinetics.declare(table);
        chain.declare(table);
      }
      double vacancy_fraction(const Conditions &c) const
      {
        return vacancies.fraction(c.temperature,
                                  water.monolayers(c.temperature, c.relative_humidity));
      }

      ParameterTable table;
      PhaseTransition transition;
      SurfaceWater water;
      SurfaceVacancies vacancies{water};
      WilsonFrenkel kinetics{transition};
      SurfaceChain chain{transition, water, vacancies, kinetics};
    };

    struct Row
    {
      double humidity, monolayers, vacancies, rate;
    };

    // Reference calculation at 25 degC with the default parameters, two or three digits.
    constexpr std::array<Row, 7> reference = {{{0.3, 0.84, 8.1e-6, 1.4e4},
                                               {0.4, 1.00, 1.5e-5, 5.4e4},
                                               {0.5, 1.16, 2.8e-5, 2.0e5},
                                               {0.6, 1.33, 5.4e-5, 8.0e5},
                                               {0.7, 1.51, 1.1e-4, 3.7e6},
                                               {0.8, 1.74, 2.7e-4, 2.2e7},
                                               {0.9, 2.00, 7.6e-4, 1.8e8}}};

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

    TEST_F(ChainTest, LogarithmIsLinearInHumidity)
    {
      // Least squares of ln J over RH in %, 30 to 90 in steps of 5: slope 0.154, R^2 = 0.993.
      double sx = 0., sy = 0., sxx = 0., sxy = 0., syy = 0.;
      double n = 0.;
      for (double x = 30.; x < 91.; x += 5., n += 1.)
        {
          const double y = std::log(chain.wet_rate(humid(298.15, 0.01 * x), 0.));
          sx += x, sy += y, sxx += x * x, sxy += x * y, syy += y * y;
        }
      const double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
      const double r2 =
        std::pow(n * sxy - sx * sy, 2) / ((n * sxx - sx * sx) * (n * syy - sy * sy));
      EXPECT_NEAR(slope, 0.154, 0.0005);
      EXPECT_NEAR(r2, 0.993, 0.0005);
      EXPECT_GT(chain.rate(humid(298.15, 0.9), 0.) / chain.rate(humid(298.15, 0.3), 0.), 100.);
    }

    TEST_F(ChainTest, OrderInVacanciesIsTheNucleationTheorem)
    {
      double last_vacancies = 0., last_barrier = 2.;
      for (double h = 0.3; h < 0.905; h += 0.1)
        {
          const auto reduced = [&](const double humidity) {
            const double n_w = water.monolayers(298.15, humidity);
            return std::log(chain.wet_rate(humid(298.15, humidity), 0.) / (1. - std::exp(-n_w)));
          };
          const double d = 1e-4;
          const double order =
            (reduced(h + d) - reduced(h - d)) / (std::log(vacancy_fraction(humid(298.15, h + d))) -
                                                 std::log(vacancy_fraction(humid(298.15, h - d))));
          EXPECT_NEAR(order, 2., 1e-6);
          EXPECT_GT(vacancy_fraction(humid(298.15, h)), last_vacancies);
          EXPECT_LT(chain.effective_barrier(humid(298.15, h)), last_barrier * electronvolt);
          last_vacancies = vacancy_fraction(humid(298.15, h));
          last_barrier = chain.effective_barrier(humid(298.15, h)) / electronvolt;
        }
      // E_k + m (g_0 - eps_w n_w): 1.33 dry, 1.16 at 30 %, 1.06 at 60 %, 0.93 eV at 90 %
      EXPECT_NEAR(chain.effective_barrier(humid(298.15, 0.)),
                  1.33 * electronvolt,
                  0.005 * electronvolt);
      EXPECT_NEAR(chain.effective_barrier(humid(298.15, 0.3)),
                  1.16 * electronvolt,
                  0.005 * electronvolt);
      EXPECT_NEAR(chain.effective_barrier(humid(298.15, 0.6)),
                  1.06 * electronvolt,
                  0.005 * electronvolt);
      EXPECT_NEAR(chain.effective_barrier(humid(298.15, 0.9)),
                  0.93 * electronvolt,
                  0.005 * electronvolt);
    }

    TEST_F(ChainTest, HeatingAtFixedVapourPressureSuppresses)
    {
      const double pressure = 0.65 * saturation_pressure(298.15);
      const double cold = chain.rate(vapour(298.15, pressure), 0.);
      for (double celsius = 40.; celsius <= 80.; celsius += 1.)
        EXPECT_LT(chain.rate(vapour(celsius + 273.15, pressure), 0.), cold) << celsius;
    }

    TEST_F(ChainTest, HeatingWithoutTheNucleusBarrierMatchesTheReference)
    {
      set(table, "Nucleation/Nucleus energy", 0.);
      const double pressure = 0.65 * saturation_pressure(298.15);
      const auto ratio = [&](const double celsius) {
        return chain.wet_rate(vapour(celsius + 273.15, pressure), 0.) /
               chain.wet_rate(vapour(298.15, pressure), 0.);
      };
      EXPECT_NEAR(ratio(30.), 0.17, 0.01);
      EXPECT_NEAR(ratio(40.), 0.029, 0.001);
      EXPECT_NEAR(ratio(50.), 0.012, 0.0005);
      EXPECT_NEAR(ratio(60.), 0.0087, 0.0002);
      EXPECT_NEAR(ratio(80.), 0.013, 0.0005);
      // At fixed relative humidity the same chain does the opposite.
      const double at_25 = chain.wet_rate(humid(298.15, 0.65), 0.);
      EXPECT_NEAR(chain.wet_rate(humid(313.15, 0.65), 0.) / at_25, 4.5, 0.3);
      EXPECT_NEAR(chain.wet_rate(humid(353.15, 0.65), 0.) / at_25, 118., 8.);
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

    TEST_F(ChainTest, LigandsSlowNucleationDown)
    {
      const Conditions c = humid(298.15, 0.6);
      const double bare = chain.wet_rate(c, 0.);
      set(table, "Model/Surface/Ligand coverage", 0.5);
      const double covered = chain.wet_rate(c, 0.);
      EXPECT_LT(covered, bare);
      set(table, "Model/Surface/Ligand vacancy energy", 0.2 * electronvolt);
      // c_s falls by exp(-0.1 eV/kT), and J with its square.
      EXPECT_NEAR(chain.wet_rate(c, 0.) / covered,
                  std::exp(-2. * 0.1 * electronvolt / (boltzmann * 298.15)),
                  1e-3 * std::exp(-2. * 0.1 * electronvolt / (boltzmann * 298.15)));
    }

    TEST_F(ChainTest, ClassicalBarrierHasTheSameAnchorAndTheSameSigns)
    {
      choose(table, "Nucleation/Barrier", "classical");
      EXPECT_NEAR(chain.wet_rate(humid(298.15, 0.6), 0.), 8e5, 0.05 * 8e5);
      double last = 0.;
      for (double h = 0.05; h < 1.; h += 0.05)
        {
          EXPECT_GT(chain.wet_rate(humid(298.15, h), 0.), last);
          last = chain.wet_rate(humid(298.15, h), 0.);
        }
      // Without excess vacancies the barrier is S 16 pi sigma^3 / 3 dg^2: 0.17 eV at 25 degC, and its
      // growth towards T0 is all that is left beside the kinetic barrier.
      set(table, "Nucleation/Interface excess", 0.);
      set(table, "Nucleation/Classical kinetic barrier", 0.);
      const auto barrier = [&](const double temperature) {
        return 0.5 * 16. * pi * std::pow(0.02, 3) /
               (3. * std::pow(transition.driving_force(temperature), 2));
      };
      EXPECT_NEAR(barrier(298.15), 0.17 * electronvolt, 0.01 * electronvolt);
      const double n_w = water.monolayers(400., 0.5);
      EXPECT_NEAR(std::log(chain.wet_rate(humid(400., 0.5), 0.) / (1e24 * (1. - std::exp(-n_w)))),
                  barrier(298.15) / (boltzmann * 298.15) - barrier(400.) / (boltzmann * 400.),
                  1e-9);
    }

    // Dry films: X = 1 - exp(-pi J v^2 t^3 / 3) of constant nucleation and round growth.
    double film_time(const double fraction, const double rate, const double velocity)
    {
      return std::cbrt(-std::log1p(-fraction) * 3. / (pi * rate * velocity * velocity));
    }

    TEST_F(ChainTest, DryFilmsHaveTheMeasuredHalfTimeAndNose)
    {
      const auto half_time = [&](const double celsius) {
        const double temperature = celsius + 273.15;
        return film_time(0.5,
                         chain.dry_channel().rate(temperature, 0.),
                         kinetics.velocity(temperature, 0.));
      };
      const double hour = 3600.;
      EXPECT_NEAR(half_time(225.), 17. * 60., 0.01 * 17. * 60.);
      double nose = 0., shortest = 1e99;
      for (double celsius = 180.; celsius < 270.; celsius += 0.5)
        if (half_time(celsius) < shortest)
          {
            shortest = half_time(celsius);
            nose = celsius;
          }
      EXPECT_NEAR(nose, 225., 1.);
      EXPECT_GT(half_time(100.), 20. * hour);
      EXPECT_LT(half_time(100.), 35. * hour);
      EXPECT_GT(half_time(25.), 30. * 24. * hour);
      // Black-pure (< 1 %) for ten minutes at 150 and at 280 degC.
      for (const double celsius : {150., 280.})
        {
          const double temperature = celsius + 273.15;
          EXPECT_GT(film_time(0.01,
                              chain.dry_channel().rate(temperature, 0.),
                              kinetics.velocity(temperature, 0.)),
                    600.);
        }
    }

    TEST_F(ChainTest, DryRateConstantHasTheReferenceTimes)
    {
      const auto one_per_cent = [&](const double celsius) {
        return std::sqrt(-std::log(0.99)) /
               chain.dry_channel().rate_constant(celsius + 273.15, 0.) / 60.;
      };
      EXPECT_NEAR(one_per_cent(225.), 2.05, 0.005);
      EXPECT_GT(one_per_cent(150.), 13.);
      EXPECT_LT(one_per_cent(150.), 17.);
      EXPECT_GT(one_per_cent(280.), 600.);
      EXPECT_TRUE(std::isfinite(chain.dry_channel().rate_constant(298.15, 0.5)));
      EXPECT_EQ(chain.dry_channel().rate_constant(450., 0.5), 0.);
    }

    TEST_F(ChainTest, DryChannelIsSmallInHumidRoomAirAndCanBeLeftOut)
    {
      EXPECT_LT(chain.dry_rate(humid(298.15, 0.3), 0.),
                0.01 * chain.wet_rate(humid(298.15, 0.3), 0.));
      EXPECT_GT(chain.rate(humid(298.15, 0.), 0.), 0.);
      choose(table, "Nucleation/Dry channel", "left out");
      EXPECT_EQ(chain.rate(humid(298.15, 0.), 0.), 0.);
      EXPECT_EQ(chain.rate(humid(298.15, 0.6), 0.), chain.wet_rate(humid(298.15, 0.6), 0.));
    }

    TEST(ExponentialRate, IsTheClosureAtItsReference)
    {
      const PhaseTransition transition;
      const ExponentialRate law(transition);
      EXPECT_DOUBLE_EQ(law.rate(humid(298.15, 0.6), 0.), 8e5);
      EXPECT_NEAR(law.rate(humid(298.15, 0.7), 0.) / law.rate(humid(298.15, 0.6), 0.),
                  std::exp(1.5),
                  1e-10);
      EXPECT_EQ(law.rate(humid(590., 0.6), 0.), 0.);
    }

    TEST(ConstantRate, HoldsBelowT0)
    {
      const PhaseTransition transition;
      const ConstantRate law(transition);
      EXPECT_EQ(law.rate(humid(298.15, 0.), 0.), 8e5);
      EXPECT_EQ(law.rate(humid(589.9, 1.), 0.), 8e5);
      EXPECT_EQ(law.rate(humid(590.1, 1.), 0.), 0.);
      EXPECT_EQ(NoNucleation().rate(humid(298.15, 1.), 0.), 0.);
    }

    TEST(TabulatedRate, IsLogLinearAndHeldBeyondItsEnds)
    {
      const ScratchFolder folder;
      const std::string file = folder / "rates.csv";
      make_file(file, "relative humidity [%],nucleation rate [1/cm^2/s]\n30,1\n50,100\n90,1e4\n");
      const PhaseTransition transition;
      TabulatedRate law(transition);
      ParameterTable table;
      law.declare(table);
      set(table, "Nucleation/Rate table file", InputFile{file});
      law.prepare();
      EXPECT_NEAR(law.rate(humid(298.15, 0.3), 0.), 1e4, 1e-7);
      EXPECT_NEAR(law.rate(humid(298.15, 0.4), 0.), 1e5, 1e-6);
      EXPECT_NEAR(law.rate(humid(298.15, 0.7), 0.), 1e7, 1e-4);
      EXPECT_NEAR(law.rate(humid(298.15, 0.9), 0.), 1e8, 1e-3);
      EXPECT_NEAR(law.rate(humid(298.15, 0.1), 0.), 1e4, 1e-7);
      EXPECT_NEAR(law.rate(humid(298.15, 1.0), 0.), 1e8, 1e-3);
      EXPECT_EQ(law.rate(humid(600., 0.5), 0.), 0.);

      make_file(file, "relative humidity [%],nucleation rate [1/cm^2/s]\n30,0\n20,100\n");
      try
        {
          law.prepare();
          FAIL() << "a rate of zero has no logarithm";
        }
      catch (const TableFileError &error)
        {
          ASSERT_EQ(error.problems().size(), 1u);
          EXPECT_EQ(error.problems()[0].line, 2u);
        }
    }
  } // namespace
} // namespace softlattice
