// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// Fronts in mixtures against the equilibrium of two phases of different composition.
#include "tests/halides/halide_run.h"

#include <gtest/gtest.h>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  constexpr double k = constants::boltzmann;
  using constants::eV;

  struct TwoPhases
  {
    double of_lt, of_ht; // compositions
  };

  /// Common tangent of f_mix (HT) and f_mix + dg (LT), with the documented numbers and nothing of the
  /// program: dg = -24.1 J/mol/K (590 K - 330 K x - T)/V_m, w = 0.043 eV.
  TwoPhases equilibrium(const double t)
  {
    const double n = 3. * constants::avogadro / 1.426e-4, w = 0.043 * eV;
    const auto mixing = [&](const double x) {
      return n * (k * t * (x * std::log(x) + (1. - x) * std::log(1. - x)) + w * x * (1. - x));
    };
    const double slope = 24.1 * 330. / 1.426e-4;
    const auto driving = [&](const double x) { return -24.1 * (590. - t) / 1.426e-4 + slope * x; };
    const auto with_potential = [&](const double mu) {
      double low = 1e-12, high = 1. - 1e-12;
      for (int i = 0; i < 200; ++i)
        {
          const double x = 0.5 * (low + high);
          const double here = n * (k * t * std::log(x / (1. - x)) + w * (1. - 2. * x));
          (here < mu ? low : high) = x;
        }
      return 0.5 * (low + high);
    };
    double low = -5e8, high = 5e8;
    for (int i = 0; i < 200; ++i)
      {
        const double mu = 0.5 * (low + high);
        const double ht = with_potential(mu), lt = with_potential(mu - slope);
        const double difference = (mixing(lt) + driving(lt) - mu * lt) - (mixing(ht) - mu * ht);
        // LT holds less bromide: its grand potential falls more slowly with mu.
        (difference < 0. ? low : high) = mu;
      }
    const double mu = 0.5 * (low + high);
    return {with_potential(mu - slope), with_potential(mu)};
  }

  TEST(CompositionFront, StopsWhereBothPhasesAreAtEquilibrium)
  {
    HalideRun run("composition_front",
                  {"Geometry/Size = 500 nm, 30 nm",
                   "Model/Mixed halide/Mobility/Ratio of LT to HT = 1",
                   "Model/Interface/Width = 30 nm",
                   "Discretisation/Points per interface = 16",
                   "Initial state/Front position = 150 nm",
                   "Output/LT fraction increment = 100 %",
                   "Time/End time = 1000 h"});
    const double mean = run.mean();
    double energy = run.free_energy();
    while (run.now() < 14400.)
      {
        run.step_towards(14400.);
        const double next = run.free_energy();
        EXPECT_LE(next, energy + 1e-9 * std::abs(energy)) << run.now();
        energy = next;
      }
    const Measured at_rest = run.measure();
    EXPECT_NEAR(at_rest.fields[0].mean, mean, 1e-10);
    const TwoPhases expected = equilibrium(475.15);
    EXPECT_NEAR(at_rest.fields[0].lowest, expected.of_lt, 1e-3);
    EXPECT_NEAR(at_rest.fields[0].highest, expected.of_ht, 1e-3);
    // The lever rule, but for the interface of 30 nm in which neither phase is.
    EXPECT_NEAR(at_rest.fields[1].mean,
                (expected.of_ht - mean) / (expected.of_ht - expected.of_lt),
                0.005);
  }
} // namespace
