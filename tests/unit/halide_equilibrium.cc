// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/halide_energy.h"
#include "models/mixed_halide/light_equilibrium.h"
#include "models/mixed_halide/phase_diagram.h"
#include "models/model_set.h"
#include "tests/unit/model_support.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr double k = constants::boltzmann;

    /// A linear gap and a critical temperature.
    struct System
    {
      System(const double critical_temperature, const double slope, const double most = 1e26)
      {
        mixing.declare(table);
        gap.declare(table);
        carriers.declare(table);
        test::set(table, "Model/Mixed halide/Interaction energy", 2. * k * critical_temperature);
        test::set(table, "Model/Mixed halide/Band gap/Heavy end", 1.7 * eV);
        test::set(table, "Model/Mixed halide/Band gap/Light end", (1.7 + slope) * eV);
        test::set(table, "Model/Mixed halide/Carriers/Site density", most);
      }
      LightEquilibrium at(const double temperature) const
      {
        return {energy, gap, carriers, temperature};
      }
      ParameterTable table;
      PhaseTransition transition;
      RegularSolution mixing{transition};
      HalideEnergy energy{mixing};
      BandGap gap;
      Photocarriers carriers;
    };

    struct Row
    {
      double critical_temperature, slope, x0, x, work, local, threshold;
    };
    // The estimates that are usually made by hand: W at 300 K for a given composition of the nucleus,
    // the local density at which n_loc dEg = W, and N = n_loc exp(-dEg/kT). [K, eV, J/m^3, 1/m^3]
    const Row by_hand[] = {{250., 0.57, 0.5, 0.2, 2.2e6, 8e25, 1.1e23},
                           {280., 0.57, 0.5, 0.2, 1.3e6, 4.7e25, 6.4e22},
                           {280., 0.57, 0.67, 0.2, 2.9e6, 6.6e25, 2.1e21},
                           {320., 0.70, 0.5, 0.2, 3.9e4, 1.2e24, 3.4e20},
                           {343., 0.70, 0.4, 0.2, 2.6e3, 1.2e23, 5e20}};

    TEST(LightEquilibrium, HasTheWorkOfTheEstimatesByHand)
    {
      for (const Row &row : by_hand)
        {
          const System system(row.critical_temperature, row.slope);
          const LightEquilibrium light = system.at(300.);
          const double work = light.work_in_the_dark(row.x0, row.x);
          const double fall = row.slope * (row.x0 - row.x) * eV;
          const double local = work / fall;
          const double threshold = local * std::exp(-fall / (k * 300.));
          // The numbers are rounded to two figures, or one, and depend on k and V_m to a per cent.
          EXPECT_NEAR(work / row.work, 1., 0.05) << row.critical_temperature << ' ' << row.x0;
          EXPECT_NEAR(local / row.local, 1., 0.10) << row.critical_temperature << ' ' << row.x0;
          EXPECT_NEAR(threshold / row.threshold, 1., 0.12)
            << row.critical_temperature << ' ' << row.x0;
        }
    }

    TEST(LightEquilibrium, ThresholdWithoutFillingIsThatOfAnIdealGas)
    {
      // For n_m so large that it does not matter R = W - kT N (e^y - 1 - y), y = slope (x0 - x)/kT:
      // the nucleus gains the pressure of its carriers, kT per pair, and not their fall in energy.
      const System system(250., 0.57, 1e34);
      const LightEquilibrium light = system.at(300.);
      const double x0 = 0.5, kt = k * 300.;
      double least = 1e300, best = 0.;
      for (int i = 1; i < 4990; ++i)
        {
          const double x = 1e-4 * i, y = 0.57 * eV * (x0 - x) / kt;
          const double one = light.work_in_the_dark(x0, x) / (kt * (std::expm1(y) - y));
          if (one < least)
            {
              least = one;
              best = x;
            }
        }
      const auto found = light.threshold(x0);
      ASSERT_TRUE(found);
      EXPECT_NEAR(found->carriers / least, 1., 1e-4);
      EXPECT_NEAR(found->nucleus.composition, best, 2e-4);
      // At the threshold the nucleus is neither favoured nor not.
      EXPECT_NEAR(light.work(x0, found->nucleus.composition, found->carriers),
                  0.,
                  1e-6 * light.work_in_the_dark(x0, found->nucleus.composition));
      EXPECT_FALSE(light.nucleus(x0, 0.99 * found->carriers));
      ASSERT_TRUE(light.nucleus(x0, 1.01 * found->carriers));
      EXPECT_NEAR(light.nucleus(x0, 1.01 * found->carriers)->composition, best, 0.02);
    }

    TEST(LightEquilibrium, FillingRaisesTheThresholdAndCanMakeItUnreachable)
    {
      double before = 0.;
      for (const double most : {1e30, 1e27, 3e26, 1e26})
        {
          const System system(280., 0.57, most);
          const auto found = system.at(300.).threshold(0.67);
          ASSERT_TRUE(found) << most;
          EXPECT_GT(found->carriers, before) << most;
          EXPECT_LT(found->nucleus.carrier_density, most);
          before = found->carriers;
        }
      // W at 0.2 is 2.9e6 J/m^3; the most that carriers can give is n_m times their fall in energy,
      // 4e5 J/m^3 at 1e25 1/m^3.
      const System system(280., 0.57, 1e25);
      const auto found = system.at(300.).threshold(0.67);
      // Near the reservoir there may be an instability yet, but never a nucleus so far away.
      if (found)
        {
          EXPECT_GT(found->nucleus.composition, 0.2);
        }
      EXPECT_GT(system.at(300.).work(0.67, 0.2, 1e23), 0.);
      EXPECT_GT(system.at(300.).work(0.67, 0.2, 1e24), 0.);
    }

    TEST(LightEquilibrium, InstabilityNeedsOrdersOfMagnitudeMoreThanANucleus)
    {
      // N (dE/dx)^2/kT = n_X [kT/(x (1 - x)) - 2w] without filling: 7e18 1/cm^3 for Cs at T_c = 280 K
      const System system(280., 0.57, 1e30);
      const LightEquilibrium light = system.at(300.);
      const auto unstable = light.instability(0.5);
      ASSERT_TRUE(unstable);
      const double kt = k * 300., slope = 0.57 * eV;
      EXPECT_NEAR(*unstable,
                  system.mixing.site_density() * (4. * kt - 4. * k * 280.) * kt / (slope * slope),
                  1e-4 * *unstable);
      EXPECT_NEAR(*unstable, 7e24, 1e24);
      EXPECT_GT(*unstable, 10. * light.threshold(0.5)->carriers);
    }

    TEST(LightEquilibrium, InTheDarkIsTheMiscibilityGap)
    {
      const System system(343., 0.70);
      const LightEquilibrium light = system.at(300.);
      const auto pair = MixingCurve(system.energy, 300.).binodal();
      ASSERT_TRUE(pair);
      const auto found = light.binodal(0.);
      ASSERT_TRUE(found);
      EXPECT_NEAR(found->lower, pair->lower, 1e-4);
      EXPECT_NEAR(found->upper, pair->upper, 1e-4);
      EXPECT_EQ(light.threshold(0.4)->carriers, 0.);
      EXPECT_EQ(*light.instability(0.5), 0.);
      EXPECT_FALSE(system.at(350.).binodal(0.));
    }

    TEST(LightEquilibrium, LightWidensTheGapAtTheThreshold)
    {
      const System system(250., 0.57, 1e27);
      const LightEquilibrium light = system.at(300.);
      const double carriers = 1e24;
      const auto pair = light.binodal(carriers);
      ASSERT_TRUE(pair);
      EXPECT_NEAR(light.threshold(pair->lower)->carriers / carriers, 1., 1e-3);
      EXPECT_NEAR(light.threshold(pair->upper)->carriers / carriers, 1., 1e-3);
      // The same carriers demix methylammonium, whose gap is steeper, from a lower composition on.
      const auto of_ma = System(250., 0.70, 1e27).at(300.).binodal(carriers);
      ASSERT_TRUE(of_ma);
      EXPECT_LT(of_ma->lower, pair->lower);
    }

    TEST(LightEquilibrium, MethylammoniumNeedsLessLightThanCesium)
    {
      // V15, with the same n_m, at 350 K, where both mix in the dark: T_c = 343 K and 0.70 eV against 250 K
      // and 0.58 eV.
      for (const double most : {1e26, 1e27})
        {
          const auto of_ma = System(343., 0.70, most).at(350.).threshold(0.5);
          const auto of_cs = System(250., 0.58, most).at(350.).threshold(0.5);
          ASSERT_TRUE(of_ma) << most;
          EXPECT_GT(of_ma->carriers, 0.);
          if (of_cs)
            {
              EXPECT_LT(of_ma->carriers, 0.3 * of_cs->carriers) << most;
            }
        }
    }

    TEST(PhaseDiagram, HasARowPerTemperatureAndClosesAtTheCriticalOne)
    {
      ModelSet models;
      ParameterTable table;
      models.declare(table);
      test::set(table, "Model/Mixed halide/Interaction energy", 0.0591 * eV);
      test::set(table, "Model/Mixed halide/Carriers/Site density", 1e27);
      PhaseDiagramSettings settings;
      settings.lowest_temperature = 300.;
      settings.highest_temperature = 400.;
      settings.n_temperatures = 3;
      settings.n_compositions = 5;
      const auto rows = phase_diagram(models.halide(), settings);
      ASSERT_EQ(rows.size(), 3u);
      EXPECT_EQ(rows[1].temperature, 350.);
      EXPECT_TRUE(rows[0].binodal && rows[0].spinodal);
      EXPECT_FALSE(rows[1].binodal || rows[1].spinodal); // 343 K
      for (const DiagramRow &row : rows)
        {
          ASSERT_EQ(row.mixtures.size(), 5u);
          EXPECT_NEAR(row.mixtures[2].composition, 0.5, 1e-15);
        }
      EXPECT_EQ(rows[0].mixtures[2].threshold->carriers, 0.);
      ASSERT_TRUE(rows[2].mixtures[2].threshold);
      EXPECT_GT(rows[2].mixtures[2].threshold->carriers, 0.);
      settings.lowest_temperature = 500.;
      ParameterTable own;
      settings.declare(own);
      EXPECT_EQ(own.findings().size(), 1u);
    }
  } // namespace
} // namespace softlattice
