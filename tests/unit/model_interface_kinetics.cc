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
        kinetics.declare(table);
      }
      ParameterTable table;
      PhaseTransition transition;
      WilsonFrenkel kinetics{transition};
    };

    TEST_F(KineticsTest, HasTheAnchoredVelocities)
    {
      // Dry: 30 nm/s at 498 K in the pure iodide.
      EXPECT_NEAR(kinetics.velocity(498., 0.), 30e-9, 1e-15);
      // Wet: 100 nm/s at 25 degC, times 1 + 0.1 per monolayer; the dry channel is 10^5 times slower.
      EXPECT_NEAR(kinetics.velocity(298.15, 1.), 110e-9, 0.1e-9);
      // LT to HT: 10 nm/s at 450 K for x = 2/3.
      test::set(table, "Model/Free energy/Br fraction", 2. / 3.);
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
      EXPECT_NEAR(slope(400., 500.), 0.8 * electronvolt, 1e-9 * electronvolt);
      EXPECT_NEAR(slope(600., 640.), 2.0 * electronvolt, 1e-9 * electronvolt);
    }

    TEST_F(KineticsTest, StandsStillAtT0AndTurnsThereDryOrWet)
    {
      for (const double x : {0., 1. / 3., 2. / 3.})
        {
          test::set(table, "Model/Free energy/Br fraction", x);
          const double t0 = transition.equilibrium_temperature();
          for (const double water : {0., 0.8, 2.})
            {
              EXPECT_EQ(kinetics.velocity(t0, water), 0.);
              EXPECT_GT(kinetics.velocity(t0 - 1e-3, water), 0.);
              EXPECT_LT(kinetics.velocity(t0 + 1e-3, water), 0.);
              EXPECT_TRUE(std::isfinite(kinetics.mobility(t0, water)));
              EXPECT_GT(kinetics.mobility(t0, water), 0.);
              // Linear near T0: the mobility does not run away.
              EXPECT_NEAR(kinetics.mobility(t0 - 0.1, water) / kinetics.mobility(t0, water),
                          1.,
                          0.05);
            }
        }
    }

    TEST_F(KineticsTest, GrowthDependsWeaklyOnHumidity)
    {
      const SurfaceWater water;
      const double dry = kinetics.velocity(298.15, water.monolayers(298.15, 0.3));
      const double humid = kinetics.velocity(298.15, water.monolayers(298.15, 0.9));
      EXPECT_GT(humid, dry);
      EXPECT_LT(humid / dry - 1., 0.3);
    }

    TEST_F(KineticsTest, WaterOpensTheWetChannelWithoutAJump)
    {
      double last = kinetics.velocity(298.15, 0.);
      EXPECT_LT(last, 1e-12);
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
      // 100 nm/s over 4.9e7 J/m^3 is 2.0e-15 m^4/(J s).
      EXPECT_NEAR(kinetics.mobility(298.15, 1.) / 1.1, 2.0e-15, 0.05e-15);
    }

    TEST_F(KineticsTest, RejectsAnAnchorAtEquilibrium)
    {
      EXPECT_TRUE(table.findings().empty());
      test::set(table, "Model/Interface kinetics/LT to HT/Reference temperature", 370.2);
      ASSERT_EQ(table.findings().size(), 1u);
      EXPECT_EQ(table.findings()[0].severity, Finding::Severity::error);
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
