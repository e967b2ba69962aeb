// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// PFHub benchmarks 1b, 7a and 8a from their case files, against independent pseudo-spectral
// computations (1b: cosine series, 200^2 modes at tolerance 1e-5 and 300^2 at 5e-6, which agree to
// 2e-5; 8a: Fourier series) and exact solutions. Names that begin with Long are for the label long.
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <utility>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  TEST(Benchmark1b, EnergyFallsAsItShouldAndMassStays)
  {
    CaseRun run("pfhub_1b");
    const double initial_mean = run.mean();
    double energy = run.free_energy();
    EXPECT_NEAR(energy / 319.0432, 1., 1e-4);
    for (const auto &[end, expected] : {std::pair<double, double>{10., 304.14}, {100., 129.880}})
      {
        while (run.now() < end)
          {
            const double before = energy;
            const StepResult step = run.step_towards(end);
            energy = run.free_energy();
            // The law is of steps; a change of the mesh interpolates.
            if (!step.remeshed)
              {
                ASSERT_LE(energy, before * (1. + 1e-9)) << "t = " << run.now();
              }
          }
        EXPECT_NEAR(energy / expected, 1., 3e-3) << "t = " << end;
        EXPECT_NEAR(run.mean() / initial_mean, 1., 1e-12);
        std::printf("  F(%g) = %.4f, drift %.1e, %u steps, %u remeshed, %.1f Krylov iterations per "
                    "solve, %lu unknowns\n",
                    end,
                    energy,
                    run.mean() / initial_mean - 1.,
                    run.n_steps,
                    run.n_remeshed,
                    double(run.n_krylov) / run.n_solves,
                    run.n_unknowns());
      }
    EXPECT_GE(run.n_remeshed, 1u);
  }

  TEST(Long1b, AdaptiveEqualsUniform)
  {
    CaseRun adaptive("pfhub_1b");
    CaseRun uniform("pfhub_1b", {"Discretisation/Adaptive = false"});
    adaptive.advance_to(100.);
    uniform.advance_to(100.);
    std::printf("  F(100) = %.4f adaptive, %.4f uniform; unknowns times steps %.3g and %.3g\n",
                adaptive.free_energy(),
                uniform.free_energy(),
                adaptive.work,
                uniform.work);
    EXPECT_NEAR(adaptive.free_energy() / uniform.free_energy(), 1., 5e-3);
  }

  TEST(Benchmark8a, ANucleusBelowTheCriticalRadiusShrinks)
  {
    CaseRun run("pfhub_8a_099");
    EXPECT_NEAR(run.mean() / 0.0082142, 1., 1e-3);
    EXPECT_NEAR(run.free_energy() / 3.64354, 1., 1e-3);
    run.advance_to(50.);
    std::printf("  Y(50) = %.7f\n", run.mean());
    EXPECT_NEAR(run.mean() / 0.0070003, 1., 5e-3);
    run.advance_to(100.);
    EXPECT_LT(run.mean(), 1e-4);
  }

  TEST(Benchmark8a, ANucleusOfTheCriticalRadiusShrinks)
  {
    CaseRun run("pfhub_8a_100");
    EXPECT_NEAR(run.mean() / 0.0083705, 1., 1e-3);
    EXPECT_NEAR(run.free_energy() / 3.64392, 1., 1e-3);
    run.advance_to(100.);
    std::printf("  Y(100) = %.7f\n", run.mean());
    EXPECT_NEAR(run.mean() / 0.0077431, 1., 5e-3);
    run.advance_to(200.);
    EXPECT_LT(run.mean(), 1e-4);
  }

  TEST(Benchmark8a, ANucleusAboveTheCriticalRadiusGrows)
  {
    CaseRun run("pfhub_8a_101");
    EXPECT_NEAR(run.mean() / 0.0085284, 1., 1e-3);
    run.advance_to(100.);
    std::printf("  Y(100) = %.7f F(100) = %.4f, %u steps, %lu unknowns\n",
                run.mean(),
                run.free_energy(),
                run.n_steps,
                run.most_unknowns);
    EXPECT_NEAR(run.mean() / 0.0153830, 1., 5e-3);
    EXPECT_NEAR(run.free_energy() / 3.1061, 1., 5e-3);
  }

  TEST(Benchmark8a, AdaptiveEqualsUniform)
  {
    CaseRun adaptive("pfhub_8a_101");
    CaseRun uniform("pfhub_8a_101", {"Discretisation/Adaptive = false"});
    adaptive.advance_to(100.);
    uniform.advance_to(100.);
    std::printf("  Y(100) = %.7f adaptive, %.7f uniform; unknowns times steps %.3g and %.3g\n",
                adaptive.mean(),
                uniform.mean(),
                adaptive.work,
                uniform.work);
    EXPECT_NEAR(adaptive.mean() / uniform.mean(), 1., 5e-3);
  }

  /// Of eta at t = 8, uniform mesh.
  double error_of_7a(const unsigned int degree, const unsigned int level)
  {
    CaseRun run("pfhub_7a",
                {"Discretisation/Polynomial degree = " + std::to_string(degree),
                 "Discretisation/Finest level = " + std::to_string(level),
                 "Discretisation/Adaptive = false",
                 "Time/Relative tolerance = 1e-6"});
    run.advance_to(8.);
    const auto equations = make_equations(run.what);
    const double error = run.simulation->fields().l2_error(0, [&](const auto &place) {
      return equations->exact_solution(0, place, 8.);
    });
    std::printf("  7a degree %u level %u: %lu unknowns, %u steps, error %.3e\n",
                degree,
                level,
                run.n_unknowns(),
                run.n_steps,
                error);
    return error;
  }

  void expect_order_of_7a(const unsigned int degree, const unsigned int level)
  {
    const double coarse = error_of_7a(degree, level), fine = error_of_7a(degree, level + 1);
    EXPECT_GE(std::log2(coarse / fine), degree + 1. - 0.3) << "degree " << degree;
  }

  TEST(Benchmark7a, TheErrorFallsWithTheMesh)
  {
    expect_order_of_7a(2, 5);
    expect_order_of_7a(3, 5);
  }

  TEST(Long7a, TheErrorOfDegreeFourFallsWithTheMesh)
  {
    expect_order_of_7a(4, 5);
  }
} // namespace
