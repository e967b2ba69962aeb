// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/constants.h"
#include "models/interface_kinetics/constant_mobility.h"
#include "models/interface_kinetics/wilson_frenkel.h"
#include "tests/unit/model_support.h"

#include <cmath>

namespace softlattice
{
  namespace
  {
    using constants::boltzmann;
    using constants::electronvolt;

    struct KineticsTest : ::testing::Test
    {
      KineticsTest()
      {
        transition.declare(table);
        water.declare(table);
        kinetics.declare(table);
      }
      void set_bromide(const double x) { test::set(table, "Model/Free energy/Br fraction", x); }

      ParameterTable table;
      PhaseTransition transition;
      SurfaceWater water;
      WilsonFrenkel kinetics{transition, water};
    };

    TEST_F(KineticsTest, HasTheAnchoredVelocities)
    {
      // Dry: 30 nm/s at 498 K in the pure iodide.
      EXPECT_NEAR(kinetics.velocity(498., 0.), 30e-9, 1e-15);
      // Wet: 30 nm/s at 25 degC, times 1 + 0.1 per monolayer, of which the first opens the channel by
      // 1 - exp(-4) = 98.2 %; the dry channel is 5000 times slower.
      EXPECT_NEAR(kinetics.velocity(298.15, 1.), 33e-9 * (1. - std::exp(-4.)), 0.02e-9);
      // LT to HT: 10 nm/s at 450 K for x = 2/3.
      set_bromide(2. / 3.);
      EXPECT_NEAR(kinetics.velocity(450., 0.), -10e-9, 1e-15);
    }

    TEST_F(KineticsTest, IsArrheniusOnceTheDrivingForceIsDividedOut)
    {
      const auto per_saturation = [&](const double temperature) {
        const double u = std::abs(transition.molar_difference(temperature)) /
                         (constants::gas_constant * temperature);
        return std::abs(kinetics.velocity(temperature, 0.)) / -std::expm1(-u);
      };
      const auto slope = [&](const double a, const double b) {
        return -boltzmann * std::log(per_saturation(b) / per_saturation(a)) / (1. / b - 1. / a);
      };
      EXPECT_NEAR(slope(400., 500.), 0.6 * electronvolt, 1e-9 * electronvolt);
      // Detailed balance: from LT the barrier is higher by the enthalpy, 24.1 J/mol/K times T0.
      const double per_molecule = 1. / constants::avogadro;
      EXPECT_NEAR(slope(600., 640.),
                  0.6 * electronvolt + 24.1 * 590. * per_molecule,
                  1e-9 * electronvolt);
      // CsPbIBr2: 2 eV on heating, 400 to 470 K, as it is measured there.
      set_bromide(2. / 3.);
      EXPECT_NEAR(slope(400., 430.), 2.0 * electronvolt, 1e-9 * electronvolt);
      EXPECT_NEAR(slope(430., 470.), 2.0 * electronvolt, 1e-9 * electronvolt);
      EXPECT_NEAR(slope(300., 330.),
                  2.0 * electronvolt - 24.1 * 370. * per_molecule,
                  1e-9 * electronvolt);
    }

    // Microscopic reversibility: near equilibrium a front has one mobility, whichever way it goes.
    TEST_F(KineticsTest, HasOneMobilityOnBothSidesOfT0)
    {
      for (const double x : {0., 0.1, 1. / 3., 0.5, 2. / 3., 0.9, 1.})
        {
          set_bromide(x);
          const double t0 = transition.equilibrium_temperature();
          for (const double n_w : {0., 1e-3, 0.1, 0.8, 2.})
            {
              const double at = kinetics.mobility(t0, n_w);
              // 2 eV over 1 mK at 260 K is 3.4e-4; the driving force itself cancels.
              EXPECT_NEAR(kinetics.mobility(t0 - 1e-3, n_w) / at, 1., 4e-4) << x << ' ' << n_w;
              EXPECT_NEAR(kinetics.mobility(t0 + 1e-3, n_w) / at, 1., 4e-4) << x << ' ' << n_w;
              // The same distance from T0 on either side: v is odd up to the change of the rate.
              const double below = kinetics.velocity(t0 - 0.1, n_w);
              const double above = kinetics.velocity(t0 + 0.1, n_w);
              EXPECT_NEAR(-above / below, 1., 0.08) << x << ' ' << n_w;
            }
        }
    }

