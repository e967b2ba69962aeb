// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors

// PFHub benchmarks 1b, 7a and 8a from their case files, against independent pseudo-spectral
// computations (1b: cosine series, 200^2 modes at tolerance 1e-5 and 300^2 at 5e-6, which agree to
// 2e-5; 8a: Fourier series) and exact solutions. Names that begin with Long are for the label long.
#include "solver/fields/expression_equations.h"
#include "tests/equations/case_run.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <utility>

namespace
{
  using namespace softlattice;
  using namespace softlattice::tests;

  // What the project has set itself as relative errors.
  constexpr double of_1b = 1e-3;    ///< F against the series, as at t = 1000
  constexpr double of_a_run = 5e-3; ///< of F and Y, on adaptive against uniform meshes
  constexpr double drift_of_a_remesh = 1e-12, drift_of_1b = 1e-10; ///< of the mean of c
  /// Of Y and F at the start: a twentieth of what one per cent of the radius makes of Y.
  constexpr double of_the_start = 1e-3;
  /// Y of no nucleus at all: a hundredth of the critical one.
  constexpr double gone = 1e-4;

  TEST(Benchmark1b, EnergyFallsAsItShouldAndMassStays)
  {
    CaseRun run("pfhub_1b");
    const double initial_mean = run.mean();
    double energy = run.free_energy();
    EXPECT_NEAR(energy / 319.0432, 1., 1e-4); // by quadrature of the formula, to all digits given
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
        EXPECT_NEAR(energy / expected, 1., of_1b) << "t = " << end;
        EXPECT_NEAR(run.mean() / initial_mean, 1., drift_of_a_remesh);
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

  TEST(Long1b, EnergyAndMassToThousand)
  {
    CaseRun run("pfhub_1b");
    const double initial_mean = run.mean();
    run.advance_to(1000.);
    const double energy = run.free_energy(), drift = run.mean() / initial_mean - 1.;
    std::printf("  F(1000) = %.4f, drift %.1e, %u steps, %u remeshed, %lu unknowns\n",
                energy,
                drift,
                run.n_steps,
                run.n_remeshed,
                run.n_unknowns());
    EXPECT_NEAR(energy / 73.986, 1., of_1b);
    EXPECT_NEAR(drift, 0., drift_of_1b);
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
    EXPECT_NEAR(adaptive.free_energy() / uniform.free_energy(), 1., of_a_run);
  }

  /// Of the Fourier series: Y and F at the start, and Y at a later time.
  struct Shrinking
  {
    double mean, free_energy, time, later_mean;
  };

  /// Twice as long after the nucleus has shrunk a little it is gone.
  void expect_to_shrink(const std::string &name, const Shrinking &expected)
  {
    CaseRun run(name);
    EXPECT_NEAR(run.mean() / expected.mean, 1., of_the_start);
    EXPECT_NEAR(run.free_energy() / expected.free_energy, 1., of_the_start);
    run.advance_to(expected.time);
    std::printf("  Y(%g) = %.7f\n", expected.time, run.mean());
    EXPECT_NEAR(run.mean() / expected.later_mean, 1., of_a_run);
    run.advance_to(2. * expected.time);
    EXPECT_LT(run.mean(), gone);
  }

  TEST(Benchmark8a, ANucleusBelowTheCriticalRadiusShrinks)
  {
    expect_to_shrink("pfhub_8a_099", {0.0082142, 3.64354, 50., 0.0070003});
  }

  TEST(Benchmark8a, ANucleusOfTheCriticalRadiusShrinks)
  {
    expect_to_shrink("pfhub_8a_100", {0.0083705, 3.64392, 100., 0.0077431});
  }

  TEST(Benchmark8a, ANucleusAboveTheCriticalRadiusGrows)
  {
    CaseRun run("pfhub_8a_101");
    EXPECT_NEAR(run.mean() / 0.0085284, 1., of_the_start);
    run.advance_to(100.);
    std::printf("  Y(100) = %.7f F(100) = %.4f, %u steps, %lu unknowns\n",
                run.mean(),
                run.free_energy(),
                run.n_steps,
                run.most_unknowns);
    EXPECT_NEAR(run.mean() / 0.0153830, 1., of_a_run);
    EXPECT_NEAR(run.free_energy() / 3.1061, 1., of_a_run);
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
    EXPECT_NEAR(adaptive.mean() / uniform.mean(), 1., of_a_run);
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
    const auto equations =
      std::make_unique<ExpressionEquations>(run.what.expressions, tolerance_of(run.what));
    const double error = run.simulation->fields().measures().l2_error(0, [&](const auto &place) {
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
