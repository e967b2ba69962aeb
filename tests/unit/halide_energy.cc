// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
#include "models/mixed_halide/halide_energy.h"

#include "models/mixed_halide/miscibility.h"
#include "tests/unit/model_support.h"

#include <cmath>
#include <vector>

namespace softlattice
{
  namespace
  {
    using constants::eV;
    constexpr double k = constants::boltzmann;

    /// Mixing with an interaction energy [J].
    struct Mixture
    {
      explicit Mixture(const double interaction)
      {
        mixing.declare(table);
        test::set(table, "Model/Mixed halide/Interaction energy", interaction);
      }
      ParameterTable table;
      PhaseTransition transition;
      RegularSolution mixing{transition};
      HalideEnergy energy{mixing};
    };

    TEST(HalideEnergy, IsTheRegularSolutionWithThreeSitesPerFormulaUnit)
    {
      const Mixture mixture(0.043 * eV);
      // 3 N_A/V_m with the 1.426e-4 m^3/mol of the iodide
      EXPECT_NEAR(mixture.mixing.site_density(), 1.267e28, 0.001e28);
      const double n = mixture.mixing.site_density(), kt = k * 320.;
      const MixingCurve curve(mixture.energy, 320.);
      for (const double x : {1e-9, 1e-3, 0.1, 0.5, 0.77, 1. - 1e-6})
        {
          const auto f = curve.at(x);
          const double w = 0.043 * eV;
          const double value =
            n * (kt * (x * std::log(x) + (1. - x) * std::log(1. - x)) + w * x * (1. - x));
          const double first = n * (kt * std::log(x / (1. - x)) + w * (1. - 2. * x));
          const double second = n * (kt / (x * (1. - x)) - 2. * w);
          EXPECT_NEAR(f.value, value, 1e-12 * n * kt);
          EXPECT_NEAR(f.first, first, 1e-10 * n * kt);
          EXPECT_NEAR(f.second, second, 1e-12 * n * kt / (x * (1. - x)));
        }
    }

    TEST(HalideEnergy, IsNotANumberWhereThereIsNoComposition)
    {
      // Nothing is clipped: whoever leaves 0 to 1 must see it.
      const Mixture mixture(0.043 * eV);
      const MixingCurve curve(mixture.energy, 300.);
      for (const double x : {-1e-12, -0.1, 1. + 1e-12, 1.5})
        {
          EXPECT_TRUE(std::isnan(curve.at(x).value)) << x;
          EXPECT_TRUE(std::isnan(curve.at(x).first)) << x;
        }
    }

    TEST(HalideTransformationEnergy, AddsTheTransformationOfTheLocalComposition)
    {
      const Mixture mixture(0.043 * eV);
      HalideTransformationEnergy energy(mixture.transition, mixture.mixing);
      const double w = 2e7, s = 0.3, temperature = 350.;
      energy.set_interface(w, s);
      const MixingCurve mixing(mixture.energy, temperature);
      PointState state;
      state.temperature = temperature;
      for (const double x : {0.1, 0.5, 0.9})
        for (const double eta : {0., 0.3, 1.})
          {
            const double *fields[2] = {&x, &eta};
            double value, by_x, by_eta;
            double *gradient[2] = {&by_x, &by_eta};
            energy.evaluate(1, fields, state, &value, gradient, nullptr);
            // dg(x, T) = - dS (590 - 330 x - T)/V_m
            const double h = eta * eta * eta * (10. - 15. * eta + 6. * eta * eta);
            const double dh = 30. * eta * eta * (1. - eta) * (1. - eta);
            const double dg = -24.1 * (590. - 330. * x - temperature) / 1.426e-4;
            const auto mixed = mixing.at(x);
            EXPECT_NEAR(value,
                        w * eta * eta * (1. - eta) * (1. - eta) + s * (dg * h + mixed.value),
                        1e-6);
            EXPECT_NEAR(by_x, s * (24.1 * 330. / 1.426e-4 * h + mixed.first), 1e-6);
            EXPECT_NEAR(by_eta, 2. * w * eta * (1. - eta) * (1. - 2. * eta) + s * dg * dh, 1e-6);
          }
    }

    TEST(Miscibility, BinodalIsThatOfTheRegularSolution)
    {
      // X3. By symmetry the common tangent is level: ln(x/(1 - x)) = (w/kT)(2 x - 1).
      const double w = 0.0591 * eV;
      const Mixture mixture(w);
      for (const double temperature : {200., 250., 298.15, 320., 340.})
        {
          const auto pair = MixingCurve(mixture.energy, temperature).binodal();
          ASSERT_TRUE(pair) << temperature;
          // The solution below 1/2 by bisection of this equation alone.
          double low = 1e-12, high = 0.5 - 1e-6;
          for (int i = 0; i < 200; ++i)
            {
              const double x = 0.5 * (low + high);
              const double residual =
                std::log(x / (1. - x)) - w / (k * temperature) * (2. * x - 1.);
              (residual < 0. ? low : high) = x;
            }
          EXPECT_NEAR(pair->lower, low, 1e-6) << temperature;
          EXPECT_NEAR(pair->upper, 1. - low, 1e-6) << temperature;
        }
    }

    TEST(Miscibility, SpinodalIsWhereTheCurvatureVanishes)
    {
      // x (1 - x) = kT/2w
      const double w = 0.0591 * eV, temperature = 300.;
      const Mixture mixture(w);
      const auto pair = MixingCurve(mixture.energy, temperature).spinodal();
      ASSERT_TRUE(pair);
      const double root = std::sqrt(0.25 - k * temperature / (2. * w));
      EXPECT_NEAR(pair->lower, 0.5 - root, 1e-9);
      EXPECT_NEAR(pair->upper, 0.5 + root, 1e-9);
    }

    TEST(Miscibility, GapOfMethylammoniumClosesAt343K)
    {
      // X3: T_c = w/2k; Brivio 2016 found 343 K.
      const Mixture mixture(0.0591 * eV);
      EXPECT_NEAR(mixture.mixing.critical_temperature(), 343., 0.5);
      const auto found = critical_temperature(mixture.energy, 200., 600.);
      ASSERT_TRUE(found);
      // The curvature at 1/2 is all that is seen of the gap there, over a grid of ln(x/(1 - x)) that
      // has 1/2 among its points.
      EXPECT_NEAR(*found, mixture.mixing.critical_temperature(), 1e-6 * *found);
      EXPECT_FALSE(MixingCurve(mixture.energy, 344.).binodal());
      EXPECT_FALSE(MixingCurve(mixture.energy, 344.).spinodal());
      EXPECT_FALSE(critical_temperature(mixture.energy, 400., 600.));
    }

    TEST(Miscibility, NothingDemixesWithoutRepulsion)
    {
      for (const double w : {0., -0.05 * eV})
        {
          const Mixture mixture(w);
          EXPECT_FALSE(MixingCurve(mixture.energy, 100.).binodal());
        }
    }
  } // namespace
} // namespace softlattice