    TEST_F(KineticsTest, MobilityIsGeometricBetweenTheTwoCompositions)
    {
      // Without the common factor of the driving force at T, which differs.
      const auto crossing = [&](const double x) {
        const double u = transition.molar_difference(350., x) / (constants::gas_constant * 350.);
        return kinetics.mobility(350., 0., x) * u / std::expm1(u);
      };
      EXPECT_NEAR(crossing(1. / 3.) / std::sqrt(crossing(0.) * crossing(2. / 3.)), 1., 1e-12);
      EXPECT_NEAR(crossing(0.9) / crossing(2. / 3.), 1., 1e-12);
    }

    TEST_F(KineticsTest, StandsStillAtT0AndTurnsThereDryOrWet)
    {
      for (const double x : {0., 1. / 3., 2. / 3.})
        {
          set_bromide(x);
          const double t0 = transition.equilibrium_temperature();
          for (const double n_w : {0., 0.8, 2.})
            {
              EXPECT_EQ(kinetics.velocity(t0, n_w), 0.);
              EXPECT_GT(kinetics.velocity(t0 - 1e-3, n_w), 0.);
              EXPECT_LT(kinetics.velocity(t0 + 1e-3, n_w), 0.);
              EXPECT_TRUE(std::isfinite(kinetics.mobility(t0, n_w)));
              EXPECT_GT(kinetics.mobility(t0, n_w), 0.);
            }
        }
    }

    TEST_F(KineticsTest, GrowthDependsWeaklyOnHumidity)
    {
      const double dry = kinetics.velocity(298.15, water.monolayers(298.15, 0.3));
      const double humid = kinetics.velocity(298.15, water.monolayers(298.15, 0.9));
      EXPECT_GT(humid, dry);
      EXPECT_LT(humid / dry - 1., 0.3);
    }

    TEST_F(KineticsTest, WaterOpensTheWetChannelWithoutAJump)
    {
      double last = kinetics.velocity(298.15, 0.);
      EXPECT_LT(last, 1e-11);
      EXPECT_NEAR(kinetics.velocity(298.15, 1e-9), last, 1e-14);
      for (double n = 1e-3; n < 3.; n *= 1.1)
        {
          EXPECT_GT(kinetics.velocity(298.15, n), last);
          last = kinetics.velocity(298.15, n);
        }
    }

    TEST_F(KineticsTest, VelocityIsMobilityTimesDrivingForce)
    {
      for (const double temperature : {298.15, 450., 580., 620.})
        EXPECT_DOUBLE_EQ(kinetics.velocity(temperature, 0.5),
                         -kinetics.mobility(temperature, 0.5) *
                           transition.driving_force(temperature));
      // 30 nm/s over 4.93e7 J/m^3 is 6.1e-16 m^4/(J s).
      EXPECT_NEAR(kinetics.mobility(298.15, 1.) / (1.1 * (1. - std::exp(-4.))), 6.1e-16, 0.05e-16);
    }

    TEST_F(KineticsTest, RejectsAnAnchorAtEquilibrium)
    {
      EXPECT_TRUE(table.findings().empty());
      test::set(table, "Model/Interface kinetics/LT to HT/Reference temperature", 370.2);
      ASSERT_EQ(table.findings().size(), 1u);
      EXPECT_EQ(table.findings()[0].severity, Finding::Severity::error);
    }

    TEST_F(KineticsTest, RejectsTwoMobilitiesOfOneComposition)
    {
      test::set(table, "Model/Interface kinetics/LT to HT/Reference Br fraction", 0.);
      ASSERT_EQ(table.findings().size(), 1u);
      EXPECT_EQ(table.findings()[0].severity, Finding::Severity::error);
    }

    TEST_F(KineticsTest, WaterHelpsTheFrontBesidePatchesOfLigands)
    {
      const double bare = kinetics.velocity(298.15, 1.5), dry = kinetics.velocity(298.15, 0.);
      test::set(table, "Model/Surface/Ligand coverage", 0.25);
      const Conditions c = test::humid(298.15, 0.7);
      SurfaceLayer beside = water.layer(c);
      EXPECT_EQ(beside.share, 0.75);
      EXPECT_EQ(beside.water, water.monolayers(c.temperature, c.relative_humidity));
      beside.water = 1.5;
      EXPECT_NEAR(kinetics.velocity(298.15, beside), dry + 0.75 * (bare - dry), 1e-15 * bare);
    }

    TEST(ConstantMobility, IsConstant)
    {
      const PhaseTransition transition;
      const ConstantMobility law(transition);
      EXPECT_EQ(law.mobility(298.15, 0.), law.mobility(900., 2.));
      EXPECT_EQ(law.velocity(590., 1.), 0.);
      EXPECT_NEAR(law.velocity(298.15, 0.), 100e-9, 2e-9);
    }
  } // namespace
} // namespace softlattice
