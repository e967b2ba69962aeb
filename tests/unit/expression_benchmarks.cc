// SPDX-License-Identifier: LGPL-2.1-or-later
// SPDX-FileCopyrightText: softlattice authors
//
// The formulas of the shipped benchmark cases against what their specification demands.
#include "solver/fields/expression_equations.h"
#include "tests/support/own_equations.h"

#include <gtest/gtest.h>

#include <cmath>

using namespace softlattice;

namespace
{
  using Place = std::array<double, 3>;

  struct Benchmark
  {
    explicit Benchmark(const std::string &name)
      : own(std::filesystem::path(SOFTLATTICE_SOURCE_DIR) / "parameters" / "benchmark" /
            (name + ".prm"))
      , equations(own.model, Tolerance())
    {}

    /// Energy density and its derivative for one field at one value.
    std::array<double, 2> energy(const double u)
    {
      equations.set_nodes({{Place{}}, {}, {}});
      double value = 0., derivative = 0.;
      const double *const fields[] = {&u};
      double *const gradient[] = {&derivative};
      equations.energy({0, 1}, fields, &value, gradient, nullptr);
      return {value, derivative};
    }

    OwnEquations own;
    ExpressionEquations equations;
  };

  /// By central differences of the exact solution: eta_t + f'(eta) - kappa laplace eta, which the
  /// source has to be.
  double residual(Benchmark &benchmark, const Place &at, const double t, const double h)
  {
    const ExpressionEquations &equations = benchmark.equations;
    const auto exact = [&](const double dx, const double dy, const double dt) {
      return equations.exact_solution(0, {{at[0] + dx, at[1] + dy, 0.}}, t + dt);
    };
    const double eta = exact(0, 0, 0);
    const double laplace =
      (exact(h, 0, 0) + exact(-h, 0, 0) + exact(0, h, 0) + exact(0, -h, 0) - 4 * eta) / (h * h);
    const double by_time = (exact(0, 0, 1e-4) - exact(0, 0, -1e-4)) / 2e-4;
    return by_time + 4 * eta * (eta - 1) * (eta - 0.5) -
           equations.fields()[0].gradient_coefficient * laplace;
  }
} // namespace

TEST(Benchmarks, TheSourceOf7MakesItsSolution)
{
  for (const auto &[name, width] : {std::pair<std::string, double>{"pfhub_7a", 0.028},
                                    std::pair<std::string, double>{"pfhub_7b", 0.00177}})
    {
      Benchmark benchmark(name);
      for (const double t : {0., 3., 8.})
        for (const double x : {0.03, 0.41, 0.77})
          {
            const double a = 0.25 + 0.0075 * t * std::sin(8 * M_PI * x) +
                             0.03 * std::sin(22 * M_PI * x + 0.0625 * M_PI * t);
            for (const double s : {-0.7, 0., 0.4})
              {
                const Place at = {{x, a + s * width, 0.}};
                benchmark.equations.set_nodes({{at}, {}, {}});
                benchmark.equations.set_time(t, false);
                const double u = benchmark.equations.exact_solution(0, at, t);
                const double *const fields[] = {&u};
                double source = 0.;
                benchmark.equations.source(0, fields, &source, nullptr);
                const double expected = residual(benchmark, at, t, 2e-3 * width);
                EXPECT_NEAR(source, expected, 2e-4 * (1. + std::abs(expected)))
                  << name << " at x = " << x << ", t = " << t;
              }
            const Place front = {{x, 0.25, 0.}};
            EXPECT_DOUBLE_EQ(benchmark.equations.initial_value(0, front),
                             benchmark.equations.exact_solution(0, front, 0.));
          }
    }
}

TEST(Benchmarks, TheMixtureOf1)
{
  Benchmark benchmark("pfhub_1b");
  // 2 rho (c - a)(b - c)(a + b - 2c)
  EXPECT_NEAR(benchmark.energy(0.6)[0], 5 * 0.09 * 0.01, 1e-15);
  EXPECT_NEAR(benchmark.energy(0.6)[1], 10 * 0.3 * 0.1 * -0.2, 1e-15);
  EXPECT_EQ(benchmark.equations.fields()[0].gradient_coefficient, 2.);
  EXPECT_EQ(benchmark.equations.uniform_coefficient(0), 5.);
  const double x = 37., y = 81.;
  EXPECT_NEAR(benchmark.equations.initial_value(0, {{x, y, 0.}}),
              0.5 + 0.01 * (std::cos(0.105 * x) * std::cos(0.11 * y) +
                            std::pow(std::cos(0.13 * x) * std::cos(0.087 * y), 2) +
                            std::cos(0.025 * x - 0.15 * y) * std::cos(0.07 * x - 0.02 * y)),
              1e-15);
  EXPECT_EQ(Benchmark("pfhub_1a").equations.initial_value(0, {{x, y, 0.}}),
            benchmark.equations.initial_value(0, {{x, y, 0.}}));
}

TEST(Benchmarks, TheNucleiOf8)
{
  const double df = std::sqrt(2.) / 30.;
  for (const auto &[name, size] : {std::pair<std::string, double>{"pfhub_8a_099", 0.99},
                                   std::pair<std::string, double>{"pfhub_8a_100", 1.},
                                   std::pair<std::string, double>{"pfhub_8a_101", 1.01}})
    {
      Benchmark benchmark(name);
      // The critical radius is 5, where the seed is one half.
      EXPECT_NEAR(benchmark.equations.initial_value(0, {{50. + 5. * size, 50., 0.}}), 0.5, 1e-14);
      EXPECT_GT(benchmark.equations.initial_value(0, {{50., 50., 0.}}), 0.999);
      EXPECT_NEAR(benchmark.energy(0.)[0], 0., 1e-16);
      EXPECT_NEAR(benchmark.energy(1.)[0], -df, 1e-15);
      EXPECT_NEAR(benchmark.energy(1.)[1], 0., 1e-15);
      // -g' + df p' with p' = 30 phi^2 (1 - phi)^2
      EXPECT_NEAR(benchmark.energy(0.3)[1], 2 * 0.3 * 0.7 * 0.4 - df * 30 * 0.09 * 0.49, 1e-15);
    }
}
